"""How an event stands: denied or not, and whether it has happened, is planned or imagined."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.lexicon.events import EventRules, ModalCue
from core.model import EventType, Modality
from core.parse.events.clauses import is_infinitive

CONDITIONS = frozenset({"if", "unless", "whether"})
INVERTED = frozenset({"had", "should", "were"})
COUNTERFACTUAL = frozenset({"would", "could", "might", "should", "'d"})
NO = frozenset({"no", "neither"})
# What is believed is imagined: "thought she would sign".
BELIEFS = frozenset({"think", "believe", "expect", "suppose", "imagine", "assume", "wish", "hope"})
# Before these it has not come about yet: "before it signs".
YET_TO_COME = frozenset({"before", "until"})
SPEAKERS = frozenset({"i", "we"})
SUPERLATIVES = frozenset({"first", "last", "latest", "only"})


def is_negated(verb: Token, noun: Token | None, rules: EventRules) -> bool:
    """`did not attack`, `held no talks`, `failed to agree`, `will never sign`."""
    if _has_negation(verb) or any(_has_no(word) for word in _arguments(verb, noun)):
        return True
    flips = sum(cue.negates + _has_negation(word) for cue, word in _governors(verb, rules))
    return flips % 2 == 1


def is_wished(verb: Token, rules: EventRules) -> bool:
    """`must withdraw`, `have to talk`, `will they talk?`: what is wanted or asked is no event."""
    if verb.sent.text.rstrip().endswith("?") or _is_counterfactual(verb):
        return True
    # The auxiliary of "have withdrawn" wishes nothing.
    return any(
        cue.wishes and not (word.dep_ == "aux" and cue.lemma == "have")
        for cue, word in _governors(verb, rules)
    )


def is_uttered(verb: Token, rules: EventRules) -> bool:
    """`I want to thank Chile`, `we must condemn this`: done by these words."""
    if verb.lemma_ not in rules.classes["uttered"] or not is_infinitive(verb):
        return False
    subjects = [child.lower_ for child in verb.head.children if child.dep_ == "nsubj"]
    denied = _has_negation(verb) or _has_negation(verb.head)
    return verb.dep_ == "xcomp" and bool(SPEAKERS & set(subjects)) and not denied


def is_stopped(verb: Token, rules: EventRules) -> bool:
    """`stopped buying oil`, `has halted sending aid`."""
    return any(cue.stops and word.pos_ == "VERB" for cue, word in _governors(verb, rules))


def modality_of(verb: Token, rules: EventRules) -> Modality:
    """Happened, unless an auxiliary, a governing word or a condition says otherwise."""
    if _is_conditional(verb) or _is_yet_to_come(verb):
        return Modality.HYPOTHETICAL
    for cue, word in _governors(verb, rules):
        if cue.lemma == "would" and not _is_reported(word.head):
            # "said it would leave" is the past of "will leave"; else it is only imagined.
            return Modality.HYPOTHETICAL
        if cue.modality:
            return cue.modality
    first = _first_of_series(verb)
    if is_infinitive(first) and not _is_raised(first) and not _is_superlative(first):
        # "it is easy to attack Spain", "the power to lend": nobody's deed yet.
        return Modality.HYPOTHETICAL
    return Modality.HAPPENED


def recoded(event_type: EventType, standing: str, rules: EventRules) -> EventType:
    """PLOVER codes what is still to come as another type: a future meeting is AGREE."""
    return rules.recoded.get((event_type, standing), event_type)


def _governors(verb: Token, rules: EventRules) -> Iterator[tuple[ModalCue, Token]]:
    """The auxiliaries of a verb, then the words it is the infinitive or gerund of, outwards."""
    word: Token | None = verb
    below = verb
    while word is not None:
        for child in word.children:
            if child.dep_ == "aux" and (cue := rules.modals.get(child.lemma_.lower())):
                yield cue, child
        # The first verb of a series lends the second its auxiliaries, not its own meaning.
        if below.dep_ != "conj" and word != verb and (cue := _cue_of(word, rules)):
            yield cue, word
        below, word = word, _governor(word)


def _cue_of(word: Token, rules: EventRules) -> ModalCue | None:
    if word.lemma_ == "be":
        # "is to visit", not "is ready to visit": there the adjective counts.
        is_plain = not any(child.dep_ == "acomp" for child in word.children)
        return rules.modals.get("be to") if is_plain else None
    return rules.modals.get(word.lemma_.lower()) or rules.modals.get(word.lower_)


def _governor(word: Token) -> Token | None:
    """The word an infinitive or a gerund hangs on; the first verb of a series."""
    if _continues_series(word):
        # "will visit Spain and sign a treaty": both lie ahead.
        return word.head
    if word.dep_ == "pcomp":
        return word.head.head
    if word.dep_ == "xcomp" or (word.pos_ == "ADJ" and word.dep_ in {"acomp", "oprd"}):
        return word.head
    # "will fly to Spain to meet": the meeting lies ahead too.
    if word.dep_ in {"advcl", "acl"} and is_infinitive(word):
        return word.head
    return None


def _continues_series(verb: Token) -> bool:
    if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    return not any(c.dep_ in {"aux", "nsubj"} and c.tag_ != "TO" for c in verb.children)


def _first_of_series(verb: Token) -> Token:
    """The first of verbs joined by `and`: in "to lend and to advise", `lend`."""
    while _continues_series(verb):
        verb = verb.head
    return verb


def _is_superlative(verb: Token) -> bool:
    """`the first state to recognise Chad` has done so."""
    return any(child.lower_ in SUPERLATIVES for child in verb.head.children)


def _is_raised(verb: Token) -> bool:
    """`is said to support`, `continued to shell`, `helped to free`: done, as the governor says."""
    return verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}


def _is_reported(verb: Token) -> bool:
    complements = (word for word in (verb, *verb.ancestors) if word.dep_ == "ccomp")
    first = next(complements, None)
    return first is not None and first.head.lemma_ not in BELIEFS


def _is_yet_to_come(verb: Token) -> bool:
    """`before he backs Ruiz`, not `before he backed her`."""
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    return verb.tag_ in {"VBZ", "VBP"} and bool(marks & YET_TO_COME)


def _is_conditional(verb: Token) -> bool:
    for word in (verb, *verb.ancestors):
        if _is_inverted(word):
            return True
        marks = (c for c in word.children if c.dep_ in {"mark", "advmod"})
        if any(mark.lower_ in CONDITIONS for mark in marks):
            return True
        if word.dep_ in {"ROOT", "ccomp"}:
            return False
    return False


def _is_inverted(verb: Token) -> bool:
    """`had Chad agreed`, `should Chad agree`: a condition without `if`."""
    subjects = [child.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), None)
    return first is not None and first.lower_ in INVERTED and any(first.i < i for i in subjects)


def _is_counterfactual(verb: Token) -> bool:
    """`would have attacked`: did not."""
    first = _first_of_series(verb)
    auxiliaries = {child.lower_ for child in first.children if child.dep_ == "aux"}
    return "have" in auxiliaries and bool(auxiliaries & COUNTERFACTUAL)


def _has_negation(word: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in word.children)


def _arguments(verb: Token, noun: Token | None) -> Iterator[Token]:
    if noun is not None:
        yield noun
    yield from (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})


def _has_no(word: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in NO for child in word.children)
