"""How often the machine was right, as far as analysts have looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from core.corrections.decisions import (
    ChangeEvent,
    ConfirmActor,
    ConfirmEvent,
    ConfirmQuote,
    Decision,
    DropActor,
    DropEvent,
    DropQuote,
    Merge,
    Rename,
    Retype,
    SetSpeaker,
    Split,
)

# Of the normal distribution, so many standard deviations each way hold 95 %.
_Z = 1.96


class Asked(StrEnum):
    """What is asked of what the machine read."""

    QUOTES = "Is it a quote?"
    SPEAKERS = "Is it the right speaker?"
    EVENTS = "Is all of the event right?"
    ACTORS = "Is it an actor, of this name and kind?"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of those looked at were right; with the 95 % interval of the share (Wilson)."""

    asked: Asked
    right: int
    reviewed: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where nothing has been looked at."""
        return self.right / self.reviewed if self.reviewed else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the share lies with 95 % confidence, were these drawn by lot."""
        if not self.reviewed:
            return None
        n, share = self.reviewed, self.right / self.reviewed
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        return max(0.0, middle - half), min(1.0, middle + half)


def accuracy(decisions: Iterable[Decision]) -> list[Share]:
    """A share for each question. What was looked at twice counts once, and is right if both are."""
    verdicts: dict[Asked, dict[object, bool]] = {asked: {} for asked in Asked}
    for decision in decisions:
        for asked, what, is_right in _verdicts(decision):
            verdicts[asked][what] = is_right and verdicts[asked].get(what, True)
    # Of what is no quote, nobody asks who said it.
    for what, is_quote in verdicts[Asked.QUOTES].items():
        if not is_quote:
            verdicts[Asked.SPEAKERS].pop(what, None)
    return [Share(asked, sum(found.values()), len(found)) for asked, found in verdicts.items()]


def _verdicts(decision: Decision) -> Iterator[tuple[Asked, object, bool]]:
    match decision:
        case ConfirmQuote(quote=quote) | SetSpeaker(quote=quote):
            yield Asked.QUOTES, quote, True
            yield Asked.SPEAKERS, quote, isinstance(decision, ConfirmQuote)
        case DropQuote(quote=quote):
            yield Asked.QUOTES, quote, False
        case ConfirmEvent(event=deed) | ChangeEvent(event=deed) | DropEvent(event=deed):
            yield Asked.EVENTS, deed, isinstance(decision, ConfirmEvent)
        case ConfirmActor(who=who):
            yield Asked.ACTORS, who.id, True
        case Merge(who=who) | Split(who=who) | Rename(who=who) | Retype(who=who):
            yield Asked.ACTORS, who.id, False
        case DropActor(who=who):
            yield Asked.ACTORS, who.id, False
        case _:
            return
