"""One action told twice in an article is one event, at its first mention."""

from __future__ import annotations

from collections.abc import Iterable

from core.model import Event, Moment


def without_repeats(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without those that tell again what an earlier one told."""
    kept: list[Event] = []
    for event in events:
        if not any(is_same_action(event, earlier) for earlier in kept):
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
