"""Search: where does it say so, who said it, and who is called that?"""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import Ranking
from pages.shared import actor_card, display, evidence, figures, filters, finding, session
from pages.shared.figures import Figure

BARS = 8


class Among(StrEnum):
    """What is searched."""

    ARTICLES = "articles"
    QUOTES = "quotes"
    ACTORS = "actors"


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Search", "Where does it say so, who said it, and who is called that?")
    words = finding.words()
    display.in_force(wanted)
    if not finding.can_ask(words):
        return
    counts = session.ask(queries.how_many_found, wanted, words=words)
    figures.row([counted(among, counts.iloc[0][among]) for among in Among], key="found")
    match filters.one_of(Among, "Look at", key="among"):
        case Among.ARTICLES:
            in_articles(wanted, words, int(counts.iloc[0]["articles"]))
        case Among.QUOTES:
            in_quotes(wanted, words, int(counts.iloc[0]["quotes"]))
        case Among.ACTORS:
            actors(wanted, words)


def counted(among: Among, count: int) -> Figure:
    """How many were found. Choosing it lists them, so it stands before that choice."""
    show = partial(session.choose, {"among": among.value})
    return Figure(among.capitalize(), f"{count:,}", show)


def in_articles(wanted: Filter, words: str, count: int) -> None:
    if not count:
        finding.nothing(wanted, words, of="articles")
        return
    left, right = st.columns(2, gap="large")
    with left:
        step = when(wanted, words)
    with right:
        bar = where(wanted, words)
    narrowed = finding.narrowed(evidence.within(wanted, step), bar)
    if narrowed != wanted:
        st.caption("Only the articles of what is chosen above; click beside it to see all again.")
        found = session.ask(queries.how_many_found, narrowed, words=words)
        count = int(found.iloc[0]["articles"])
    ranking = filters.one_of(Ranking, "First", key="first")
    top = finding.how_many(words, count, "articles")
    listed = {"words": words, "ranking": ranking, "top": top}
    passages = session.ask(queries.articles_found, narrowed, **listed)
    finding.passages(passages, words, of="articles")
    finding.more(words, count, "articles")


def when(wanted: Filter, words: str) -> display.Clicked:
    over_time = session.ask(queries.found_over_time, wanted, words=words)
    if over_time.empty:
        st.caption("None of these articles has a date.")
        return None
    picked = display.chart(
        charts.found_over_time(over_time),
        over_time[over_time["articles"] > 0],
        key="found_over_time",
        columns=["period", "until", "outlet", "articles"],
    )
    return picked("step")


def where(wanted: Filter, words: str) -> display.Clicked:
    by_outlet = session.ask(queries.found_by_outlet, wanted, words=words)
    picked = display.chart(
        charts.share_bars(
            by_outlet.head(BARS),
            name="outlet",
            question="In what share of an outlet's articles?",
            fields=["outlet"],
        ),
        by_outlet,
        key="found_by_outlet",
        columns=["outlet", "articles", "of", "share"],
    )
    return picked("bar")


def in_quotes(wanted: Filter, words: str, count: int) -> None:
    if not count:
        finding.nothing(wanted, words, of="quotes")
        return
    top = finding.how_many(words, count, "quotes")
    passages = session.ask(queries.quotes_found, wanted, words=words, top=top)
    finding.passages(passages, words, of="quotes")
    finding.more(words, count, "quotes")


def actors(wanted: Filter, words: str) -> None:
    found = session.ask(queries.actors_found, wanted, words=words, top=queries.MOST_ROWS)
    if found.empty:
        finding.nothing(wanted, words, of="actors")
        return
    st.caption(f"{display.CHOOSE} to open an actor's card.")
    chosen = display.table(
        found,
        columns=["label", "called", "kind", "mentions", "articles"],
        key="actors_found",
        alt="Actors of that name",
        rows="single-row",
    )
    if len(chosen):
        actor_card.open_card(chosen.iloc[0]["actor_id"])


if __name__ == "__main__":
    import dashboard

    dashboard.main()
