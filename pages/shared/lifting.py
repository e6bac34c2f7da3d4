"""The way out of a filter: a button for each part of it, and what it is that left nothing."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.store import queries
from core.store.filters import Filter, Part, listed
from pages.shared import filters, session

_COUNTED = ("articles", "actors", "quotes", "events")


def parts(wanted: Filter) -> None:
    """A button for each part in force, which lifts it, and a word on what the address got wrong."""
    for label, values in session.dropped().items():
        names = listed([f"“{value[:80]}”" for value in values[:5]])
        st.text(f"{label}: there is no {names} here, so the link's choice was left out.")
    if not (in_force := wanted.parts):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="lift"):
        st.caption("Lift:", width="content")
        for part in in_force:
            _button(part.capitalize(), part, of="filter")


def is_to_blame(wanted: Filter, of: str) -> bool:
    """Whether the filter alone, without a page's own choices, leaves none of `of`."""
    held = session.ask(queries.headline, wanted).iloc[0]
    return of in held and not held[of]


def why_empty(wanted: Filter, of: str) -> None:
    """Which part of the filter left none of `of` (a plural), with buttons to lift it."""
    counted = next((name for name in _COUNTED if of.startswith(name)), "articles")
    found = session.ask(queries.without_each_part, wanted)
    helps = found[found[counted] > 0]
    st.info(f"No {of} under the filter in force. {_which(helps, counted)}")
    with st.container(horizontal=True, gap="small", key=f"why_no_{_key(of)}"):
        for name in helps["part"]:
            if name:
                _button(f"Lift the {name}", Part(name), of=_key(of))
            else:
                st.button(
                    "Count every copy",
                    key=f"every_copy_{_key(of)}",
                    on_click=session.reset,
                    args=({"copies": True},),
                )
        st.button("Clear all filters", key=f"clear_{_key(of)}", on_click=filters.clear)


def _key(of: str) -> str:
    return of.replace(" ", "_")


def _which(helps: pd.DataFrame, counted: str) -> str:
    if helps.empty:
        return "No part of it does that alone: clear it, or widen it in the sidebar."
    said = [
        f"{f'without the {row.part}' if row.part else 'counting every copy'} "
        f"there {are(getattr(row, counted), counted)}"
        for row in helps.itertuples()
    ]
    first, *others = said
    return ", ".join([first[0].upper() + first[1:], *others]) + "."


def are(count: int, what: str) -> str:
    """`is 1 quote`, `are 12 quotes`; `what` is the plural."""
    return f"is 1 {what[:-1]}" if count == 1 else f"are {count:,} {what}"


def _button(label: str, part: Part, *, of: str) -> None:
    st.button(
        label,
        key=f"lift_{part.name.lower()}_{of}",
        icon=":material/close:" if of == "filter" else None,
        type="tertiary" if of == "filter" else "secondary",
        on_click=filters.lift,
        args=(part,),
    )
