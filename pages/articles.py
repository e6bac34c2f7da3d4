"""Articles: add articles, read one."""

from __future__ import annotations

import streamlit as st

from core.store import queries
from core.store.filters import Filter
from pages.shared import adding, copies, display, filters, reading, session

COLUMNS = [
    "published", "outlet", "title", "words", "actors", "quotes", "events", "notes", "copy_of",
    "carried", "added",
]  # fmt: skip


def page() -> None:
    wanted = filters.sidebar()
    if article_id := st.query_params.get("article"):
        reading.article(
            article_id,
            at=st.query_params.get("at"),
            beside=st.query_params.get("beside"),
            find=st.query_params.get("find") or wanted.words,
        )
        return
    display.heading("Articles", "Add articles, and read them.")
    adding.panel()
    library(wanted)


def library(wanted: Filter) -> None:
    st.header("Library", anchor=False)
    display.in_force(wanted)
    articles = session.ask(queries.library, wanted)
    if display.is_empty(articles, wanted, of="articles"):
        return
    chosen = display.table(
        articles, columns=COLUMNS, key="library", alt="Library of articles", rows="multi-row"
    )
    with st.container(horizontal=True):
        display.read_button(chosen, key="read")
        copies.compare_button(chosen)
        adding.correction(chosen)
        adding.removal(chosen["article_id"])
        adding.removal_of_samples()


if __name__ == "__main__":
    import dashboard

    dashboard.main()
