"""Actors: who is named, how often, where, as what?"""

from __future__ import annotations

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from pages.shared import actor_card, display, evidence, filters, session

BARS, LINES = 20, 6
COLUMNS = ["label", "kind", "side", "role", "mentions", "articles", "share"]
FORMS = ["names", "demonyms", "nominals", "pronouns"]


def page() -> None:
    wanted = filters.sidebar()
    if actor_id := st.query_params.get("actor"):
        actor_card.card(wanted, actor_id)
        return
    display.heading("Actors", "Who is named, how often, where and as what?")
    display.in_force(wanted)
    counts = session.ask(queries.mention_counts, wanted)
    if display.is_empty(counts, wanted, of="actors"):
        return
    st.caption("Choose a bar, or a row of the table, to open the card of its actor.")
    if bar := how_often(counts.head(BARS)):
        actor_card.open_card(bar["actor_id"])
    if step := actor_card.over_time(wanted, tuple(counts["actor_id"].head(LINES))):
        at_that_time(wanted, step)
    st.header(f"All {len(counts):,} actors", anchor=False)
    chosen = display.table(
        counts, columns=[*COLUMNS, *FORMS], key="actors_table", alt="All actors", rows="single-row"
    )
    if len(chosen):
        actor_card.open_card(chosen.iloc[0]["actor_id"])
    look_alikes(wanted)


def how_often(counts: display.Rows) -> display.Clicked:
    picked = display.chart(charts.mention_bars(counts), counts, key="mentions", columns=COLUMNS)
    return picked("bar")


def at_that_time(wanted: Filter, step: display.Clicked) -> None:
    """The sentences behind a point of the lines."""
    if step:
        evidence.actor_evidence(evidence.within(wanted, step), step["actor_id"], step["label"])


def look_alikes(wanted: Filter) -> None:
    alike = session.ask(queries.look_alikes, wanted)
    if alike.empty:
        return
    with st.expander(f"{len(alike):,} pairs of names may be one actor"):
        st.caption("Nothing has been merged: each name is counted for itself.")
        display.table(
            alike,
            columns=["first_name", "second_name", "likeness", "mentions"],
            key="look_alikes",
            alt="Names that may be one actor",
        )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
