"""The words that may be an event: a verb in a frame, a noun with its light verb or by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.lexicon.events import SPEAKER, Frame
from core.model import Span
from core.parse.events.clauses import (
    Clause,
    clause_of,
    is_infinitive,
    is_passive,
    prepositional,
    subjects_of,
)
from core.parse.events.frames import FrameFitter, particle_of
from core.parse.roster import span_of

VERBS = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
# Verbs that oblige nobody to do anything: "must be clear", "should know".
STATIVE = frozenset(
    {"be", "have", "know", "remember", "understand", "expect", "feel", "see", "face"}
    | {"deserve", "remain", "suffer", "matter", "want", "worry"}
)
MANNERS = frozenset({"in", "with"})
OCCASIONS = frozenset({"after", "during", "following"})
# "maybe she should run": advice.
ADVICE = frozenset({"maybe", "perhaps", "probably", "possibly"})
SPEECH = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word and the frames it fits, the narrowest first.

    `token` is what the clause is read around; `noun` is set where the event is in the noun.
    """

    token: Token
    frames: tuple[Frame, ...]
    clause: Clause | None
    noun: Token | None
    span: Span

    @property
    def word(self) -> Token:
        """The noun or verb whose row it is."""
        return self.token if self.noun is None else self.noun


def find_triggers(doc: Doc, fitter: FrameFitter) -> tuple[Trigger, ...]:
    """Every word of the tables that fits a frame, in reading order."""
    found = (*_verbs(doc, fitter), *_nouns(doc, fitter))
    return tuple(sorted(found, key=lambda trigger: trigger.span))


def doers(noun: Token) -> Iterator[Token]:
    """Where a noun of action says whose it is: Spain's raid, a raid by Spain, Spanish raids."""
    yield from (child for child in noun.children if child.dep_ == "poss")
    yield from (token for name, token in prepositional(noun) if name == "by")
    # "an attack on a convoy by rebels": the parser gives the rebels to the convoy.
    for _, inner in prepositional(noun):
        yield from (token for name, token in prepositional(inner) if name == "by")
    yield from (child for child in noun.children if child.dep_ in MODIFIERS)
    yield from _whose_manner(noun)


def _whose_manner(noun: Token) -> tuple[Token, ...]:
    """`in a rebuke to Chad, Niger said`, `after talks with Chad, Niger said`: whoever does the
    rest does this with it."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    preposition = first.head
    definite = any(
        child.lower_ not in {"a", "an"} for child in noun.children if child.dep_ == "det"
    )
    if first.dep_ != "pobj" or definite:
        return ()
    shared = any(name == "with" for name, _ in prepositional(noun))
    if not (preposition.lower_ in MANNERS or (preposition.lower_ in OCCASIONS and shared)):
        return ()
    return subjects_of(preposition.head) if preposition.head.pos_ in VERBS else ()


def _verbs(doc: Doc, fitter: FrameFitter) -> Iterator[Trigger]:
    for token in doc:
        if token.pos_ not in VERBS:
            continue
        rows = fitter.rules.verbs.get(token.lemma_.lower())
        if rows is None:
            continue
        if SPEAKER in rows[0].sources:
            if not _obliges(token):
                continue
        elif token.dep_ == "aux":
            continue
        clause = clause_of(token.head if token.dep_ == "aux" else token)
        if frames := fitter.fitting(token.lemma_.lower(), clause):
            yield Trigger(token, frames, clause, None, _with_particle(token, frames[0]))


def _nouns(doc: Doc, fitter: FrameFitter) -> Iterator[Trigger]:
    for token in doc:
        rows = fitter.rules.nouns.get(_noun_form(token))
        if rows is None:
            continue
        light = _light_verb(token)
        is_carried = light is not None and token.dep_ not in SUBJECTS
        actors = clause_of(light).subjects if light and is_carried else tuple(doers(token))
        fitting = (
            row
            for row in rows
            if _noun_fits(row, token, light) and fitter.fills(row.subject, actors)
        )
        frame = next(fitting, None)
        if frame is None or frame.type is None:
            continue
        if light is not None and light.lemma_.lower() in frame.light:
            yield Trigger(light, (frame,), clause_of(light), token, _from_to(light, token))
        else:
            yield Trigger(token, (frame,), None, token, span_of(token))


def _obliges(token: Token) -> bool:
    """`must leave`; not `must have left`, `must be clear`."""
    verb = token.head
    if token.dep_ != "aux" or verb.tag_ != "VB" or is_passive(verb) or is_infinitive(verb):
        return False
    # "Should Spain leave, the pact is dead" asks nobody to leave.
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    asked = all(s.i < token.i and s.lower_ not in SPEECH for s in subjects)
    advised = any(child.lower_ in ADVICE for child in verb.children)
    return verb.lemma_ not in STATIVE and asked and not advised


def _with_particle(verb: Token, frame: Frame) -> Span:
    """`turned down`; the verb alone where its object stands in between."""
    particle = particle_of(verb, frame.particle) if frame.particle else None
    return _from_to(verb, particle) if particle in _next_two(verb) else span_of(verb)


def _next_two(verb: Token) -> tuple[Token, ...]:
    return tuple(verb.doc[verb.i + 1 : verb.i + 3])


def _from_to(one: Token, other: Token | None) -> Span:
    tokens = sorted((one, other or one), key=lambda token: token.i)
    return Span(tokens[0].idx, tokens[1].idx + len(tokens[1]))


def _noun_form(token: Token) -> str:
    """How the noun table would list the word; `Fighting flared` is a noun, whatever its tag."""
    if token.pos_ == "NOUN":
        return token.lemma_.lower()
    return token.lower_ if token.tag_ == "VBG" and token.dep_ in NOMINAL else ""


def _light_verb(noun: Token) -> Token | None:
    """The verb that carries a noun: held talks, talks were held, is in talks, a round of talks."""
    head = noun.head
    if noun.dep_ == "conj" or noun.dep_ == "compound":
        return _light_verb(head)
    if head.pos_ in VERBS:
        return head if noun.dep_ in OBJECTS | {"nsubj"} else None
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        if head.head.pos_ in VERBS:
            return head.head
        return _light_verb(head.head) if head.lower_ == "of" else None
    return None


def _noun_fits(frame: Frame, noun: Token, light: Token | None) -> bool:
    words = {word for c in noun.children if c.dep_ in MODIFIERS for word in (c.lemma_, c.text)}
    if frame.modifier and not {word.lower() for word in words} & frame.modifier:
        return False
    carried = light is not None and light.lemma_.lower() in frame.light
    is_silent = frame.type is None and not frame.light
    return is_silent or frame.bare or carried
