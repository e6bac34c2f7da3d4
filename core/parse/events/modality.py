"""How an event stands: whether it is denied, and whether it has happened, is planned or imagined."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.lexicon.events import REFUSED, EventRules, Frame, ModalCue
from core.model import EventType, Modality
from core.parse.events.clauses import is_infinitive

CONDITIONS = frozenset({"if", "unless", "whether"})
NO = frozenset({"no", "neither"})


def is_negated(verb: Token, noun: Token | None, rules: EventRules) -> bool:
    """`did not attack`, `held no talks`, `failed to agree`, `will never sign`."""
    if _has_negation(verb) or any(_has_no(word) for word in _arguments(verb, noun)):
        return True
    flips = 0
    for cue, word in _governors(verb, rules):
        flips += cue.negates + _has_negation(word)
    return flips % 2 == 1


def is_wished(verb: Token, rules: EventRules) -> bool:
    """`must withdraw`, `have to talk`: what ought to be has not been."""
    for cue, word in _governors(verb, rules):
        # The auxiliary of "have withdrawn" wishes nothing.
        if cue.wishes and not (word.dep_ == "aux" and cue.lemma == "have"):
            return True
    return False


def modality_of(verb: Token, rules: EventRules) -> Modality:
    """Happened, unless an auxiliary, a governing word or a condition says otherwise."""
    if _is_conditional(verb) or verb.sent.text.rstrip().endswith("?"):
        return Modality.HYPOTHETICAL
    for cue, _ in _governors(verb, rules):
        if cue.modality:
            return cue.modality
    first = _first_of_series(verb)
    if is_infinitive(first) and not _is_raised(first) and not _is_superlative(first):
        # "it is easy to attack Spain", "the power to lend": nobody's deed yet.
        return Modality.HYPOTHETICAL
    return Modality.HAPPENED


def recoded(frame: Frame, modality: Modality, negated: bool, rules: EventRules) -> EventType:
    """PLOVER codes what is still to come as another type: a future meeting is AGREE.

    What somebody will not do is refused: "will not extradite" is REJECT.
    """
    standing = REFUSED if negated and modality is Modality.PLANNED else modality
    return rules.recoded.get((frame.type, standing), frame.type)


def _governors(verb: Token, rules: EventRules) -> Iterator[tuple[ModalCue, Token]]:
    """The auxiliaries of a verb, then the words it is the infinitive or gerund of, outwards."""
    word = verb
    while True:
        for child in word.children:
            if child.dep_ == "aux" and (cue := rules.modals.get(child.lemma_.lower())):
                yield cue, child
        if (
            word.dep_ == "conj"
            and not any(c.dep_ == "aux" for c in word.children)
            and word.head.pos_ in {"VERB", "AUX"}
        ):
            # "will visit Spain and sign a treaty": both lie ahead.
            word = word.head
            continue
        if word.dep_ == "advcl" and is_infinitive(word):
            # "will fly to Spain to meet": the meeting lies ahead too.
            word = word.head
        elif word.dep_ == "pcomp":
            word = word.head.head
        elif word.dep_ == "xcomp" or (word.dep_ == "acl" and word.tag_ == "VB"):
            word = word.head
            if word.lemma_ == "be" and not any(c.dep_ == "acomp" for c in word.children):
                # "is to visit Spain next week"
                yield rules.modals["be to"], word
        else:
            return
        if cue := rules.modals.get(word.lemma_.lower()):
            yield cue, word
        if word.pos_ == "ADJ" and word.dep_ in {"acomp", "oprd"}:
            word = word.head


def _continues_series(verb: Token) -> bool:
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"aux", "nsubj"} and c.tag_ != "TO" for c in verb.children)
    )


def _first_of_series(verb: Token) -> Token:
    """The first of verbs joined by `and`: in "to lend and to advise", `lend`."""
    while _continues_series(verb):
        verb = verb.head
    return verb


def _is_superlative(verb: Token) -> bool:
    """`the first state to recognise Chad` has done so."""
    return any(c.lower_ in {"first", "last", "latest", "only"} for c in verb.head.children)


def _is_raised(verb: Token) -> bool:
    """`is said to support`, `continued to shell`, `helped to free`: done, as the governor says."""
    return verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}


def _is_conditional(verb: Token) -> bool:
    for word in (verb, *verb.ancestors):
        if word.dep_ == "advcl" and any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in CONDITIONS for c in word.children
        ):
            return True
        if word.dep_ == "ccomp" and any(
            c.lower_ in CONDITIONS for c in word.children if c.dep_ == "mark"
        ):
            return True
        if word.dep_ in {"ROOT", "ccomp"}:
            return False
    return False


def _has_negation(word: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in word.children)


def _arguments(verb: Token, noun: Token | None) -> Iterator[Token]:
    if noun is not None:
        yield noun
    yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})


def _has_no(word: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in NO for child in word.children)
