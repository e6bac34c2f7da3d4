"""The words that may be an event: a verb in a frame, a noun with its light verb or by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.lexicon.events import EventRules, Filler, Frame
from core.model import QUAD_OF, EventType, Quad, Span
from core.parse.events.clauses import Clause, clause_of, prepositional
from core.parse.events.parties import is_people, joined
from core.parse.roster import Roster

VERBS = frozenset({"VERB", "AUX"})
COOPERATION = frozenset({Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION})
# What these events say about another event is not that event: refused to sign, asked to withdraw.
ABSORBING = frozenset(
    {
        EventType.AGREE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.SANCTION,
        EventType.SUPPORT,
        EventType.CONCEDE,
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that fits a frame. `noun` is set where the event is in the noun."""

    token: Token
    frame: Frame
    clause: Clause | None
    noun: Token | None
    span: Span

    @property
    def event_type(self) -> EventType:
        """The type of its frame; a trigger whose frame is silent is never kept."""
        if self.frame.type is None:
            raise ValueError(f"a silent frame: {self.frame.lemma}")
        return self.frame.type


@dataclass(frozen=True, slots=True)
class FrameMatcher:
    """Finds the frame a word stands in."""

    roster: Roster
    rules: EventRules

    def triggers(self, doc: Doc) -> tuple[Trigger, ...]:
        """Every trigger in reading order, without those that another one absorbs."""
        found = {trigger.token.i: trigger for trigger in self._verbs(doc)}
        for trigger in tuple(self._nouns(doc, found)):
            found.setdefault(trigger.token.i, trigger)
        kept = [t for t in found.values() if not _absorbed(t, found)]
        return tuple(sorted((t for t in kept if t.frame.type), key=lambda t: t.span))

    def frame_of(self, clause: Clause) -> Frame | None:
        """The narrowest frame of the clause's verb that fits."""
        frames = self.rules.verbs.get(clause.predicate.lemma_.lower(), ())
        return next((frame for frame in frames if self._fits(frame, clause)), None)

    def _verbs(self, doc: Doc) -> Iterator[Trigger]:
        for token in doc:
            if token.pos_ not in VERBS or token.lemma_.lower() not in self.rules.verbs:
                continue
            governed = token.head if token.dep_ == "aux" else token
            if (
                token.dep_ == "aux"
                and "speaker" not in self.rules.verbs[token.lemma_.lower()][0].sources
            ):
                continue
            clause = clause_of(governed)
            frames = self.rules.verbs[token.lemma_.lower()]
            frame = next((f for f in frames if self._fits(f, clause)), None)
            if frame and ("speaker" not in frame.sources or _obliges(token)):
                yield Trigger(token, frame, clause, None, _with_particle(token, frame))

    def _nouns(self, doc: Doc, verbs: dict[int, Trigger]) -> Iterator[Trigger]:
        for token in doc:
            frames = self.rules.nouns.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
            if not frames:
                continue
            light = _light_verb(token)
            if light and light.i in verbs:
                continue
            actors = clause_of(light).subjects if light else tuple(doers(token))
            frame = next(
                (
                    f
                    for f in frames
                    if _noun_fits(f, token, light) and self._fills(f.subject, actors)
                ),
                None,
            )
            if frame is None or frame.type is None:
                continue
            if light is not None and light.lemma_.lower() in frame.light:
                yield Trigger(light, frame, clause_of(light), token, _from_to(light, token))
            else:
                yield Trigger(token, frame, None, token, _from_to(token, token))

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
        if token.lemma_.lower() in self.rules.classes["quantities"]:
            words |= {t.lemma_.lower() for t in inner}
        if words & filler.words:
            return True
        actor = self.roster.actor_at(token)
        if actor is None:
            return filler.actor and is_people(token, self.rules)
        return filler.actor or actor.kind in filler.kinds


def _content(verb: Token) -> set[str]:
    """The lemmas a complement is about: `is trying to end` is about trying and ending."""
    inner = {child.lemma_.lower() for child in verb.children if child.dep_ == "xcomp"}
    return {verb.lemma_.lower(), *inner}


def is_infinitive(verb: Token) -> bool:
    """`to withdraw`."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _is_subjunctive(verb: Token) -> bool:
    """`demanded that Spain withdraw`, `insisted that Spain must withdraw`."""
    auxiliaries = {c.lemma_.lower() for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    bare = verb.tag_ == "VB" and not auxiliaries
    return bare or bool(auxiliaries & {"must", "should"})


def _obliges(token: Token) -> bool:
    """must, should, ought; need to and have to only before an infinitive."""
    if token.lemma_.lower() in {"must", "should", "ought"}:
        return token.dep_ == "aux"
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in token.children)


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


def _absorbed(trigger: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether it is only what another event is about: refused to sign, protest to demand."""
    below = trigger.token
    if any(child.i in found for child in below.children if child.dep_ == "aux"):
        return True
    for ancestor in trigger.token.ancestors:
        outer = found.get(ancestor.i)
        if below.dep_ in {"relcl", "conj", "parataxis"}:
            return False
        if below.dep_ == "advcl":
            return outer is not None and (
                _is_purpose(below) or outer.frame.type is EventType.PROTEST
            )
        if outer and outer.frame.type in ABSORBING:
            return below.dep_ not in {"nsubj", "nsubjpass"}
        if outer is None and ancestor.pos_ == "VERB" and below.dep_ == "ccomp":
            return False
        below = ancestor
    return False


def _is_purpose(verb: Token) -> bool:
    """`opened fire to disperse the crowd`; also what happens only if."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "aux"}}
    return (verb.tag_ == "VB" and "to" in marks) or bool(marks & {"if", "unless"})
