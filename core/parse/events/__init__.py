"""Events: who did what to whom, read from the syntax with the rows of the event tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from core.lexicon import Lexicon
from core.lexicon.events import EventRules
from core.model import Event, EventType, Modality, Moment, Quote, Status
from core.parse.dates import DateMention, find_dates
from core.parse.events.arguments import ArgumentFinder, Sides, quote_around
from core.parse.events.modality import is_negated, modality_of, recoded
from core.parse.events.parties import PartyReader, Rank
from core.parse.events.repeats import without_repeats
from core.parse.events.restraint import is_unpolitical
from core.parse.events.timing import moment_of
from core.parse.events.triggers import FrameMatcher, Trigger
from core.parse.roster import Roster

__all__ = ["find_events"]


def find_events(
    doc: Doc,
    roster: Roster,
    quotes: tuple[Quote, ...],
    lexicon: Lexicon,
    *,
    published: Moment | None = None,
) -> tuple[Event, ...]:
    """The events of an article in reading order; offsets are characters of `doc.text`.

    Two actors on one side give two events; an action told twice is one, at its first mention.
    """
    rules = lexicon.events
    if is_unpolitical(doc, rules.topics):
        return ()
    matcher = FrameMatcher(roster, rules)
    finder = ArgumentFinder(PartyReader(roster, rules), matcher, quotes)
    dates = find_dates(doc, published)
    reader = _EventReader(rules, quotes, dates)
    found = (
        event
        for trigger in matcher.triggers(doc)
        for sides in finder.sides(trigger)
        for event in reader.events(trigger, sides)
    )
    return without_repeats(found)


@dataclass(frozen=True, slots=True)
class _EventReader:
    """Turns a trigger and its sides into an event: how it stands, who vouches for it, when."""

    rules: EventRules
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]

    def events(self, trigger: Trigger, sides: Sides) -> Iterator[Event]:
        """One event, or none where a mere possibility is too vague to be worth telling."""
        modality = self._modality(trigger)
        if modality is Modality.HYPOTHETICAL and not _is_weighty(sides):
            return
        kind, score = self._meaning(trigger, modality)
        quote = quote_around(self.quotes, trigger.span.start)
        source, target = sides.source, sides.target
        yield Event(
            trigger=trigger.span,
            type=kind,
            score=score,
            source=source.name if source else None,
            source_id=source.actor.id if source and source.actor else None,
            target=target.name if target else None,
            target_id=target.actor.id if target and target.actor else None,
            status=Status.CLAIMED if quote else Status.REPORTED,
            claimed_by=quote.speaker if quote else None,
            claimed_by_id=quote.speaker_id if quote else None,
            modality=modality,
            negated=is_negated(trigger.token, trigger.noun, self.rules),
            when=moment_of(trigger.token, self.dates),
            confidence=_confidence(sides),
        )

    def _modality(self, trigger: Trigger) -> Modality:
        # "must leave" is a request made, however the leaving stands.
        if "speaker" in trigger.frame.sources:
            return Modality.HAPPENED
        return modality_of(trigger.token, self.rules)

    def _meaning(self, trigger: Trigger, modality: Modality) -> tuple[EventType, float]:
        told = trigger.event_type
        kind = recoded(told, modality, self.rules)
        return kind, trigger.frame.score if kind is told else self.rules.scores[kind, ""]


def _is_weighty(sides: Sides) -> bool:
    """What states may do to each other is news; what persons may do is talk."""
    parties = (sides.source, sides.target)
    return all(party is not None and party.rank >= Rank.SOVEREIGN for party in parties)


def _confidence(sides: Sides) -> float:
    """How sure we are: guessed targets and unnamed parties cost."""
    parties = [party for party in (sides.source, sides.target) if party is not None]
    named = sum(party.actor is not None for party in parties)
    return round(0.4 + 0.2 * named - (0.2 if sides.near else 0.0), 2)
