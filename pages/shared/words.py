"""The words that mark each of two, and where they stand."""

from __future__ import annotations

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import Texts
from pages.shared import display, evidence, session

MEASURE = (
    "Log odds with a prior: how much likelier a word is in the one than in the other, in standard "
    "errors. Beyond ±2 it is hardly chance; pale bars may be. Figures: times in each. Left out are "
    "stop words, words with a capital (names, mostly), and words in fewer than 2 articles of both. "
    "Of more than 1,500 passages or 120 articles the newest are read."
)


def beside(one: Filter, other: Filter, names: tuple[str, str], *, texts: Texts) -> None:
    """Which words mark each; a chosen one opens its sentences on both sides."""
    found = session.ask(queries.distinctive_words, one, other=other, texts=texts)
    if found.empty:
        st.info(
            "Too little text to tell their words apart: no word stands 3 times, in 2 articles, "
            "with one of them. "
            "Count the words of other texts, or widen the filter."
        )
        return
    first, second = names
    picked = display.chart(
        charts.word_bars(found, one=first, other=second),
        found,
        key="words_beside",
        columns=["word", "one_times", "one_rate", "other_times", "other_rate", "lean", "clear"],
    )
    st.caption(MEASURE)
    if chosen := picked("word"):
        left, right = st.columns(2, gap="large")
        with left:
            _where(one, first, chosen["word"], texts, of="word_one")
        with right:
            _where(other, second, chosen["word"], texts, of="word_other")


def _where(side: Filter, name: str, word: str, texts: Texts, *, of: str) -> None:
    passages = session.ask(queries.word_evidence, side, word=word, texts=texts)
    evidence.passages_of(passages, of=of, about=f"{name}: “{word}”")
