"""The big figures of a page: each is headed by what opens what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from core.store import queries
from core.store.filters import Filter
from pages.shared import display, session

_WIDE = 640  # pixels of a list inside a figure, where the page has them


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and what shows what it counts: another place, or a list that is `inside`."""

    label: str
    value: str
    show: Callable[[], None]
    inside: bool = False


def row(figures: Iterable[Figure], *, key: str) -> None:
    """Figures side by side; choosing the words above one shows what it counts."""
    with st.container(horizontal=True, gap="small", key=key):
        for number, figure in enumerate(figures):
            with st.container(border=True, gap=None, width="stretch", key=f"{key}_{number}"):
                _head(figure, f"{key}_{number}_show")
                st.metric(figure.label, figure.value, label_visibility="collapsed")


def _head(figure: Figure, key: str) -> None:
    if figure.inside:
        with st.popover(figure.label, type="tertiary", key=key), st.container(width=_WIDE):
            figure.show()
    elif st.button(
        figure.label,
        key=key,
        type="tertiary",
        icon=":material/chevron_right:",
        icon_position="right",
    ):
        figure.show()


def of_collection(wanted: Filter) -> None:
    """Articles, outlets, actors, quotes and events under the filter; each leads to its list."""
    held = session.ask(queries.headline, wanted).iloc[0]
    pages = {name: partial(session.go_to, name) for name in held.index if name != "outlets"}
    shows = {**pages, "outlets": partial(_outlets, wanted)}
    row(
        [
            Figure(name.capitalize(), f"{held[name]:,}", shows[name], inside=name == "outlets")
            for name in held.index
        ],
        key="figures",
    )


def _outlets(wanted: Filter) -> None:
    chosen = display.table(
        session.ask(queries.articles_by_outlet, wanted),
        columns=["outlet", "articles", "first", "last"],
        key="outlets_counted",
        alt="Outlets and their articles",
        rows="single-row",
    )
    st.caption(f"{display.CHOOSE} to see the articles of that outlet.")
    if len(chosen):
        session.go_to("articles", outlets=[chosen.iloc[0]["outlet"]])


def articles_naming(wanted: Filter, actor: pd.Series) -> None:
    """The articles that name an actor, for its card."""
    found = session.ask(queries.articles_naming, wanted, actor_id=actor["actor_id"])
    chosen = display.table(
        found,
        columns=["published", "outlet", "title", "mentions"],
        key="articles_naming",
        alt="Articles that name this actor",
        rows="single-row",
    )
    display.read_button(chosen, key="read_naming")
