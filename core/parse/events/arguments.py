"""Who did it and to whom: the slots of a frame, filled from the syntax around its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from core.lexicon.events import Frame, Gate
from core.model import EventType, Quote
from core.parse.events.clauses import (
    Clause,
    clause_of,
    prepositional,
    speaking_subjects,
    subjects_of,
)
from core.parse.events.parties import Party, PartyReader, Rank
from core.parse.events.triggers import VERBS, FrameMatcher, Trigger, doers

# Where a complement's own verb has no frame, its target is looked for here, in this order.
USUAL_TARGETS = ("object", "dative", "to", "with", "against", "on", "from")
# PLOVER: these have a recipient or are none; so has force, to be worth telling.
RECIPIENT_REQUIRED = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.SANCTION, EventType.ASSAULT, EventType.COERCE}
)


@dataclass(frozen=True, slots=True)
class Sides:
    """One source and one target; either may be missing."""

    source: Party | None
    target: Party | None
    near: bool = False


@dataclass(frozen=True, slots=True)
class ArgumentFinder:
    """Fills the slots of a trigger's frame."""

    reader: PartyReader
    matcher: FrameMatcher
    quotes: tuple[Quote, ...]

    def sides(self, trigger: Trigger) -> tuple[Sides, ...]:
        """Every pair of a source and a target that the frame's gate lets through."""
        sources = self._sources(trigger)
        if (
            "each" in trigger.frame.targets
            and len(sources) > 1
            and not self._explicit(trigger, sources)
        ):
            pairs = [(a, b, False) for a in sources for b in sources if a is not b]
        else:
            slot, targets = self._targets(trigger, sources)
            if slot == "between" and not sources:
                pairs = [(a, b, False) for a in targets for b in targets if a is not b]
            else:
                near = slot == "near"
                pairs = [(a, b, near) for a in sources or (None,) for b in targets or (None,)]
        return tuple(Sides(a, b, near) for a, b, near in pairs if passes(trigger.frame, a, b))

    def _explicit(self, trigger: Trigger, sources: tuple[Party, ...]) -> bool:
        before = trigger.frame.targets[: trigger.frame.targets.index("each")]
        return any(self._foreign(self._fill(slot, trigger), sources) for slot in before)

    def _sources(self, trigger: Trigger) -> tuple[Party, ...]:
        if trigger.clause is None:
            return self._noun_sources(trigger)
        for slot in trigger.frame.sources or ("subject",):
            if found := tuple(self._fill(slot, trigger, owned=False)):
                return found
        return ()

    def _targets(
        self, trigger: Trigger, sources: tuple[Party, ...]
    ) -> tuple[str, tuple[Party, ...]]:
        for slot in trigger.frame.targets:
            near = slot == "near"
            found = self._foreign(self._fill(slot, trigger), sources, near=near)
            found = tuple(
                t for t in found if any(passes(trigger.frame, s, t) for s in sources or (t,))
            )
            if found:
                return slot, found[:1] if near else found
        return "", ()

    def _foreign(
        self, parties: Iterable[Party], sources: tuple[Party, ...], *, near: bool = False
    ) -> tuple[Party, ...]:
        """Those that are not the source itself; guessed ones have to be of another side."""
        keys = {party.key for party in sources} | {party.token.i for party in sources}
        sides = {party.side for party in sources}
        return tuple(
            party
            for party in parties
            if party.key not in keys
            and party.token.i not in keys
            and not (near and party.side in sides)
        )

    def _fill(self, slot: str, trigger: Trigger, *, owned: bool = True) -> Iterator[Party]:
        clause = trigger.clause
        match slot:
            case "subject" if clause:
                surface = clause.subjects or (
                    subjects_of(clause.predicate) if not clause.passive else ()
                )
                yield from self.reader.parties(surface, owned=False)
            case "speaker":
                yield from self._speakers(trigger)
            case "object" if clause:
                yield from self._objects(clause)
            case "clause" if clause:
                for complement in clause.complements:
                    yield from self._complement(complement)
            case "purpose":
                for verb in self._purposes(trigger):
                    yield from self._complement(verb)
            case "condition":
                yield from self.reader.parties(self._conditions(trigger), owned=False)
            case "near":
                yield from self._near(trigger)
            case "each":
                return
            case _:
                yield from self._oblique(slot, trigger)

    def _objects(self, clause: Clause) -> Iterator[Party]:
        yield from self.reader.parties(clause.objects, owned=True)

    def _oblique(self, preposition: str, trigger: Trigger) -> Iterator[Party]:
        for token in self._after(preposition, trigger):
            if token.pos_ in VERBS:
                yield from self._complement(token)
            else:
                yield from self.reader.parties([token], owned=True)

    def _after(self, preposition: str, trigger: Trigger) -> Iterator[Token]:
        """Objects of a preposition on the noun of the event, on its verb, or on the verb's object."""
        holders = [trigger.noun] if trigger.noun else []
        if trigger.clause:
            holders += trigger.clause.objects
            yield from trigger.clause.after(preposition)
        for holder in holders:
            yield from (t for name, t in prepositional(holder) if name == preposition)

    def _complement(self, verb: Token) -> Iterator[Party]:
        """`demanded that Spain leave`: Spain; `threatened to attack Spain`: Spain again."""
        clause = clause_of(verb)
        own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        yield from self.reader.parties(own, owned=False)
        frame = self.matcher.frame_of(clause)
        for slot in frame.targets if frame and frame.targets else USUAL_TARGETS:
            if slot in {"near", "each", "clause"}:
                continue
            tokens = (
                clause.objects
                if slot == "object"
                else [
                    *clause.after(slot),
                    *(t for o in clause.objects for n, t in prepositional(o) if n == slot),
                ]
            )
            yield from self.reader.parties([t for t in tokens if t.pos_ not in VERBS], owned=True)
        for inner in clause.complements:
            yield from self._complement(inner)

    def _purposes(self, trigger: Trigger) -> Iterator[Token]:
        """`marched demanding`, `a strike to protest`: the verb that says what for."""
        for holder in (trigger.token, trigger.noun):
            if holder is not None:
                yield from (c for c in holder.children if c.dep_ in {"advcl", "acl", "xcomp"})

    def _conditions(self, trigger: Trigger) -> Iterator[Token]:
        """`threatened to leave if Spain tests`: whoever the condition is put to."""
        for verb in (trigger.token, *trigger.token.subtree):
            marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
            if verb.dep_ == "advcl" and marks & {"if", "unless", "until"}:
                yield from subjects_of(verb)

    def _near(self, trigger: Trigger) -> Iterator[Party]:
        """Named actors in the trigger's own clause, the nearest after it first."""
        top = trigger.token
        outside = {t.i for child in top.subtree if _opens_clause(child, top) for t in child.subtree}
        found = [p for p in self.reader.actors_under(top) if p.token.i not in outside]
        found.sort(key=lambda p: (p.token.i < top.i, abs(p.token.i - top.i)))
        floor = Rank.BYSTANDER if trigger.frame.gate is Gate.SOURCE else Rank.NAMED
        yield from (p for p in found if p.rank >= floor)

    def _speakers(self, trigger: Trigger) -> Iterator[Party]:
        quote = quote_around(self.quotes, trigger.span.start)
        if quote and quote.speaker_span:
            span = self.reader.roster.doc.char_span(
                quote.speaker_span.start, quote.speaker_span.end, alignment_mode="expand"
            )
            yield from self.reader.parties([span.root], owned=False)
        elif trigger.clause:
            yield from self.reader.parties(speaking_subjects(trigger.clause.predicate), owned=False)

    def _noun_sources(self, trigger: Trigger) -> tuple[Party, ...]:
        for token in doers(trigger.token):
            if parties := self.reader.owners_of([token]):
                return parties
        return ()


