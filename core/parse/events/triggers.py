"""The words that may be an event: a verb in a frame, a noun with its light verb or by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.lexicon.events import EventRules, Filler, Frame
from core.model import EventType, Quad, QUAD_OF, Span
from core.parse.events.clauses import Clause, clause_of, is_infinitive, is_passive, prepositional
from core.parse.events.parties import PartyReader, is_people, joined
from core.parse.roster import Roster, span_of

VERBS = frozenset({"VERB", "AUX"})
# "called Spain a bully", "found him guilty", "called it unacceptable".
NAMINGS = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp"})
COOPERATION = frozenset({Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word and the frames it fits, the narrowest first. `noun` is set where the event is in it."""

    token: Token
    frames: tuple[Frame, ...]
    clause: Clause | None
    noun: Token | None
    span: Span

    @property
    def word(self) -> Token:
        """The noun or verb whose row it is."""
        return self.token if self.noun is None else self.noun

    @property
    def is_silent(self) -> bool:
        """Whether a row says that this use of the word is no event."""
        return not self.frames


@dataclass(frozen=True, slots=True)
class FrameMatcher:
    """Finds the frame a word stands in."""

    reader: PartyReader

    @property
    def roster(self) -> Roster:
        """The actors of the article."""
        return self.reader.roster

    @property
    def rules(self) -> EventRules:
        """The event tables."""
        return self.reader.rules

    def triggers(self, doc: Doc) -> tuple[Trigger, ...]:
        """Every word of the tables in a frame that fits, in reading order."""
        found = (*self._verbs(doc), *self._nouns(doc))
        return tuple(sorted((t for t in found if not t.is_silent), key=lambda t: t.span))

    def frame_of(self, clause: Clause) -> Frame | None:
        """The narrowest frame of the clause's verb that fits."""
        frames = self._fitting(clause.predicate.lemma_.lower(), clause)
        return next(iter(frames), None)

    def _fitting(self, lemma: str, clause: Clause) -> tuple[Frame, ...]:
        """The frames that fit down to the first silent one: what a row silences stays silent."""
        fitting = []
        for frame in self.rules.verbs.get(lemma, ()):
            if self._fits(frame, clause):
                if frame.type is None:
                    break
                fitting.append(frame)
        return tuple(fitting)

    def _verbs(self, doc: Doc) -> Iterator[Trigger]:
        for token in doc:
            rows = self.rules.verbs.get(token.lemma_.lower())
            if rows is None or token.pos_ not in VERBS:
                continue
            obliging = "speaker" in rows[0].sources
            if token.dep_ == "aux" and not obliging or obliging and not _obliges(token):
                continue
            clause = clause_of(token.head if token.dep_ == "aux" else token)
            frames = self._fitting(token.lemma_.lower(), clause)
            if frames or any(self._fits(frame, clause) for frame in rows):
                span = _with_particle(token, frames[0]) if frames else span_of(token)
                yield Trigger(token, frames, clause, None, span)

    def _nouns(self, doc: Doc) -> Iterator[Trigger]:
        for token in doc:
            rows = self.rules.nouns.get(_noun_form(token), ())
            light = _light_verb(token) if rows else None
            frames = self._noun_frames(rows, token, light)
            if light is not None and frames and light.lemma_.lower() in frames[0].light:
                yield Trigger(light, frames, clause_of(light), token, _from_to(light, token))
            elif frames:
                yield Trigger(token, frames, None, token, span_of(token))

    def _noun_frames(
        self, rows: tuple[Frame, ...], noun: Token, light: Token | None
    ) -> tuple[Frame, ...]:
        actors = clause_of(light).subjects if light else tuple(doers(noun))
        for row in rows:
            if _noun_fits(row, noun, light) and self._fills(row.subject, actors):
                return (row,) if row.type else ()
        return ()

    def _fits(self, frame: Frame, clause: Clause) -> bool:
        return (
            (not frame.particle or _particle(clause.predicate, frame.particle) is not None)
            and self._fills(frame.subject, clause.subjects)
            and self._fills(frame.object, clause.objects)
            and self._prepositions_fit(frame, clause)
            and self._complement_fits(frame, clause)
        )

    def _prepositions_fit(self, frame: Frame, clause: Clause) -> bool:
        if not frame.prepositions:
            return True
        objects = [token for name, token in clause.obliques if name in frame.prepositions]
        return bool(objects) and self._fills(frame.prepositional, tuple(objects))

    def _complement_fits(self, frame: Frame, clause: Clause) -> bool:
        match frame.complement:
            case "":
                return True
            case "infinitive":
                fitting = [c for c in clause.complements if is_infinitive(c)]
            case "that":
                fitting = [c for c in clause.complements if c.dep_ == "ccomp"]
            case "subjunctive":
                fitting = [c for c in clause.complements if _is_subjunctive(c)]
            case "none":
                return not clause.complements
            case "naming":
                fitting = [
                    c
                    for c in clause.predicate.subtree
                    if c.dep_ in NAMINGS and c.i - clause.predicate.i < 12
                ]
            case "force":
                fitting = [c for c in clause.complements if self._quad(c) is Quad.MATERIAL_CONFLICT]
            case "coop":
                fitting = [c for c in clause.complements if self._quad(c) in COOPERATION]
            case _:
                fitting = list(clause.complements)
        if frame.content:
            fitting = [c for c in fitting if _content(c) & frame.content]
        return bool(fitting)

    def _quad(self, verb: Token) -> Quad | None:
        frame = self.frame_of(clause_of(verb)) if is_infinitive(verb) else None
        return QUAD_OF[frame.type] if frame and frame.type else None

    def _fills(self, filler: Filler, tokens: tuple[Token, ...]) -> bool:
        if not filler.demands:
            return True
        if filler.absent:
            return not tokens
        if filler.present and tokens:
            return True
        return any(self._fills_one(filler, token) for head in tokens for token in joined(head))

    def _fills_one(self, filler: Filler, token: Token) -> bool:
        inner = [t for p in token.children if p.lower_ == "of" for t in p.children]
        words = {token.lemma_.lower(), token.lower_}
        # "rescue team", "hunger strike": a word of a class may be two.
        words |= {f"{c.lower_} {token.lemma_.lower()}" for c in token.children if c.i < token.i}
        if token.lemma_.lower() in self.rules.classes["quantities"]:
            words |= {t.lemma_.lower() for t in inner}
        if words & filler.words:
            return True
        actor = self.roster.actor_at(token)
        if filler.owned and self.reader.parties([token], owned=True):
            return True
        if actor is None:
            return filler.actor and is_people(token, self.rules)
        return filler.actor or filler.named or actor.kind in filler.kinds


