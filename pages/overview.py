"""Overview: what is in this collection?"""

from __future__ import annotations

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import Doubt, Level, Pair, RelationBasis
from pages.shared import actor_card, display, evidence, figures, filters, news, session

TOP_ACTORS, TOP_PAIRS, NEWEST = 10, 10, 8


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Overview", "What is in this collection?")
    display.in_force(wanted)
    held = session.ask(queries.headline, wanted)
    if display.is_empty(held[held["articles"] > 0], wanted, of="articles"):
        return
    figures.of_collection(wanted)
    news.section()
    coverage(wanted)
    left, right = st.columns(2, gap="large")
    with left:
        actor = main_actors(wanted)
    with right:
        pair = main_pairs(wanted)
    if actor:
        if st.button("Open the card of this actor", key="open_card"):
            actor_card.open_card(actor["actor_id"])
        evidence.actor_evidence(wanted, actor["actor_id"], actor["label"])
    if pair:
        cell = Pair(RelationBasis.ACTS, Level.ACTOR, pair["source_id"], pair["target_id"])
        evidence.pair_evidence(wanted, cell, pair)
    left, right = st.columns([5, 3], gap="large")
    with left:
        quotes = newest_quotes(wanted)
    with right:
        doubts = needs_review(wanted)
    if len(quotes):
        evidence.quote_evidence(wanted, quotes.iloc[0])
    if len(doubts):
        doubt = Doubt(doubts.iloc[0]["what"])
        passages = session.ask(queries.review_evidence, wanted, doubt=doubt)
        evidence.passages_of(passages, of="doubt", about=doubt)


def coverage(wanted: Filter) -> None:
    by_outlet = session.ask(queries.coverage, wanted)
    picked = display.chart(
        charts.coverage_over_time(by_outlet),
        by_outlet[by_outlet["articles"] > 0],
        key="coverage",
        columns=["period", "until", "outlet", "articles"],
    )
    if step := picked("step"):
        evidence.articles_of(wanted, step)


def main_actors(wanted: Filter) -> display.Clicked:
    counts = session.ask(queries.mention_counts, wanted, top=TOP_ACTORS)
    if display.is_empty(counts, wanted, of="actors"):
        return None
    picked = display.chart(
        charts.mention_bars(counts),
        counts,
        key="top_actors",
        columns=["label", "kind", "role", "mentions", "articles", "share"],
    )
    return picked("bar")


def main_pairs(wanted: Filter) -> display.Clicked:
    pairs = session.ask(queries.relations, wanted, basis=RelationBasis.ACTS).head(TOP_PAIRS)
    if display.is_empty(pairs, wanted, of="events between two named actors"):
        return None
    picked = display.chart(
        charts.tone_bars(pairs), pairs, key="pairs", columns=["source", "target", "tone", "times"]
    )
    return picked("pair")


def newest_quotes(wanted: Filter) -> display.Rows:
    st.header("Newest quotes", anchor=False)
    newest = session.ask(queries.quotes_matching, wanted, top=NEWEST)
    if display.is_empty(newest, wanted, of="quotes"):
        return newest
    chosen = display.table(
        newest,
        columns=["published", "speaker", "cue", "text", "outlet"],
        key="newest_quotes",
        alt="Newest quotes",
        rows="single-row",
    )
    st.caption(f"{display.CHOOSE} to see the sentence and its article.")
    return chosen


def needs_review(wanted: Filter) -> display.Rows:
    st.header("What needs review", anchor=False)
    doubts = session.ask(queries.needs_review, wanted)
    chosen = display.table(
        doubts,
        columns=["what", "count", "of"],
        key="needs_review",
        alt="What needs review",
        rows="single-row",
    )
    st.caption(f"{display.CHOOSE} to see the passages.")
    links_to_review(doubts)
    return chosen


# What the page Review looks at, by what is doubtful; notes are read in their articles.
REVIEWED_AS = {
    Doubt.SPEAKERS: ("unknown speakers", "Review {} without a speaker", "quotes"),
    Doubt.QUOTES: ("low confidence", "Review {} read with low confidence", "quotes"),
    Doubt.EVENTS: ("low confidence", "Review {} read with low confidence", "events"),
}


def links_to_review(doubts: display.Rows) -> None:
    counts = dict(zip(doubts["what"], doubts["count"], strict=True))
    for doubt, (look, label, what) in REVIEWED_AS.items():
        if counts[doubt]:
            session.link(
                label.format(f"{counts[doubt]:,} {what if counts[doubt] > 1 else what[:-1]}"),
                "review",
                {"look": look},
            )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
