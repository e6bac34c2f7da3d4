"""Pairs of names that may be one actor: what a merge would change, and the analyst's answer."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.corrections import KeepApart, Merge
from core.store import queries
from core.store.correcting import machine_who
from core.store.filters import Filter
from pages.shared import deciding, evidence, reviewing, session

_COLUMNS = ["first_name", "second_name", "likeness", "first_mentions", "second_mentions"]


def suggestions(wanted: Filter) -> None:
    """One pair at a time, those named most first."""
    pairs = session.ask(queries.look_alikes, wanted)
    if pairs.empty:
        st.info("No names look alike here, or all that do have been decided about.")
        return
    reviewing.one_by_one(
        pairs, _pair_of(wanted), columns=_COLUMNS, of="pairs", alt="Names that may be one actor"
    )


def _pair_of(wanted: Filter) -> reviewing.Show:
    def show(pair: pd.Series) -> None:
        one, other = (session.read(machine_who, pair[f"{nth}_id"]) for nth in ("first", "second"))
        if one is None or other is None:
            st.text("One of the two is not in the collection any more.")
            return
        names = [pair["first_name"], pair["second_name"]]
        key = f"{one.id}_{other.id}"
        told = [
            f"{name} ({_times(int(pair[f'{nth}_mentions']))})"
            for name, nth in zip(names, ("first", "second"), strict=True)
        ]
        st.text(f"{told[0]} and {told[1]}: {pair['likeness']}.")
        # Names are words of articles, and the options of other choosers are read as Markdown.
        stays = st.selectbox("The name that stays", names, key=f"stays_{key}", width=360)
        gone, into = (other, one) if stays == names[0] else (one, other)
        changed = deciding.extent(Merge(gone, into))
        st.text(f"Merging them changes {deciding.in_words(changed)}.")
        with st.container(horizontal=True):
            st.button(
                "Merge",
                key="merge",
                type="primary",
                on_click=deciding.about_actors,
                args=(Merge(gone, into),),
            )
            st.button(
                "Different: do not ask again",
                key="keep_apart",
                on_click=deciding.about_actors,
                args=(KeepApart(one, other),),
            )
        left, right = st.columns(2, gap="large")
        for place, who, name in ((left, one, names[0]), (right, other, names[1])):
            with place:
                evidence.actor_evidence(wanted, who.id, name, of="one" if who is one else "other")

    return show


def _times(mentions: int) -> str:
    return "1 mention" if mentions == 1 else f"{mentions:,} mentions"
