"""What an address means: the words of a link, or of the sidebar's widgets, as a frozen Filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from core.model import ActorKind
from core.store import presets, queries, watching
from core.store.filters import Filter
from core.store.presets import Preset
from pages.shared import session

ANY_TIME = "at any time"


def from_address(parameters: Mapping[str, Sequence[str]]) -> Filter:
    """The filter that an address means, on this collection as it is now."""

    def one(key: str) -> str:
        return next(iter(parameters.get(key, ())), "")

    def known(key: str, options: Iterable[str]) -> tuple[str, ...]:
        there = set(options)
        return tuple(value for value in parameters.get(key, ()) if value in there)

    return filter_of(
        {
            "words": one("words").strip(),
            "period": one("period"),
            "dates": tuple(day for day in map(read_day, parameters.get("dates", ())) if day),
            "outlets": known("outlets", session.ask(queries.outlets)["outlet"]),
            "actors": known("actors", ids_by_label()),
            "watchlists": known("watchlists", (each.name for each in watchlists())),
            "sides": known("sides", session.ask(queries.sides)["side"]),
            "kinds": known("kinds", list(ActorKind)),
            "added": one("added"),
            "reviewed": one("reviewed") == "true",
            "copies": one("copies") == "true",
            "forms": one("forms") == "true",
        }
    )


def filter_of(chosen: Mapping[str, Any]) -> Filter:
    """The filter of what the widgets hold, by their keys."""
    since, until, *_ = (*_period(chosen["period"], chosen["dates"]), None, None)
    ids, lists = ids_by_label(), {each.name: each.watched for each in watchlists()}
    return Filter(
        since=since,
        until=until,
        outlets=chosen["outlets"],
        sides=chosen["sides"],
        kinds=tuple(map(ActorKind, chosen["kinds"])),
        actors=tuple(ids[label] for label in chosen["actors"]),
        words=chosen["words"],
        every_copy=chosen["copies"],
        all_forms=chosen["forms"],
        watched=tuple(lists[name] for name in chosen["watchlists"]),
        added_after=read_moment(chosen["added"]),
        reviewed_only=chosen["reviewed"],
    )


def _period(period: str, dates: Sequence[date]) -> Sequence[date]:
    """First and last day; of a named period as seen from the newest article."""
    newest = session.ask(queries.size).iloc[0]["last"]
    if period in list(Preset) and pd.notna(newest):
        return presets.days(Preset(period), newest.date())
    return dates


def read_day(text: str) -> date | None:
    """A day as the address has it; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """A moment as the address has it; None if it is none."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.replace(tzinfo=None)


def as_moment(when: datetime) -> str:
    """A moment as the address has it."""
    return when.isoformat(sep=" ", timespec="milliseconds")


def watchlists() -> tuple[watching.Watchlist, ...]:
    """Every watchlist, by name."""
    return session.read(watching.read_all)


def ids_by_label() -> dict[str, str]:
    """The ids of the actors that can be chosen, by the name they are chosen under."""
    known = session.ask(queries.known_actors)
    return dict(zip(known["label"], known["actor_id"], strict=True))
