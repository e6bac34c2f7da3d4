"""The sidebar every page shares: widgets in, one frozen Filter out, all of it in the URL.

A page's own choices are drawn by the same functions, so that they can be cleared together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pandas as pd
import streamlit as st

from core.model import ActorKind
from core.store import queries
from core.store.filters import Filter, Part, day, moment
from core.store.presets import Preset
from pages.shared import addresses, session

# What each widget is when nothing is chosen. The key is also its name in the URL.
DEFAULTS: dict[str, Any] = {
    "period": addresses.ANY_TIME,
    "dates": (),
    "added": addresses.ANY_TIME,
    "outlets": [],
    "actors": [],
    "watchlists": [],
    "sides": [],
    "kinds": [],
    "words": "",
    "reviewed": False,
    "copies": False,
    "forms": False,
}

# The widgets of each part of a filter.
WIDGETS = {
    Part.DATES: ("period", "dates"),
    Part.OUTLETS: ("outlets",),
    Part.WORDS: ("words",),
    Part.ADDED: ("added",),
    Part.ACTORS: ("actors",),
    Part.WATCHLISTS: ("watchlists",),
    Part.SIDES: ("sides",),
    Part.KINDS: ("kinds",),
    Part.REVIEWED: ("reviewed",),
}

SYNTAX = (
    "All words have to occur, accents and capitals aside. Quotation marks keep a phrase together, "
    "a final asterisk finds all words that begin so, a minus before a word leaves out what has it, "
    "OR between two words asks for one of them, and “two words”~10 finds them near each other."
)


class View(StrEnum):
    """How relations are drawn."""

    MATRIX = "matrix"
    NETWORK = "network"


class Measure(StrEnum):
    """How often actors are named, or in which share of what was written."""

    MENTIONS = "mentions"
    SHARE = "share of articles"


def sidebar() -> Filter:
    """Draws the filters and says what was chosen."""
    session.begin_choices()
    session.hand_on(DEFAULTS)
    with st.sidebar:
        st.header("Filter", anchor=False)
        chosen = {
            "words": words_in("Articles with the words", key="words"),
            **_dates(),
            "outlets": several("Outlets", session.ask(queries.outlets)["outlet"], key="outlets"),
            "actors": several("Actors", addresses.ids_by_label(), key="actors"),
            "watchlists": _watchlists(),
            "sides": several("Sides", session.ask(queries.sides)["side"], key="sides"),
            "kinds": several("Kinds of actor", [kind.value for kind in ActorKind], key="kinds"),
            "added": _added(),
            "reviewed": switch(
                "Reviewed only",
                key="reviewed",
                help="Quotes and events that somebody has confirmed or corrected: see Review.",
            ),
        }
        st.header("Count", anchor=False)
        chosen["copies"] = switch(
            "Every syndicated copy",
            key="copies",
            help="Off: an article several outlets carry counts once.",
        )
        chosen["forms"] = switch(
            "All forms of mention",
            key="forms",
            help="On: demonyms, descriptions and pronouns count beside names and acronyms.",
        )
        st.button("Clear all filters", on_click=clear, width="stretch")
    session.note_for_the_next_page(DEFAULTS)
    return addresses.filter_of(chosen)


def clear() -> None:
    """Sets the shared filters and the page's own choices back; for callbacks."""
    session.reset(DEFAULTS | session.choices())


def clear_choices() -> None:
    """Sets the page's own choices back; for callbacks."""
    own = {key: at_first for key, at_first in session.choices().items() if key not in DEFAULTS}
    session.reset(own)


def lift(part: Part) -> None:
    """Sets one part of the filter back; for callbacks."""
    session.reset({key: DEFAULTS[key] for key in WIDGETS[part]})


def _dates() -> dict[str, Any]:
    held = session.ask(queries.size).iloc[0]
    if pd.isna(held["first"]):
        return {"period": addresses.ANY_TIME, "dates": ()}
    first, last = held["first"].date(), held["last"].date()
    _options_of("period", "Published", (addresses.ANY_TIME, *Preset))
    period = st.selectbox(
        "Published",
        [addresses.ANY_TIME, *Preset],
        key="period",
        bind="query-params",
        help=f"Counted back from {day(last)}, the day of the newest article.",
    )
    if period in list(Preset):
        return {"period": period, "dates": ()}
    _days_of("dates", first, last)
    chosen = st.date_input(
        "Or between",
        value=(),
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key="dates",
        bind="query-params",
    )
    return {"period": addresses.ANY_TIME, "dates": chosen}


