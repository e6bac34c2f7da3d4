"""What became of everything ever added: a list that outlives a restart, and another try from it."""

from __future__ import annotations

import streamlit as st

from core.export.sheets import to_csv
from core.model import Result
from core.store import queries
from pages.shared import display, handing, session

MOST_LINES = 500


def _receipt() -> bytes:
    return to_csv(session.read(queries.receipt))


def section() -> None:
    """The log of what was ever added, newest first, once it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center"):
        is_wanted = st.toggle("Show everything ever added", key="history_shown")
        if st.button("Receipt", help="What became of every file ever added, as a table."):
            handing.over(_receipt, file_name="receipt.csv", mime="text/csv", key="receipt")
    if is_wanted:
        _log()


def _log() -> None:
    only = st.pills(
        "Only what was",
        [result.value for result in Result],
        selection_mode="multi",
        key="history_only",
    )
    lines = session.read(queries.recent_outcomes, only=tuple(only), top=MOST_LINES)
    if lines.empty:
        st.caption("Nothing of the kind has been added yet.")
        return
    if len(lines) == MOST_LINES:
        st.caption(f"The newest {MOST_LINES:,} lines; the receipt has them all.")
    retryable = session.worker().retryable()
    lines["reason"] = lines["reason"].str.partition(": ")[2].where(lines["reason"].notna())
    lines["retry"] = lines["entry_id"].isin(retryable)
    chosen = display.table(
        lines,
        columns=["added", "name", "outcome", "reason", "retry"],
        key="history",
        alt="What became of everything ever added",
        rows="single-row",
    )
    entries = list(chosen.loc[chosen["retry"], "entry_id"])
    with st.container(horizontal=True):
        display.read_button(chosen.dropna(subset=["article_id"]), key="read_history")
        if st.button(
            "Try this again",
            disabled=not entries,
            help="Choose a row that failed and whose file is still kept.",
        ):
            session.worker().retry_entry(int(entries[0]))
            st.rerun()
