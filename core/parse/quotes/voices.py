"""Who speaks: the phrase that is the subject of a cue, wherever the sentence put it."""

from __future__ import annotations

from spacy.tokens import Token

from core.parse.quotes.phrases import OBJECTS, SUBJECTS, child

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# X is trying to say, X began by saying, X smiled, saying: the subject is the governing verb's.
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"})
_BARE = frozenset({"VB", "VBG"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_OBJECT_ACTS = frozenset({"for", "of", "from", "over"})
_CAUSES = frozenset(
    "ask bring cause compel enable encourage force get help invite lead leave order persuade "
    "press pressure prompt push send tell urge want".split()
)
_SHOWS = frozenset("show suggest indicate demonstrate prove find reveal read".split())
_BARS = frozenset(".;:!?")
_DOCUMENTS = frozenset({"statement", "letter", "memo", "email", "post", "tweet", "message", "note"})
_REACH, _CLAUSE = 6, 20
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def speaker_of(cue: Token) -> Token | None:
    """The head of the phrase that speaks; None where the sentence names nobody."""
    if is_passive(cue):
        found = agent_of(cue)
    else:
        found = _governed(cue) or _adjacent(cue) or _main(cue) or _coordinated(cue)
    return found if found is not None and _can_speak(found) else None


def _governed(cue: Token) -> Token | None:
    token = cue
    for _ in range(_REACH):
        subject = child(token, *SUBJECTS)
        if subject is not None:
            return None if child(token, "expl") or subject.dep_ == "csubj" else subject
        if token.dep_ == "acl" or token.dep_ == "relcl":
            # a map showing that ...; the envoy, speaking in Baku
            return _participant(token) if token.tag_ == "VBG" else agent_of(token)
        if token.dep_ not in _SHARES_SUBJECT or (token.dep_ == "ccomp" and not _bare(token)):
            return None
        token = _true_conjunct(token)
        if (controller := controller_of(token) or _made_to(token)) is not None:
            return controller
        token = token.head
        if (subject := _lost_subject(token) or _passive_subject(token)) is not None:
            return subject
    return None


def _lost_subject(verb: Token) -> Token | None:
    """Of a main verb, where the parse gave its subject to another word."""
    main = verb.dep_ == "ROOT" and verb.tag_ in _FINITE
    return _first_noun_before(verb) if main and child(verb, *SUBJECTS) is None else None


def _passive_subject(verb: Token) -> Token | None:
    """asked to explain, the envoy said: the passive's subject does the governed verb"""
    return child(verb, "nsubjpass") if is_passive(verb) else None


def _participant(verb: Token) -> Token:
    """Who does what a participle after a noun says: the envoy, speaking in Baku."""
    noun = verb.head
    apart = verb.doc[verb.i - 1].text == "," or child(noun, "poss") is not None
    if verb.lemma_ not in _SHOWS and apart and not names_actor(noun):
        # She spent much of her speech defending the plan: she did, not her speech.
        clause = _clause_of(noun)
        subject = child(clause, "nsubj")
        if subject is not None and subject.i < noun.i and names_actor(subject):
            return subject
    return _issuer(noun)


def _clause_of(noun: Token) -> Token:
    top = noun
    while top.pos_ not in {"VERB", "AUX"} and top.head.i != top.i:
        top = top.head
    return top


def _issuer(noun: Token) -> Token:
    """The council issued a statement saying: the council's word, not the statement's."""
    if noun.lemma_ not in _DOCUMENTS:
        return noun
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    subject = child(noun.head, "nsubj") if noun.dep_ == "dobj" else None
    return subject if subject is not None else noun


def _adjacent(cue: Token) -> Token | None:
    """The noun beside a finite verb whose subject the parse has lost."""
    if cue.tag_ not in _FINITE and not (cue.tag_ == "VBN" and _opens(cue)):
        return None
    return _first_noun_before(cue) or noun_after(cue)


def noun_after(cue: Token) -> Token | None:
    """“Never,” said the mayor. Not whom she told, not whom her words are about."""
    for token in cue.doc[cue.i + 1 : cue.i + 8]:
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"}:
            return None
        if _is_head(token):
            inverted = token.dep_ not in SUBJECTS | OBJECTS or token.head == cue
            return token if inverted and _follows_quote(cue) else None
    return None


def _opens(cue: Token) -> bool:
    """Continued Ruiz: “...”; the parse may see a participle and no sentence."""
    return bool(cue.is_sent_start) or cue.doc[cue.i - 1].is_space


def _follows_quote(cue: Token) -> bool:
    before = cue.doc[cue.i - 1] if cue.i else cue
    return _opens(cue) or before.is_quote or before.text in {",", "-", "–", "—"}


def _can_speak(token: Token) -> bool:
    return token.pos_ in _NOMINAL and token.lower_ not in {"the", "a", "an"}


def _first_noun_before(cue: Token) -> Token | None:
    """The first noun of the clause: “Never,” the mayor, wearing her chain, said."""
    first = cue.i
    while first > 0 and cue.i - first < _CLAUSE:
        before = cue.doc[first - 1]
        if before.text == ")" and (opens := _opening(before)) is not None:
            first = opens.i
            continue
        if before.is_quote or before.is_space or before.tag_ in _FINITE or before.text in _BARS:
            break
        first -= 1
    return next((token for token in cue.doc[first : cue.i] if _is_head(token)), None)


def _opening(closing: Token) -> Token | None:
    """The bracket that opens before this one, near by: Senator Ana Ruiz (D-Ind.) said."""
    near = closing.doc[max(0, closing.i - _REACH) : closing.i]
    return next((token for token in reversed(near) if token.text == "("), None)


def _is_head(token: Token) -> bool:
    heads = _can_speak(token) and token.dep_ not in {"compound", "pobj", "poss", "amod"}
    return heads and token.ent_type_ not in {"DATE", "TIME"} and token.lower_ != "that"


def _main(cue: Token) -> Token | None:
    """The council closed the bridge built in May, saying ...: the sentence's own subject."""
    root = cue.sent.root
    subject = child(root, "nsubj") if cue.tag_ in _BARE and root.i < cue.i else None
    # It is no exaggeration to call it a ruin: nobody in the sentence does.
    return subject if subject is not None and subject.lower_ != "it" else None


def _coordinated(cue: Token) -> Token | None:
    """In an address he promised to stay, wherever, and threatened to go: "and" joins his verbs."""
    joined = cue.i > 0 and cue.doc[cue.i - 1].lower_ in {"and", "but"}
    if not joined or cue.tag_ not in _FINITE:
        return None
    for verb in reversed(cue.doc[cue.sent.start : cue.i]):
        subject = child(verb, "nsubj") if verb.tag_ in _FINITE else None
        if subject is not None and verb.dep_ != "advcl":
            return subject
    return None


def names_actor(token: Token) -> bool:
    """Whether the word is a person, a body or a pronoun for one: things do not speak."""
    person = token.lower_ in {"he", "she", "they", "who", "we", "i"}
    return person or token.pos_ == "PROPN" or token.ent_type_ in NAMES


def _true_conjunct(verb: Token) -> Token:
    """criticised her for leaving and claiming that: claiming goes with leaving, not criticised."""
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or verb.head.tag_ not in _FINITE:
        return verb
    for preposition in verb.head.children:
        gerund = child(preposition, "pcomp") if preposition.i < verb.i else None
        if gerund is not None and gerund.tag_ == "VBG":
            return gerund
    return verb


def accusing_verb(cue: Token) -> Token | None:
    """criticised in "criticised the mayor for claiming that", for claiming."""
    verb = _true_conjunct(cue)
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    return verb.head.head if controller_of(verb) is not None else None


def controller_of(verb: Token) -> Token | None:
    """Who does it, where a verb's object does: criticised the mayor for claiming that."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.lower_ not in _OBJECT_ACTS:
        return None
    thing = child(preposition.head, "nsubjpass" if is_passive(preposition.head) else "dobj")
    return thing if thing is not None and names_actor(thing) else None


def _made_to(verb: Token) -> Token | None:
    """Who does it, where a verb makes its object do it: brought her sister to vouch for the plan"""
    head = verb.head
    if verb.dep_ not in {"xcomp", "advcl"} or verb.tag_ != "VB" or head.lemma_ not in _CAUSES:
        return None
    thing = child(head, "dobj")
    between = thing is not None and head.i < thing.i < verb.i and not is_passive(head)
    return thing if between else None


def is_passive(verb: Token) -> bool:
    """was criticised, being asked; also a bare participle after a noun: a plan proposed by."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, "aux") is None


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
    return verb.tag_ in _BARE
