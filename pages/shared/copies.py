"""Where else an article was carried, and what the other outlets changed in it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.comparing import Paragraph, Side, compare, words_on
from core.store import queries
from pages.shared import display, marked, session

MOST_OUTLETS = 3


def section(row: pd.Series, *, beside: str | None) -> None:
    """The near copies of the article of a row of `queries.article`, and how one of them differs.

    `beside` is the id of an article to compare it with, as the URL has it.
    """
    copies = session.ask(queries.carried_also, row["article_id"])
    if copies.empty and not beside:
        return
    with st.container(key="carried_also"):
        if len(copies):
            st.text(f"Also carried by {_outlets(copies)} ({len(copies)})")
        with st.expander("What the others changed", expanded=bool(beside)):
            chosen = _choice(copies) or beside
            if chosen:
                _difference(row, chosen)


def compare_button(chosen: pd.DataFrame) -> None:
    """Leads from two chosen rows of articles to what differs between them."""
    if st.button("Compare", disabled=len(chosen) != 2, help="Choose two rows."):
        one, other = chosen["article_id"]
        session.go_to("articles", article=one, beside=other)


def _outlets(copies: pd.DataFrame) -> str:
    names = list(dict.fromkeys(copies["outlet"].fillna("an unknown outlet")))
    shown = ", ".join(names[:MOST_OUTLETS])
    return f"{shown} and others" if len(names) > MOST_OUTLETS else shown


def _choice(copies: pd.DataFrame) -> str | None:
    if copies.empty:
        return None
    chosen = display.table(
        copies,
        columns=["published", "outlet", "title", "words"],
        key="carried",
        alt="Other outlets that carried this article",
        rows="single-row",
    )
    if chosen.empty:
        st.caption(f"{display.CHOOSE} to see what differs.")
        return None
    return str(chosen.iloc[0]["article_id"])


def _difference(row: pd.Series, other_id: str) -> None:
    found = session.ask(queries.article, other_id)
    if found.empty:
        st.caption("The other article is not in the collection any more.")
        return
    other = found.iloc[0]
    paragraphs = compare(row["text"], other["text"])
    st.text(f"This: {_origin(row)}\nThe other: {_origin(other)}")
    st.caption(_summary(paragraphs))
    with st.container(border=True, height=460 if len(paragraphs) > 4 else "content"):
        marked.compared(paragraphs, key="compared")
    if st.button("Read the other", key="read_other"):
        session.go_to("articles", article=other_id, beside=row["article_id"])


def _origin(row: pd.Series) -> str:
    return marked.source(row["outlet"], row["published"], row["title"], pd.NA)


def _summary(paragraphs: tuple[Paragraph, ...]) -> str:
    gone, come = words_on(paragraphs, Side.ONE), words_on(paragraphs, Side.OTHER)
    if not gone and not come:
        return "Word for word the same."
    return (
        f"Struck through: {gone:,} words only this article has. "
        f"Underlined: {come:,} words only the other has. "
        f"{words_on(paragraphs, Side.BOTH):,} words are in both."
    )
