"""The lists of the page Review: one item after the other, the log, the machine's accuracy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from core.store import queries
from core.store.filters import Filter
from pages.shared import correcting, deciding, display, evidence, filters, session

# Draws one row of a list, with what can be decided about it.
type Show = Callable[[pd.Series], None]

_BELOW = {f"{share} %": share / 100 for share in (30, 50, 70, 90)}


def one_by_one(
    items: pd.DataFrame, show: Show, *, columns: Sequence[str], of: str, alt: str
) -> None:
    """One item of a list at a time, and the list below; a row of it chosen is shown instead.

    `of` is the plural of what is in it, with _ for blanks. An item that was decided leaves
    the list, and the next one takes its place.
    """
    above = st.container(key=f"review_{of}")
    with st.expander("The whole list"):
        chosen = display.table(
            items, columns=columns, key=f"list_of_{of}", alt=alt, rows="single-row"
        )
        st.caption(f"{display.CHOOSE} to look at it above.")
    key = f"review_at_{of}"
    place = int(chosen.index[0]) if len(chosen) else min(session.recall(key, 0), len(items) - 1)
    with above:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"{place + 1:,} of {len(items):,} {of.replace('_', ' ')}", width="content")
            _step("Back", key, place - 1, off=place == 0 or len(chosen) > 0)
            _step("Next", key, place + 1, off=place == len(items) - 1 or len(chosen) > 0)
        show(items.iloc[place])


def _step(label: str, key: str, place: int, *, off: bool) -> None:
    name = f"{label.lower()}_{key}"
    st.button(label, key=name, disabled=off, on_click=session.keep, args=(key, place))


def unknown_speakers(wanted: Filter) -> None:
    """Quotes whose speaker is not known, newest first."""
    quotes = session.ask(queries.quotes_to_review, wanted)
    if quotes.empty:
        st.info("Every quote here has a speaker, or has been reviewed.")
        return
    columns = ["published", "cue", "text", "outlet", "title"]
    one_by_one(
        quotes, _quote_of(wanted), columns=columns, of="quotes", alt="Quotes without a speaker"
    )


def low_confidence(wanted: Filter) -> None:
    """Quotes, then events, that were read with little confidence; the worst first."""
    with st.container(width=220):
        below = filters.choice("Confidence below", list(_BELOW), key="below", at_first=1)
    limit = {"below": _BELOW[below]}
    quotes = session.ask(queries.quotes_to_review, wanted, **limit)
    events = session.ask(queries.events_to_review, wanted, **limit)
    st.header("Quotes", anchor=False)
    if quotes.empty:
        st.info(f"No quote that nobody has reviewed was read with less confidence than {below}.")
    else:
        columns = ["confidence", "speaker", "cue", "text", "basis", "published", "outlet", "title"]
        one_by_one(
            quotes,
            _quote_of(wanted, inside=True),
            columns=columns,
            of="doubtful_quotes",
            alt="Doubtful quotes",
        )
    st.header("Events", anchor=False)
    if events.empty:
        st.info(f"No event that nobody has reviewed was read with less confidence than {below}.")
        return
    columns = ["confidence", "source", "type", "target", "trigger", "modality", "negated", "outlet"]
    one_by_one(
        events, _event_of(wanted), columns=columns, of="doubtful_events", alt="Doubtful events"
    )


def _quote_of(wanted: Filter, *, inside: bool = False) -> Show:
    def show(quote: pd.Series) -> None:
        quote_id = int(quote["quote_id"])
        passages = session.ask(queries.quote_evidence, wanted, quote_id=quote_id)
        about = f"{quote['kind']} quote"
        evidence.passages_of(passages, of="reviewed_quote", about=about, inside=inside)
        correcting.quote_form(quote_id, key="review")

    return show


def _event_of(wanted: Filter) -> Show:
    def show(event: pd.Series) -> None:
        event_id = int(event["event_id"])
        passages = session.ask(queries.event_evidence, wanted, event_id=event_id)
        about = f"“{event['trigger']}”"
        evidence.passages_of(passages, of="reviewed_event", about=about, inside=True)
        correcting.event_form(event_id, key="review")

    return show


def log() -> None:
    """Everything that was decided, whatever the filter; a chosen decision can be undone."""
    decided = session.ask(queries.decision_log)
    if decided.empty:
        st.info("Nothing has been decided yet. What is, stands here and can be undone.")
        return
    display.many(decided, "decisions")
    chosen = display.table(
        decided,
        columns=["made", "made_by", "about", "was", "now", "undone", "undone_by"],
        key="decisions",
        alt="What analysts decided",
        rows="single-row",
    )
    can = len(chosen) == 1 and pd.isna(chosen.iloc[0]["undone"])
    st.button(
        "Undo",
        key="undo",
        type="primary",
        disabled=not can,
        help="Choose a decision in force first, at the left edge of its row.",
        on_click=deciding.undo,
        args=(int(chosen.iloc[0]["correction_id"]) if can else 0,),
    )
    st.caption(
        "Times are UTC. Undoing restores what the machine read, and whatever else is decided stays."
    )


def accuracy() -> None:
    """The share that was right of what was reviewed, a question a row."""
    found = session.ask(queries.reviewed_accuracy)
    if not found["reviewed"].sum():
        st.info(
            "Nothing has been reviewed yet, so nothing can be said of how often the machine is "
            "right. Confirm or correct some quotes, events or actors first."
        )
        return
    display.table(
        found,
        columns=["asked", "reviewed", "right", "share_right", "low", "high"],
        key="accuracy",
        alt="How often the machine was right, of what was reviewed",
    )
    st.caption(
        "Of what was reviewed and nothing else: whoever looks at the doubtful first finds more "
        "errors than there are among all. The interval is of 95 in 100 (Wilson) and would hold for "
        "all only if what was reviewed had been drawn by lot. What was undone does not count."
    )