def _opens_clause(token: Token, top: Token) -> bool:
    """Whether another clause begins here, or the phrase of whoever acts."""
    if token is top or (token.head is top and token.dep_ in {"nsubj", "agent", "conj"}):
        return token is not top
    if token.dep_ in {"advcl", "ccomp", "relcl", "parataxis", "acl", "pcomp"}:
        return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
    return False


def quote_around(quotes: tuple[Quote, ...], start: int) -> Quote | None:
    """The shortest quote that covers a character."""
    around = [q for q in quotes if q.span.start <= start < q.span.end]
    return min(around, key=lambda q: q.span.end - q.span.start, default=None)


def passes(frame: Frame, source: Party | None, target: Party | None) -> bool:
    """Whether the sides are political enough for the frame."""
    if target is None and frame.type in RECIPIENT_REQUIRED:
        return False
    low, high = sorted((source.rank if source else -1, target.rank if target else -1))
    match frame.gate:
        case Gate.STATES:
            return low >= Rank.SOVEREIGN and source.side != target.side
        case Gate.PAIR:
            return low >= Rank.NAMED and high >= Rank.POLITICAL
        case Gate.SOURCE:
            if source is None:
                return False
            return source.rank >= (Rank.POLITICAL if target else Rank.SOVEREIGN)
        case Gate.FRAME:
            return low >= Rank.BYSTANDER
        case Gate.ALONE:
            return source is not None and (target is not None or source.actor is not None)
