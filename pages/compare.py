"""Compare: what differs between two outlets, two periods or two actors?"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import streamlit as st

from core.store import queries
from core.store.filters import Filter, day
from pages.shared import comparing, display, filters, session
from pages.shared.comparing import Two


class Kind(StrEnum):
    """What two of are compared."""

    OUTLETS = "outlets"
    PERIODS = "periods"
    ACTORS = "actors"


class Aspect(StrEnum):
    """In what they are compared."""

    COVERAGE = "coverage"
    ACTORS = "actors named"
    QUOTES = "quotes left out"
    TONE = "tone"
    WORDS = "words"


VIEWS = {
    Aspect.COVERAGE: comparing.coverage,
    Aspect.ACTORS: comparing.actors,
    Aspect.QUOTES: comparing.quotes,
    Aspect.TONE: comparing.tone,
    Aspect.WORDS: comparing.wording,
}


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Compare", "What differs between two outlets, two periods or two actors?")
    kind = filters.one_of(Kind, "Compare two", key="compare")
    every = without(wanted, kind)
    display.in_force(every)
    held = session.ask(queries.headline, every)
    if display.is_empty(held[held["articles"] > 0], every, of="articles"):
        return
    if two := chosen(every, kind):
        aspect = filters.one_of(Aspect, "Look at", key="aspect")
        if aspect is Aspect.QUOTES and kind is not Kind.OUTLETS:
            st.info(
                "A quote is carried or left out by an outlet. Compare two outlets to see which."
            )
            return
        VIEWS[aspect](two)


def without(wanted: Filter, kind: Kind) -> Filter:
    """The filter, less what the two themselves say."""
    match kind:
        case Kind.OUTLETS:
            return replace(wanted, outlets=())
        case Kind.PERIODS:
            return replace(wanted, since=None, until=None)
        case Kind.ACTORS:
            return replace(wanted, actors=())


def chosen(every: Filter, kind: Kind) -> Two | None:
    """The two that were chosen; says what to do if they are not yet two."""
    match kind:
        case Kind.OUTLETS:
            names = list(session.ask(queries.outlets)["outlet"])
            return pair(every, {name: replace(every, outlets=(name,)) for name in names}, "outlet")
        case Kind.ACTORS:
            labels = filters.actor_labels()
            sides = {label: replace(every, actors=(key,)) for key, label in labels.items()}
            return pair(every, sides, "actor")
        case Kind.PERIODS:
            return periods(every)


def pair(every: Filter, sides: dict[str, Filter], what: str) -> Two | None:
    """Two of many by name."""
    if len(sides) < 2:
        st.info(f"There is only one {what} in the collection; comparing takes two.")
        return None
    left, right = st.columns(2, gap="large")
    with left:
        one = filters.choice(f"First {what}", list(sides), key=f"first_{what}")
    with right:
        other = filters.choice(f"Second {what}", list(sides), key=f"second_{what}", at_first=1)
    if one == other:
        st.info(f"Choose two different {what}s.")
        return None
    return Two(sides[one], sides[other], (one, other), every)


def periods(every: Filter) -> Two | None:
    """Two stretches of days."""
    halves = filters.two_periods()
    if halves is None:
        st.info("Choose a first and a last day of both periods.")
        return None
    names = [f"{day(since)} to {day(until)}" for since, until in halves]
    if names[0] == names[1]:
        st.info("Choose two different periods.")
        return None
    one, other = (replace(every, since=since, until=until) for since, until in halves)
    return Two(one, other, (names[0], names[1]), every)


if __name__ == "__main__":
    import dashboard

    dashboard.main()
