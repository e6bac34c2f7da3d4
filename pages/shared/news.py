"""What is new since it was last looked at, on the Overview."""

from __future__ import annotations

import streamlit as st

from pages.shared import watching as watch


def section() -> None:
    """The collection, lists and views to which something was added; else one line."""
    every = watch.all_news()
    new = [news for news in every if news.said]
    if not new:
        _nothing(every)
        return
    with st.container(border=True, key="news"):
        st.header("What is new since you last looked?", anchor=False)
        for number, news in enumerate(new):
            _line(news, number)
        if others := len(every) - len(new):
            st.caption(f"Nothing new in {others:,} other {'place' if others == 1 else 'places'}.")
        st.button("Mark all as seen", key="seen_all", on_click=watch.look_at_all, type="tertiary")


def _line(news: watch.News, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if st.button("Show", key=f"news_{number}", help="Exactly what was added since."):
            watch.open_news(news)
        name = news.of.name if news.of else "The whole collection"
        st.text(f"{name}: {news.said}", width="content")
        st.caption(watch.since_when(news.since), width="content")


def _nothing(every: list[watch.News]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="news"):
        begun = next((news for news in every if news.of is None), None)
        if begun:
            st.caption(f"Nothing was added {watch.since_when(begun.since)}.", width="content")
        else:
            st.button(
                "Tell me from now on what is new",
                key="seen_all",
                icon=":material/notifications:",
                type="tertiary",
                on_click=watch.look_at_all,
            )
