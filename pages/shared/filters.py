"""The sidebar every page shares: widgets in, one frozen Filter out, all of it in the URL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd
import streamlit as st

from core.model import ActorKind
from core.store import queries
from core.store.filters import Filter
from pages.shared import session

# What each widget is when nothing is chosen. The key is also its name in the URL.
DEFAULTS = {
    "dates": (),
    "outlets": [],
    "actors": [],
    "sides": [],
    "kinds": [],
    "words": "",
    "copies": False,
    "forms": False,
}

_SYNTAX = (
    "All words have to occur. Quotation marks keep a phrase together, a final asterisk finds all "
    "words that begin so, and a minus before a word leaves out what has it."
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
    session.hand_on(DEFAULTS)
    with st.sidebar:
        st.subheader("Filter", anchor=False)
        since, until = _dates()
        words = words_in("Articles with the words", key="words")
        outlets = several("Outlets", session.ask(queries.outlets)["outlet"], key="outlets")
        chosen_actors = _actors()
        sides = several("Sides", session.ask(queries.sides)["side"], key="sides")
        kinds = several_of(ActorKind, "Kinds of actor", key="kinds")
        st.subheader("Count", anchor=False)
        every_copy = st.toggle(
            "Every syndicated copy",
            key="copies",
            bind="query-params",
            help="Off: an article several outlets carry counts once.",
        )
        all_forms = st.toggle(
            "All forms of mention",
            key="forms",
            bind="query-params",
            help="On: demonyms, descriptions and pronouns count beside names and acronyms.",
        )
        st.button("Clear all filters", on_click=session.reset, args=(DEFAULTS,), width="stretch")
    session.note_for_the_next_page(DEFAULTS)
    return Filter(
        since=since,
        until=until,
        outlets=outlets,
        sides=sides,
        kinds=kinds,
        actors=chosen_actors,
        words=words,
        every_copy=every_copy,
        all_forms=all_forms,
    )


def _dates() -> tuple[date | None, date | None]:
    held = session.ask(queries.size).iloc[0]
    if pd.isna(held["first"]):
        return None, None
    chosen = st.date_input(
        "Published between",
        value=(),
        min_value=held["first"].date(),
        max_value=held["last"].date(),
        format="YYYY-MM-DD",
        key="dates",
        bind="query-params",
    )
    first, last, *_ = (*chosen, None, None)
    return first, last


def several(label: str, options: Iterable[str], *, key: str) -> tuple[str, ...]:
    """Any number of the options; none means all. `key` is its name in the URL."""
    return tuple(
        st.multiselect(label, list(options), key=key, bind="query-params", placeholder="All")
    )


def several_of[Value: StrEnum](values: type[Value], label: str, *, key: str) -> tuple[Value, ...]:
    """Any number of the members of an enumeration; none means all."""
    chosen = several(label, [value.value for value in values], key=key)
    return tuple(map(values, chosen))


def one_of[Value: StrEnum](values: type[Value], label: str, *, key: str) -> Value:
    """One member of an enumeration, at first the first."""
    names = [value.value for value in values]
    chosen = st.segmented_control(
        label, names, default=names[0], required=True, key=key, bind="query-params"
    )
    return values(chosen)


def words_in(label: str, *, key: str) -> str:
    """Words to search for, as in the sidebar."""
    return st.text_input(label, key=key, bind="query-params", type="search", help=_SYNTAX).strip()


def _actors() -> tuple[str, ...]:
    known = session.ask(queries.known_actors)
    ids = dict(zip(known["label"], known["actor_id"], strict=True))
    return tuple(ids[name] for name in several("Actors", ids, key="actors"))


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
