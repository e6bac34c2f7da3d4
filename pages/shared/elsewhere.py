"""The same quote in other articles, and the outlets that told its story without it."""

from __future__ import annotations

import streamlit as st

from core.store import queries
from pages.shared import display, session

_NEAR = (
    "Copies of the article, and articles within three days of it that name the speaker and two "
    "others of its main actors."
)


def of_quote(quote_id: int) -> None:
    """Who carried a quote and in what words, and who did not; rows lead into the reader."""
    with st.container(key="elsewhere"):
        st.header("The same quote elsewhere", anchor=False)
        _carried(int(quote_id))
        st.subheader("Not carried by", anchor=False)
        _not_carried(int(quote_id))


def _carried(quote_id: int) -> None:
    same = session.ask(queries.same_elsewhere, quote_id=quote_id)
    if same.empty:
        st.caption("No other article of the collection has it in like words.")
        return
    columns = ["published", "outlet", "is_copy", "text", "difference", "speaker"]
    chosen = display.table(
        same, columns=columns, key="same", alt="The same quote in other articles", rows="single-row"
    )
    st.caption(f"Syndicated copies are ticked. {display.CHOOSE} to read the article.")
    if len(chosen):
        row = chosen.iloc[0]
        session.go_to("articles", article=row["article_id"], at=str(row["start"]))


def _not_carried(quote_id: int) -> None:
    without = session.ask(queries.not_carrying, quote_id=quote_id)
    if without.empty:
        st.caption("No other outlet of the collection told this story without it.")
        return
    columns = ["published", "outlet", "is_copy", "title"]
    chosen = display.table(
        without, columns=columns, key="without", alt="Articles without the quote", rows="single-row"
    )
    st.caption(f"{_NEAR} {display.CHOOSE} to read the article.")
    if len(chosen):
        session.go_to("articles", article=chosen.iloc[0]["article_id"])
