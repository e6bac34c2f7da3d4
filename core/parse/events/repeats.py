"""One action told twice in an article is one event, at its first mention, with every sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.model import Event, Moment


def told_once(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each action once; where a later event tells it again, `told_again` has that one's trigger."""
    kept: list[Event] = []
    for event in events:
        for place, earlier in enumerate(kept):
            if is_same_action(event, earlier):
                again = (*earlier.told_again, event.trigger)
                kept[place] = replace(earlier, told_again=again)
                break
        else:
            kept.append(event)
    return tuple(kept)


def is_same_action(event: Event, earlier: Event) -> bool:
    """Same type between the same two, and nothing tells them apart: no other day, no denial."""
    return (
        event.type is earlier.type
        and event.negated == earlier.negated
        and _sides(event) == _sides(earlier)
        and not _differ(event.when, earlier.when)
    )


def _sides(event: Event) -> tuple[str | None, str | None]:
    return event.source_id or event.source, event.target_id or event.target


def _differ(when: Moment | None, earlier: Moment | None) -> bool:
    return when is not None and earlier is not None and when != earlier
