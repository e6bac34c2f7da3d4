"""Who speaks: the phrase that is the subject of a cue, wherever the sentence put it."""

from __future__ import annotations

from spacy.tokens import Token

from core.parse.quotes.phrases import SUBJECTS, child

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# X is trying to say, X began by saying, X smiled, saying: the subject is the governing verb's.
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"})
_REACH = 6
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def speaker_of(cue: Token) -> Token | None:
    """The head of the phrase that speaks; None where the sentence names nobody."""
    if is_passive(cue):
        return agent_of(cue)
    return _governed(cue) or _adjacent(cue)


def _governed(cue: Token) -> Token | None:
    token = cue
    for _ in range(_REACH):
        subject = child(token, *SUBJECTS)
        if subject is not None:
            return None if child(token, "expl") or subject.dep_ == "csubj" else subject
        if token.dep_ == "acl" or token.dep_ == "relcl":
            # a letter saying that ...; the envoy, speaking in Baku
            return token.head if token.tag_ == "VBG" else agent_of(token)
        if token.dep_ not in _SHARES_SUBJECT or (token.dep_ == "ccomp" and not _bare(token)):
            return None
        token = token.head
        if is_passive(token) and token.i != cue.i:
            # asked to explain, the envoy said: the passive's subject does the governed verb
            subject = child(token, "nsubjpass")
            if subject is not None:
                return subject
    return None


def _adjacent(cue: Token) -> Token | None:
    """The noun beside a finite verb whose subject the parse has lost: “Never,” said Ruiz."""
    if cue.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    following = cue.doc[cue.i + 1 : cue.i + 8]
    for token in following:
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"}:
            break
        if _names_someone(token):
            return token
    for i in range(cue.i - 1, max(cue.sent.start - 1, cue.i - 15), -1):
        token = cue.doc[i]
        if token.is_quote or token.tag_ in {"VBD", "VBZ", "VBP"} or token.text in ";:":
            break
        if _names_someone(token):
            return token
    return None


def _names_someone(token: Token) -> bool:
    heads = token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "pobj"}
    return heads and token.ent_type_ not in {"DATE", "TIME"}


def names_actor(token: Token) -> bool:
    """Whether the word is a person, a body or a pronoun for one: things do not speak."""
    person = token.lower_ in {"he", "she", "they", "who", "we", "i"}
    return person or token.pos_ == "PROPN" or token.ent_type_ in _ACTORS


def is_passive(verb: Token) -> bool:
    """was criticised, being asked; also a bare participle after a noun: a plan proposed by."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def agent_of(verb: Token) -> Token | None:
    """The noun after by: criticised by the opposition."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def antecedent(speaker: Token) -> Token:
    """The noun that who, which or that stands for; any other word itself."""
    if speaker.lower_ in _RELATIVE and speaker.head.dep_ == "relcl":
        return speaker.head.head
    return speaker


def _bare(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBG"}
