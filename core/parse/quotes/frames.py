"""What a cue reports: for each frame, where in the parse its content stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from core.lexicon.cues import PREPOSITIONS
from core.parse.quotes.phrases import SUBJECTS, Run, child, has_to, subtree
from core.parse.quotes.voices import is_passive

_GOVERNED = frozenset({"pobj", "pcomp"})
_SMALL = frozenset({"ADJ", "NOUN", "PROPN"})


def clause(cue: Token) -> Iterator[Run]:
    """said (that) the bridge is closed; asked whether it would open."""
    for each in cue.children:
        if each.dep_ == "ccomp" and (_finite(each) or _is_scene(cue, each)):
            run = _clause_run(each)
            thing = child(cue, "dobj")
            bare = child(each, "mark", *SUBJECTS) is None
            if bare and thing is not None and cue.i < thing.i < run.first:
                # said the [bridge] will open, where the parse takes the bridge for an object
                run = Run(thing.left_edge.i, run.last)
            yield run


def adjective_clause(cue: Token) -> Iterator[Run]:
    """was adamant that it stay open; the parse may hang the clause on "was"."""
    yield from clause(cue)
    if cue.dep_ == "acomp":
        yield from (run for run in clause(cue.head) if run.first > cue.i)


def noun_clause(cue: Token) -> Iterator[Run]:
    """the claim that the bridge is closed."""
    for each in cue.children:
        if each.dep_ in {"acl", "ccomp", "relcl"} and each.i > cue.i:
            mark = child(each, "mark")
            if mark is not None and mark.lower_ == "that" and _finite(each):
                yield _clause_run(each)


def infinitive(cue: Token) -> Iterator[Run]:
    """vowed to rebuild the bridge."""
    for each in cue.children:
        if each.dep_ not in {"xcomp", "ccomp", "acl"} or each.i < cue.i or not has_to(each):
            continue
        if child(each, "nsubj", "nsubjpass") is None and not _addressee(cue, each):
            yield subtree(each)


def person_to(cue: Token) -> Iterator[Run]:
    """urged the council to rebuild the bridge: what is urged is that the council does."""
    for each in cue.children:
        if each.dep_ not in {"ccomp", "xcomp", "advcl"} or each.i < cue.i or not has_to(each):
            continue
        subject = child(each, "nsubj", "nsubjpass") or _addressee(cue, each)
        if subject is not None and subject.i > cue.i:
            yield Run(subject.left_edge.i, each.right_edge.i)


def gerund(cue: Token) -> Iterator[Run]:
    """denied taking bribes."""
    for each in cue.children:
        bare = each.tag_ == "VBG" and child(each, "aux") is None
        if bare and each.dep_ in {"xcomp", "ccomp"} and each.i > cue.i:
            yield subtree(each)


def object_(cue: Token) -> Iterator[Run]:
    """praised the engineers' work, endorsed Ruiz; the engineers' work was praised by."""
    name = "nsubjpass" if is_passive(cue) else "dobj"
    for each in cue.children:
        if each.dep_ != name or each.pos_ not in {"NOUN", "PROPN"}:
            continue
        # chided Ruiz for claiming that it failed: what she claims is the content, not she
        if each.pos_ == "NOUN" or not _is_reproached(cue):
            yield subtree(each)


def _is_reproached(cue: Token) -> bool:
    return any(child(each, "pcomp") is not None for each in cue.children if each.lower_ == "for")


def naming(cue: Token) -> Iterator[Run]:
    """called the bridge unsafe."""
    thing = child(cue, "dobj")
    for each in cue.children:
        small = each.dep_ in {"ccomp", "xcomp"} and each.pos_ in _SMALL
        if each.i < cue.i or not (each.dep_ == "oprd" or small) or child(each, "aux", "mark"):
            continue
        first = each.left_edge.i
        if thing is not None and thing.i > cue.i:
            first = min(first, thing.left_edge.i)
        yield Run(first, each.right_edge.i)


def as_(cue: Token) -> Iterator[Run]:
    """described the bridge as unsafe; referred to it as a ruin."""
    to = next((each for each in cue.children if each.dep_ == "prep" and each.lower_ == "to"), cue)
    thing = child(cue, "dobj") or child(to, "pobj")
    for each in cue.children:
        if each.dep_ == "prep" and each.lower_ == "as" and each.i > cue.i:
            first = thing if thing is not None and thing.i > cue.i else each
            yield Run(first.left_edge.i, each.right_edge.i)


def seems_to(cue: Token) -> Iterator[Run]:
    """the bridge seems to be unsafe."""
    for each in cue.children:
        if each.dep_ == "xcomp" and has_to(each) and each.i > cue.i:
            yield subtree(each)


def passive_to(cue: Token) -> Iterator[Run]:
    """the bridge is expected to reopen."""
    if child(cue, "auxpass") is not None:
        yield from seems_to(cue)


def preposition(word: str) -> Callable[[Token], Iterator[Run]]:
    """The frame of one preposition: warned of floods."""

    def found(cue: Token) -> Iterator[Run]:
        yield from _with_particle(cue, word)
        for each in _prepositions(cue):
            if each.lower_ != word or each.i < cue.i:
                continue
            content = child(each, "pobj", "pcomp")
            if content is None:
                continue
            run = subtree(content)
            # called on the council to rebuild the bridge
            then = next((c for c in infinitives(cue) if c.i > run.last), None)
            yield Run(run.first, then.right_edge.i) if then is not None else run

    return found


def complements(verb: Token) -> Iterator[Run]:
    """All that a verb may take after it, whatever the frame."""
    for each in verb.children:
        if each.i < verb.i:
            continue
        if each.dep_ == "ccomp" and _finite(each):
            yield _clause_run(each)
        elif each.dep_ in {"dobj", "xcomp", "ccomp", "oprd"}:
            yield subtree(each)
        elif each.dep_ == "prep":
            yield from (subtree(inner) for inner in each.children if inner.dep_ in _GOVERNED)


def infinitives(verb: Token) -> Iterator[Token]:
    """The to-infinitives that hang on a verb."""
    return (
        each for each in verb.children if each.dep_ in {"xcomp", "advcl", "ccomp"} and has_to(each)
    )


def _prepositions(cue: Token) -> Iterator[Token]:
    for each in cue.children:
        if each.dep_ == "prep":
            yield each
        elif each.dep_ in {"dobj", "prt", "advmod"} and each.i > cue.i:
            # lashed out at; criticised the council for its silence; not: told members of it
            further = (inner for inner in each.children if inner.dep_ == "prep")
            yield from (inner for inner in further if each.dep_ != "dobj" or inner.lower_ != "of")


def _with_particle(cue: Token, word: str) -> Iterator[Run]:
    """called for the council to resign; called on the council to resign, as the parse may see it"""
    thing = child(cue, "dobj")
    for each in cue.children:
        mark = child(each, "mark")
        if each.i > cue.i and mark is not None and mark.lower_ == word and has_to(each):
            yield Run(mark.i + 1, each.right_edge.i)
        elif each.dep_ == "prt" and each.lower_ == word and thing is not None and thing.i > each.i:
            then = next(infinitives(cue), None)
            yield Run(thing.left_edge.i, max(thing.right_edge.i, then.right_edge.i if then else 0))


def question(cue: Token) -> Iterator[Run]:
    """asked the students if they were always so serious"""
    for each in cue.children:
        mark = child(each, "mark") if each.dep_ == "advcl" and each.i > cue.i else None
        if mark is not None and mark.lower_ in {"if", "whether"}:
            yield subtree(each)


def _addressee(cue: Token, infinitive: Token) -> Token | None:
    person = child(cue, "dobj", "dative")
    return person if person is not None and cue.i < person.i < infinitive.i else None


def _clause_run(verb: Token) -> Run:
    """Without the "that" before it."""
    run = subtree(verb)
    first = verb.doc[run.first]
    opens = first.tag_ == "IN" or first == child(verb, "mark")
    says = first.lower_ == "that" and opens and run.first < verb.i
    return Run(run.first + 1, run.last) if says else run


def _finite(verb: Token) -> bool:
    """Whether a clause has a subject and a tense of its own."""
    if has_to(verb):
        return child(verb, "nsubj", "nsubjpass", "mark", "advmod", "attr") is not None and (
            child(verb, "mark") is not None
        )
    # her voice drowned out by boos; officials trying to help
    participle = verb.tag_ in {"VBG", "VBN"} and child(verb, "aux", "auxpass", "mark") is None
    return not participle or (child(verb, *SUBJECTS) is None and verb.tag_ == "VBN")


def _is_scene(cue: Token, verb: Token) -> bool:
    """polls show the race tightening; not: told the crowd, her voice drowned out."""
    return child(verb, *SUBJECTS) is not None and verb.left_edge.i == cue.i + 1 and not has_to(verb)


VERB_FRAMES: Mapping[str, Callable[[Token], Iterator[Run]]] = {
    "clause": clause,
    "infinitive": infinitive,
    "person-to": person_to,
    "gerund": gerund,
    "object": object_,
    "naming": naming,
    "as": as_,
    "passive-to": passive_to,
    "seems-to": seems_to,
    "question": question,
    **{word: preposition(word) for word in PREPOSITIONS},
}
NOUN_FRAMES = {**VERB_FRAMES, "clause": noun_clause}
ADJECTIVE_FRAMES = {**VERB_FRAMES, "clause": adjective_clause}
