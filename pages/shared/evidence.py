"""What a click opens: the sentences, the outlet and the day behind a bar, a cell or a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.store import queries
from core.store.filters import Filter
from core.store.queries import Pair, RelationBasis
from pages.shared import correcting, display, exporting, marked, session

# How evidence is headed in a report.
_HEADINGS = {"published": "Date", "outlet": "Outlet", "paragraph": "Paragraph", "passage": "Words"}

_TALL = 4  # passages; more scroll in a box of their own


def within(wanted: Filter, step: display.Clicked) -> Filter:
    """The filter narrowed to the step of a time chart that was clicked, if one was."""
    if step is None:
        return wanted
    since, until = (_day(step[end]) for end in ("period", "until"))
    since = max(since, wanted.since or since)
    until = min(until, wanted.until or until)
    outlet = step.get("outlet")
    outlets = (outlet,) if outlet else wanted.outlets
    return replace(wanted, since=since, until=until, outlets=outlets)


def _day(moment: float | pd.Timestamp) -> date:
    """A chart gives milliseconds, its table what the query gave."""
    is_row = isinstance(moment, pd.Timestamp)
    return (moment if is_row else pd.Timestamp(moment, unit="ms")).date()


def articles_of(wanted: Filter, step: display.Clicked) -> None:
    """The articles behind one step of the coverage chart."""
    narrowed = within(wanted, step)
    articles = session.ask(queries.library, narrowed)
    with st.container(key="evidence_of_step"):
        st.header("Articles", anchor=False)
        chosen = display.table(
            articles,
            columns=["published", "outlet", "title", "words", "quotes", "events"],
            key="step_articles",
            alt="Articles of this bar",
            rows="single-row",
        )
        display.read_button(chosen, key="read_step")


def actor_evidence(wanted: Filter, actor_id: str, label: str, *, of: str = "actor") -> None:
    """The sentences that mention an actor; `of` tells two on one page apart."""
    passages = session.ask(queries.actor_evidence, wanted, actor_id=actor_id)
    _show(passages, of=of, about=label, find=wanted.words)


def pair_evidence(wanted: Filter, pair: Pair, cell: Mapping[str, str], *, of: str = "pair") -> None:
    """The sentences, quotes or events that a cell of a matrix counts."""
    about = f"{cell['source']} {_VERBS[pair.basis]} {cell['target']}"
    passages = session.ask(queries.pair_evidence, wanted, pair=pair)
    _show(passages, of=of, about=about, find=wanted.words)


def passages_of(passages: pd.DataFrame, *, of: str, about: str, inside: bool = False) -> None:
    """The rows of any evidence query; `of` tells two on one page apart, `inside` says that a
    section with a heading of its own is the place of it."""
    _show(passages, of=of, about=about, inside=inside)


_VERBS = {
    RelationBasis.TOGETHER: "beside",
    RelationBasis.SPEAKS: "about",
    RelationBasis.ACTS: "towards",
}


def quote_evidence(
    wanted: Filter, quote: pd.Series, words: str = "", *, inside: bool = False
) -> None:
    """The sentences of a row of `quotes_matching`, with the words that were looked for in it."""
    found = {"quote_id": int(quote["quote_id"]), "words": words}
    passages = session.ask(queries.quote_evidence, wanted, **found)
    speaker = quote["speaker"] or "Unknown speaker"
    why = session.read(partial(queries.why_this_speaker, quote_id=int(quote["quote_id"])))
    about = f"{speaker}, {quote['kind']} quote"
    _show(passages, of="quote", about=about, why=why, find=words or wanted.words, inside=inside)
    correcting.offer_quote(int(quote["quote_id"]))


def event_evidence(wanted: Filter, event: Mapping[str, Any], *, inside: bool = False) -> None:
    """The sentence of a row of `events_matching`."""
    passages = session.ask(queries.event_evidence, wanted, event_id=int(event["event_id"]))
    about = f"{event['type']}: {event['source'] or 'unnamed'} → {event['target'] or 'unnamed'}"
    _show(passages, of="event", about=about, find=wanted.words, inside=inside)
    correcting.offer_event(int(event["event_id"]))


def _show(
    passages: pd.DataFrame,
    *,
    of: str,
    about: str,
    why: str = "",
    find: str = "",
    inside: bool = False,
) -> None:
    heading = st.subheader if inside else st.header
    with st.container(key=f"evidence_of_{of}"):
        heading("Evidence", anchor=False)
        st.text(f"{about}: {_how_many(len(passages))}")
        if why:
            st.text(why)
        with st.container(border=True, height=460 if len(passages) > _TALL else "content"):
            kept = marked.evidence(passages, key=f"passages_of_{of}", find=find)
        exporting.offer("Evidence", passages.drop(columns="marks"), _HEADINGS)
        if kept is not None:
            exporting.add_passage(kept, about)


def _how_many(passages: int) -> str:
    if passages == 0:
        return "no longer in the collection"
    if passages >= queries.MOST_EVIDENCE:
        return f"the newest {passages} passages"
    return "1 passage" if passages == 1 else f"{passages} passages, newest first"