def _added() -> str:
    """Drawn only where it is in force: links to what is new say it, nobody types it."""
    given = session.chosen("added") or addresses.ANY_TIME
    when = addresses.read_moment(given)
    if when is None:
        _options_of("added", "Added after", (addresses.ANY_TIME,))
        return addresses.ANY_TIME
    found = st.selectbox(
        "Added to the collection after",
        [addresses.ANY_TIME, given],
        key="added",
        bind="query-params",
        help=f"{moment(when)}: what was new then.",
    )
    return found or addresses.ANY_TIME


def _watchlists() -> tuple[str, ...]:
    names = [each.name for each in addresses.watchlists()]
    if not names:
        _options_of("watchlists", "Watchlists", ())
        return ()
    return several("Watchlists", names, key="watchlists")


def _options_of(key: str, label: str, options: Iterable[str]) -> None:
    """Notes what the address asks for that there is not: the widget would drop it silently."""
    there = set(options)
    wrong = [value for value in session.in_address(key) if value not in there]
    if wrong:
        session.note_dropped(label, wrong)


def _days_of(key: str, first: date, last: date) -> None:
    days = {text: addresses.read_day(text) for text in session.in_address(key)}
    wrong = [text for text, day in days.items() if day is None or not first <= day <= last]
    if wrong:
        session.note_dropped("Days", wrong)


def switch(label: str, *, key: str, help: str | None = None) -> bool:
    """On or off; at first off."""
    session.note_choice(key, False)
    _options_of(key, label, ("true", "false"))
    return st.toggle(label, key=key, bind="query-params", help=help)


def confidence(*, key: str) -> float:
    """How sure of a fact the machine has to be, from 0 to 1; at first 0."""
    session.note_choice(key, 0)
    share = st.slider(
        "Confidence at least",
        0,
        100,
        step=5,
        format="%d %%",
        key=key,
        bind="query-params",
        width=240,
        help="How sure the reading is, by how the speaker or the two parties are known.",
    )
    return share / 100


def several(label: str, options: Iterable[str], *, key: str) -> tuple[str, ...]:
    """Any number of the options; none means all. `key` is its name in the URL."""
    listed = list(options)
    session.note_choice(key, [])
    _options_of(key, label, listed)
    return tuple(st.multiselect(label, listed, key=key, bind="query-params", placeholder="All"))


def several_of[Value: StrEnum](values: type[Value], label: str, *, key: str) -> tuple[Value, ...]:
    """Any number of the members of an enumeration; none means all."""
    chosen = several(label, [value.value for value in values], key=key)
    return tuple(map(values, chosen))


def one_of[Value: StrEnum](
    values: type[Value], label: str, *, key: str, narrows: bool = False
) -> Value:
    """One member of an enumeration, at first the first; `narrows` if others leave things out."""
    names = [value.value for value in values]
    if narrows:
        session.note_choice(key, names[0])
    _options_of(key, label, names)
    chosen = st.segmented_control(
        label, names, default=names[0], required=True, key=key, bind="query-params"
    )
    return values(chosen)


def words_in(label: str, *, key: str, narrows: bool = True) -> str:
    """Words to search for, as in the sidebar; without `narrows` they outlive clearing the rest."""
    if narrows:
        session.note_choice(key, "")
    return st.text_input(label, key=key, bind="query-params", type="search", help=SYNTAX).strip()


def actor_labels() -> dict[str, str]:
    """The names of the actors that can be chosen, by id; most named first."""
    known = session.ask(queries.known_actors)
    return dict(zip(known["actor_id"], known["label"], strict=True))


def choice(label: str, options: list[str], *, key: str, at_first: int = 0) -> str:
    """One of the options, which may be many; `at_first` is the place of the one to begin with."""
    found = st.selectbox(
        label, options, index=min(at_first, len(options) - 1), key=key, bind="query-params"
    )
    return found if found is not None else options[0]


def two_periods() -> tuple[tuple[date, date], tuple[date, date]] | None:
    """Two periods, at first the halves of what the collection covers; None while one is open."""
    held = session.ask(queries.size).iloc[0]
    if pd.isna(held["first"]):
        return None
    first, last = held["first"].date(), held["last"].date()
    middle = first + (last - first) // 2
    after = min(middle + timedelta(days=1), last)
    left, right = st.columns(2, gap="large")
    with left:
        one = _period("First period", (first, middle), (first, last), key="first_period")
    with right:
        other = _period("Second period", (after, last), (first, last), key="second_period")
    return (one, other) if one and other else None


def _period(
    label: str, at_first: tuple[date, date], within: tuple[date, date], *, key: str
) -> tuple[date, date] | None:
    chosen = st.date_input(
        label,
        value=at_first,
        min_value=within[0],
        max_value=within[1],
        format="YYYY-MM-DD",
        key=key,
        bind="query-params",
    )
    match chosen:
        case (date() as since, date() as until):
            return since, until
        case _:
            return None
