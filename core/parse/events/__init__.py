"""Events: who did what to whom, read from the syntax with the rows of the event tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from core.lexicon import Lexicon
from core.lexicon.events import REFUSED, SPEAKER, STOPPED, EventRules
from core.model import Event, EventType, Modality, Quote, Status
from core.parse.dates import DateMention
from core.parse.events.arguments import ArgumentFinder, Sides
from core.parse.events.claims import claim_of, quote_around
from core.parse.events.frames import FrameFitter
from core.parse.events.modality import (
    is_negated,
    is_stopped,
    is_uttered,
    is_wished,
    modality_of,
    recoded,
)
from core.parse.events.nesting import is_nested
from core.parse.events.parties import PartyReader, Rank
from core.parse.events.repeats import told_once
from core.parse.events.restraint import is_unpolitical
from core.parse.events.timing import moment_of
from core.parse.events.triggers import Trigger, find_triggers
from core.parse.roster import Roster

__all__ = ["find_events"]


def find_events(
    doc: Doc,
    roster: Roster,
    quotes: tuple[Quote, ...],
    lexicon: Lexicon,
    *,
    dates: tuple[DateMention, ...] = (),
) -> tuple[Event, ...]:
    """The events of an article in reading order; offsets are characters of `doc.text`.

    Two actors on one side give two events; an action told twice is one, at its first mention.
    """
    rules = lexicon.events
    if is_unpolitical(doc, rules.topics):
        return ()
    fitter = FrameFitter(PartyReader(roster, rules))
    finder = ArgumentFinder(fitter, quotes)
    reader = _EventReader(rules, roster, quotes, dates)
    found = (
        event
        for trigger, pairs in _with_sides(find_triggers(doc, fitter), finder)
        for sides in pairs
        for event in reader.events(trigger, sides)
    )
    return told_once(sorted(found, key=lambda event: event.trigger))


def _with_sides(
    triggers: tuple[Trigger, ...], finder: ArgumentFinder
) -> Iterator[tuple[Trigger, tuple[Sides, ...]]]:
    """The triggers with somebody on their sides, without those that stand inside another."""
    told = {trigger.word.i: (trigger, finder.sides(trigger)) for trigger in triggers}
    for trigger, sides in told.values():
        # In "suspended talks with Spain" the talks are no second event.
        carried = trigger.noun is not None and bool(told.get(trigger.token.i, (None, ()))[1])
        if (
            sides
            and not (carried and trigger.token != trigger.noun)
            and not is_nested(trigger, told)
        ):
            yield trigger, sides


@dataclass(frozen=True, slots=True)
class _EventReader:
    """Turns a trigger and its sides into an event: how it stands, who vouches for it, when."""

    rules: EventRules
    roster: Roster
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]

    def events(self, trigger: Trigger, sides: Sides) -> Iterator[Event]:
        """One event, or none where a mere possibility is too vague to be worth telling."""
        modality = self._modality(trigger, sides)
        if modality is None or not _is_worth_telling(trigger, sides, modality):
            return
        negated = is_negated(trigger.token, trigger.noun, self.rules)
        if negated and sides.event_type is EventType.REJECT:
            # "did not rule out talks" refuses nothing.
            return
        kind, score = self._meaning(sides, self._standing(trigger, modality, negated))
        quote = quote_around(self.quotes, trigger.span.start)
        source, target = sides.source, sides.target
        claim = claim_of(trigger.word, kind, source, quote, self.roster)
        yield Event(
            trigger=trigger.span,
            type=kind,
            score=score,
            source=source.name if source else None,
            source_id=source.actor.id if source and source.actor else None,
            target=target.name if target else None,
            target_id=target.actor.id if target and target.actor else None,
            status=Status.CLAIMED if claim else Status.REPORTED,
            claimed_by=claim.name if claim else None,
            claimed_by_id=claim.actor_id if claim else None,
            modality=modality,
            negated=negated and kind is not EventType.REJECT,
            when=moment_of(trigger.token, self.dates),
            confidence=_confidence(sides),
        )

    def _modality(self, trigger: Trigger, sides: Sides) -> Modality | None:
        # "must leave" is a request made, however the leaving stands.
        if SPEAKER in sides.frame.sources:
            return Modality.HAPPENED
        if is_uttered(trigger.token, self.rules):
            return Modality.HAPPENED
        if is_wished(trigger.token, self.rules):
            return None
        return modality_of(trigger.token, self.rules)

    def _standing(self, trigger: Trigger, modality: Modality, negated: bool) -> str:
        """How it stands, as the recoding table names it: "will not extradite" is refused."""
        if negated and modality is Modality.PLANNED:
            return REFUSED
        return STOPPED if is_stopped(trigger.token, self.rules) else modality

    def _meaning(self, sides: Sides, standing: str) -> tuple[EventType, float]:
        kind = recoded(sides.event_type, standing, self.rules)
        return kind, sides.frame.score if kind is sides.event_type else self.rules.scores[kind, ""]


def _is_worth_telling(trigger: Trigger, sides: Sides, modality: Modality) -> bool:
    """What states may do to each other is news; what persons may do is talk, and so is what
    somebody without a name may do or is to do."""
    parties = [party for party in (sides.source, sides.target) if party is not None]
    if modality is Modality.HYPOTHETICAL:
        named = [party for party in parties if party.actor and party.rank >= Rank.SOVEREIGN]
        return len({party.side for party in named}) > 1
    if sides.target is None and all(party.actor is None for party in parties):
        finite = any(child.dep_ == "nsubj" for child in trigger.token.children)
        return modality is Modality.HAPPENED and finite
    return True


def _confidence(sides: Sides) -> float:
    """How sure we are: guessed targets and unnamed parties cost."""
    parties = [party for party in (sides.source, sides.target) if party is not None]
    named = sum(party.actor is not None for party in parties)
    return round(0.4 + 0.2 * named - (0.2 if sides.guessed else 0.0), 2)
