"""Actors: who is named, how often, where, as what?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from pages.shared import display, evidence, filters, session

BARS, LINES = 20, 6
COLUMNS = ["label", "kind", "side", "role", "mentions", "articles", "share"]
FORMS = ["names", "demonyms", "nominals", "pronouns"]


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Actors", "Who is named, how often, where and as what?")
    display.in_force(wanted)
    counts = session.ask(queries.mention_counts, wanted)
    if display.is_empty(counts, wanted, of="actors"):
        return
    bars, lines = st.tabs(["How often", "When"])
    with bars:
        picked = display.chart(
            charts.mention_bars(counts.head(BARS)),
            counts.head(BARS),
            key="mentions",
            columns=COLUMNS,
        )
    with lines:
        step = over_time(wanted, tuple(counts["actor_id"].head(LINES)))
    st.subheader(f"All {len(counts):,} actors", anchor=False)
    chosen = display.table(
        counts, columns=[*COLUMNS, *FORMS], key="actors_table", alt="All actors", rows="single-row"
    )
    bar = picked("bar")
    if len(chosen):
        card(wanted, chosen.iloc[0]["actor_id"])
    elif step:
        card(evidence.within(wanted, step), step["actor_id"])
    elif bar:
        card(wanted, bar["actor_id"])
    else:
        st.caption("Choose a bar, a point or a row to see where an actor is named, and as what.")


def over_time(wanted: Filter, actor_ids: tuple[str, ...]) -> dict[str, Any] | None:
    mentions = session.ask(queries.mentions_over_time, wanted, actor_ids=actor_ids)
    if display.is_empty(mentions, wanted, of="dated mentions"):
        return None
    picked = display.chart(
        charts.mentions_over_time(mentions),
        mentions,
        key="over_time",
        columns=["period", "until", "label", "mentions"],
    )
    return picked("step")


def card(wanted: Filter, actor_id: str) -> None:
    evidence.actor_evidence(wanted, actor_id)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Called", anchor=False)
        display.table(
            session.ask(queries.surfaces, wanted, actor_id=actor_id),
            columns=["surface", "form", "times"],
            key="surfaces",
            alt="Words this actor is referred to by",
        )
    with right:
        st.subheader("As what, and when", anchor=False)
        display.table(
            session.ask(queries.roles, wanted, actor_id=actor_id),
            columns=["role", "side", "first", "last", "articles"],
            key="roles",
            alt="Roles of this actor",
        )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
