"""Quotes: who said what, to whom, under which verb?"""

from __future__ import annotations

import streamlit as st

from core.model import Basis, QuoteKind, Stance
from core.store import queries
from core.store.filters import Filter
from core.store.queries import QuoteChoice, Scope
from pages.shared import display, elsewhere, evidence, exporting, filters, session

COLUMNS = [
    "published", "speaker", "side", "outlets", "cue", "text", "outlet", "kind", "reports", "stance",
    "told_to", "reported_by", "occasion", "basis", "confidence", "title",
]  # fmt: skip


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Quotes", "Who said what, to whom, under which verb?")
    display.in_force(wanted)
    choice = narrowing(wanted)
    quotes = session.ask(queries.quotes_matching, wanted, choice=choice)
    exporting.narrow(choice, "quotes")
    if display.is_empty(quotes, wanted, of="quotes", narrowed=choice != QuoteChoice()):
        return
    display.many(quotes, "quotes")
    chosen = display.table(
        quotes, columns=COLUMNS, key="quotes_table", alt="Quotes", rows="single-row"
    )
    if len(chosen):
        evidence.quote_evidence(wanted, chosen.iloc[0], choice.words)
        elsewhere.of_quote(chosen.iloc[0]["quote_id"])
    else:
        st.caption(f"{display.CHOOSE} to see the sentence and its article.")


def narrowing(wanted: Filter) -> QuoteChoice:
    scope = filters.one_of(Scope, "What was reported", key="scope", narrows=True)
    cues = session.ask(queries.cues, wanted)["cue"].unique()
    with st.container(horizontal=True):
        return QuoteChoice(
            scope=scope,
            words=filters.words_in("Words in the quote", key="said"),
            kinds=filters.several_of(QuoteKind, "Kind", key="quote"),
            stances=filters.several_of(Stance, "Stance", key="stance"),
            cues=filters.several("Verb", list(cues), key="verb"),
            bases=filters.several_of(Basis, "Speaker known by", key="known"),
            confidence_at_least=filters.confidence(key="sure"),
        )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
