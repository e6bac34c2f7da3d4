"""The parts of the search page: what was typed and how it was read, and passages with hits."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from core.store import queries, typed
from core.store.filters import Filter
from pages.shared import display, exporting, filters, lifting, marked, session

# How many articles or quotes a list has at first, and how many more each time.
STEP = 20

_HEADINGS = {"published": "Date", "outlet": "Outlet", "paragraph": "Paragraph", "passage": "Words"}


def words() -> str:
    """The search box, and in plain words how what is in it was read."""
    text = filters.words_in("Search for", key="q", narrows=False)
    if text:
        asked = typed.read(text)
        st.text(asked.explained())
        for doubt in asked.passed_over:
            st.text(doubt)
    return text


def can_ask(text: str) -> bool:
    """Whether there is something to look for; if not, says what can be typed."""
    if text and typed.read(text).asks:
        with st.container(horizontal=True, key="search_actions"):
            st.button(
                "Filter all pages by these words",
                icon=":material/filter_alt:",
                type="tertiary",
                on_click=session.reset,
                args=({"words": text},),
            )
        return True
    if display.is_empty(session.ask(queries.size).query("articles > 0"), Filter(), of="articles"):
        return False
    st.info(
        "Type words, a phrase or a name.\n\n"
        "- `river water` finds both words, in any order\n"
        '- `"river water"` finds them in this order, `"river water"~10` near each other\n'
        "- `negotiat*` finds all words that begin so\n"
        "- `river OR lake` finds one of them, `river -lake` leaves out what has the second\n\n"
        "Capitals and accents make no difference."
    )
    return False


def nothing(wanted: Filter, text: str, *, of: str) -> None:
    """Says why there are none of `of`, and what would bring some."""
    counts = session.ask(queries.how_many_found, Filter(every_copy=True), words=text).iloc[0]
    if counts[of]:
        st.info(
            f"No {of} with these words under the filter in force; without it there "
            f"{lifting.are(int(counts[of]), of)}."
        )
        st.button("Clear all filters", key="clear_search", on_click=filters.clear)
        return
    others = [f"{counts[name]:,} {name}" for name in counts.index if name != of and counts[name]]
    more = f" There are {' and '.join(others)}: look at those above." if others else ""
    st.info(
        f"No {of} with these words.{more} Try fewer words, the beginning of one with a * after "
        "it, or OR between two."
    )


def narrowed(wanted: Filter, bar: display.Clicked) -> Filter:
    """The filter with the outlet of a bar that was clicked, if one was."""
    return replace(wanted, outlets=(bar["outlet"],)) if bar else wanted


def how_many(text: str, count: int, what: str) -> int:
    """How many to list now; says so, if not all."""
    top: int = session.recall(_key(text, what), STEP)
    if count > top:
        st.caption(f"The first {top:,} of {count:,} {what}.")
    else:
        st.caption(f"1 {what[:-1]}" if count == 1 else f"All {count:,} {what}")
    return top


def more(text: str, count: int, what: str) -> None:
    """A button for the next ones, if there are any."""
    top: int = session.recall(_key(text, what), STEP)
    if count > top:
        left = min(STEP, count - top)
        st.button(f"Show {left} more", on_click=session.keep, args=(_key(text, what), top + STEP))


def _key(text: str, what: str) -> str:
    return f"found_{what}_{text}"


def passages(found: pd.DataFrame, text: str, *, of: str) -> None:
    """Passages with the words marked; each leads to its place in the article, words marked."""
    with st.container(border=True, key=f"found_{of}"):
        kept = marked.evidence(found, key=f"passages_found_{of}", find=text)
    exporting.offer(f"Passages found in {of}", found.drop(columns="marks"), _HEADINGS)
    if kept is not None:
        exporting.add_passage(kept, f"Search for {text}")
