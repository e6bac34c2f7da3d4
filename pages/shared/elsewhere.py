"""The same quote in other articles, and the outlets that told its story without it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.store import queries
from pages.shared import display, session


def of_quote(chosen: pd.DataFrame) -> None:
    """What became of the quote in the chosen row; nothing without one."""
    if chosen.empty:
        return
    quote_id = int(chosen.iloc[0]["quote_id"])
    with st.container(key="elsewhere"):
        st.subheader("The same quote elsewhere", anchor=False)
        same = session.ask(queries.same_elsewhere, quote_id=quote_id)
        if same.empty:
            st.caption("No other article of the collection has it in like words.")
        else:
            columns = ["published", "outlet", "speaker", "text", "difference", "is_copy"]
            row = display.table(
                same, columns=columns, key="same", alt="The same quote", rows="single-row"
            )
            st.caption("Syndicated copies are ticked. Choose a row, at its left edge, to read it.")
            _read(row, at=True)
        st.subheader("Not carried by", anchor=False)
        without = session.ask(queries.not_carrying, quote_id=quote_id)
        if without.empty:
            st.caption("No other outlet of the collection told this story without the quote.")
        else:
            columns = ["outlet", "published", "title", "is_copy"]
            row = display.table(
                without, columns=columns, key="without", alt="Without the quote", rows="single-row"
            )
            st.caption(
                "Copies of the article, and articles within three days that name the speaker and "
                "two others of its main actors."
            )
            _read(row, at=False)


def _read(row: pd.DataFrame, *, at: bool) -> None:
    """Opens the article of the chosen row, at the quote if it has it."""
    if len(row):
        article = row.iloc[0]
        place = {"at": str(article["start"])} if at else {}
        session.go_to("articles", article=article["article_id"], **place)