def _content(verb: Token) -> set[str]:
    """The lemmas a complement is about: `is trying to end`, `is guilty`."""
    places = {"xcomp", "acomp", "attr"}
    inner = {child.lemma_.lower() for child in verb.children if child.dep_ in places}
    return {verb.lemma_.lower(), *inner}


def _is_subjunctive(verb: Token) -> bool:
    """`demanded that Spain withdraw`, `insisted that Spain must withdraw`."""
    auxiliaries = {c.lemma_.lower() for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    bare = verb.tag_ == "VB" and not auxiliaries
    # "demanded that Spain leave" is often tagged as if it were "they leave".
    bare = bare or (verb.tag_ == "VBP" and not auxiliaries and verb.lemma_ != "be")
    return bare or bool(auxiliaries & {"must", "should"})


def _obliges(token: Token) -> bool:
    """`must leave`, `has to leave`; not `must have left`, `must be clear`, `does not have to leave`."""
    if token.dep_ == "aux":
        verb = token.head
    else:
        infinitives = [c for c in token.children if c.dep_ == "xcomp" and is_infinitive(c)]
        if not infinitives or any(c.dep_ == "neg" for c in token.children):
            return False
        verb = infinitives[0]
    return verb.tag_ == "VB" and verb.lemma_ not in {"be", "have", "know"} and not is_passive(verb)


def _particle(verb: Token, particle: str) -> Token | None:
    places = {"prt", "advmod", "prep", "acomp", "oprd", "advcl", "xcomp", "ccomp"}
    for child in verb.children:
        if child.lower_ == particle and child.dep_ in places:
            return child
    return None


def _with_particle(verb: Token, frame: Frame) -> Span:
    particle = _particle(verb, frame.particle) if frame.particle else None
    return (
        _from_to(verb, particle)
        if particle and particle.i - verb.i in {1, 2}
        else _from_to(verb, verb)
    )


def _from_to(first: Token, last: Token) -> Span:
    first, last = sorted((first, last), key=lambda token: token.i)
    return Span(first.idx, last.idx + len(last))


def _noun_form(token: Token) -> str:
    """How the noun table would list the word; `Fighting flared` is a noun, whatever its tag."""
    if token.pos_ == "NOUN":
        return token.lemma_.lower()
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return token.lower_
    return ""


def _light_verb(noun: Token) -> Token | None:
    """The verb the noun is the object of, in either voice: held talks, talks were held, is in talks."""
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and head.pos_ in VERBS:
        return head
    if noun.dep_ == "nsubj" and head.pos_ == "VERB":
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in VERBS:
        return head.head
    if noun.dep_ == "conj":
        return _light_verb(head)
    if noun.dep_ == "compound" or (
        head.dep_ == "prep" and head.head.pos_ == "NOUN" and head.lower_ == "of"
    ):
        return _light_verb(head if noun.dep_ == "compound" else head.head)
    return None


def doers(noun: Token) -> Iterator[Token]:
    """Where a noun of action names who did it: Spain's attack, an attack by Spain, Spanish attacks."""
    yield from (child for child in noun.children if child.dep_ == "poss")
    yield from (token for name, token in prepositional(noun) if name == "by")
    yield from (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"})


def _noun_fits(frame: Frame, noun: Token, light: Token | None) -> bool:
    modifiers = {c.lemma_.lower() for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    modifiers |= {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    if frame.modifier and not modifiers & frame.modifier:
        return False
    return (
        frame.type is None
        or frame.bare
        or (light is not None and light.lemma_.lower() in frame.light)
    )
