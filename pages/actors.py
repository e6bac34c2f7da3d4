"""Actors: who is named, how often, where, as what?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import QuoteChoice, Scope
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
        bar = how_often(counts.head(BARS))
    with lines:
        step = over_time(wanted, tuple(counts["actor_id"].head(LINES)))
    below_the_charts = st.container()
    st.subheader(f"All {len(counts):,} actors", anchor=False)
    chosen = display.table(
        counts, columns=[*COLUMNS, *FORMS], key="actors_table", alt="All actors", rows="single-row"
    )
    if len(chosen):
        card(wanted, chosen.iloc[0])
    elif step or bar:
        with below_the_charts:
            card(evidence.within(wanted, step), step or bar)
    else:
        st.caption("Choose a bar, a point or a row to see where an actor is named, and as what.")
    look_alikes(wanted)


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


def how_often(counts: display.Rows) -> display.Clicked:
    picked = display.chart(charts.mention_bars(counts), counts, key="mentions", columns=COLUMNS)
    return picked("bar")


def over_time(wanted: Filter, actor_ids: tuple[str, ...]) -> display.Clicked:
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


def card(wanted: Filter, actor: Mapping[str, str]) -> None:
    actor_id = actor["actor_id"]
    theirs = replace(wanted, actors=(actor_id,), sides=(), kinds=())
    everything = QuoteChoice(scope=Scope.TOPICS)
    said = session.ask(queries.quotes_matching, theirs, choice=everything)
    done = session.ask(queries.events_matching, theirs)
    named, says, does, called = st.tabs(
        ["Named", f"Says ({len(said):,})", f"Does and undergoes ({len(done):,})", "Called"]
    )
    with named:
        evidence.actor_evidence(wanted, actor_id, actor["label"])
    with says:
        quotes_of(theirs, said)
    with does:
        events_of(theirs, done)
    with called:
        names_of(wanted, actor_id)


def quotes_of(theirs: Filter, said: display.Rows) -> None:
    if display.is_empty(said, theirs, of="quotes of this actor"):
        return
    columns = ["published", "outlet", "cue", "text", "kind", "told_to"]
    chosen = display.table(
        said, columns=columns, key="said", alt="Quotes of this actor", rows="single-row"
    )
    if len(chosen):
        evidence.quote_evidence(theirs, chosen.iloc[0])


def events_of(theirs: Filter, done: display.Rows) -> None:
    if display.is_empty(done, theirs, of="events of this actor"):
        return
    columns = ["when", "source", "type", "target", "trigger", "status", "modality", "outlet"]
    chosen = display.table(
        done, columns=columns, key="done", alt="Events of this actor", rows="single-row"
    )
    if len(chosen):
        evidence.event_evidence(theirs, chosen.iloc[0])


def names_of(wanted: Filter, actor_id: str) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        display.table(
            session.ask(queries.surfaces, wanted, actor_id=actor_id),
            columns=["surface", "form", "times"],
            key="surfaces",
            alt="Words this actor is referred to by",
        )
    with right:
        display.table(
            session.ask(queries.roles, wanted, actor_id=actor_id),
            columns=["role", "side", "first", "last", "articles"],
            key="roles",
            alt="Roles of this actor, and when",
        )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
