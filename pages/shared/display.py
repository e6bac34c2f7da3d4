"""What pages show alike: headings, tables, chart with its table twin, evidence, empty states.

Words from articles, file names and whatever an analyst types go to `st.text`, `st.dataframe`, a
chart's data or the marked-text component: everything else here would read them as Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

from core.store import queries
from core.store.filters import Filter, sentence
from pages.shared import exporting, filters, lifting, session, watching
from pages.shared.columns import COLUMNS

if TYPE_CHECKING:  # loading it takes longer than most pages without a chart
    import altair as alt

    from core import charts

# What a query answers.
type Rows = pd.DataFrame

# The fields of what was clicked in a chart, by name; None if nothing was.
type Clicked = dict[str, Any] | None

CHOOSE = "Choose a row, at its left edge,"


def heading(title: str, question: str) -> None:
    """A page's name and the question it answers, with a notice while invented articles are in."""
    st.title(title, anchor=False)
    st.caption(question)
    held = session.ask(queries.size).iloc[0]
    if held["samples"]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="samples"):
            st.badge("Sample articles", icon=":material/science:", color="orange")
            st.caption(_invented(int(held["samples"]), int(held["articles"])), width="content")


def _invented(samples: int, articles: int) -> str:
    which = f"{samples:,} of these {articles:,}" if samples < articles else f"All {articles:,}"
    return (
        f"{which} articles are invented: their people and events do not exist. "
        "Remove them on the Articles page."
    )


def in_force(wanted: Filter) -> None:
    """The filter and the counting rule in plain English."""
    known = session.ask(queries.known_actors)
    names = dict(zip(known["actor_id"], known["actor"], strict=True))
    with st.container(horizontal=True, vertical_alignment="center", key="in_force"):
        st.text(sentence(wanted, names))
        exporting.begin(wanted, st.container(width="content"))
        watching.save_view()
    lifting.parts(wanted)


def is_empty(frame: pd.DataFrame, wanted: Filter, *, of: str, narrowed: bool = False) -> bool:
    """Whether there is nothing to show; if so, says why and what to do.

    `narrowed` says that the page's own choices leave something out beside the shared filter.
    """
    if len(frame):
        return False
    if not session.ask(queries.size).iloc[0]["articles"]:
        st.info(
            "The collection is empty. Add articles on the Articles page; "
            "`python -m core sample` brings the invented ones."
        )
    elif narrowed and not lifting.is_to_blame(wanted, of):
        st.info(f"No {of} under these choices. Clear some of those above or in the sidebar.")
        st.button("Clear this page's choices", on_click=filters.clear_choices)
    elif wanted.narrows or narrowed:
        lifting.why_empty(wanted, of)
    else:
        st.info(f"No {of} were found in the articles of this collection.")
    return True


def many(frame: pd.DataFrame, what: str) -> None:
    """How many rows follow, and whether there are more than one table shows.

    `what` is their plural, with an s.
    """
    cut = len(frame) >= queries.MOST_ROWS
    more = "; there are more, so narrow the filter to see the rest" if cut else ""
    st.caption(f"1 {what[:-1]}" if len(frame) == 1 else f"{len(frame):,} {what}{more}")


def left_out(*, shown: int, of: int, what: str) -> None:
    """How many of those with relations a picture shows; `what` is their plural."""
    if of == shown:
        st.caption(f"All {of:,} {what} that have such relations.")
    else:
        st.caption(f"The {shown:,} best connected {what}; {of - shown:,} others are left out.")


def on_the_timeline(*, shown: int, of: int) -> None:
    """How to read the timeline's marks, and how many events it does not show."""
    how = "Filled marks: reported by the outlet. Hollow marks: claimed by somebody it quotes."
    others = f" {of - shown:,} of a much earlier or later day stand in the table only."
    st.caption(how + others if of > shown else how)


def chart(
    picture: alt.Chart | alt.LayerChart,
    twin: pd.DataFrame,
    *,
    key: str,
    columns: Sequence[str],
    box: int | None = None,
) -> Callable[[str], Clicked]:
    """A chart and its table twin. Gives a function: the fields clicked, by selection name.

    A chart of its own width needs a `box` of this height, to scroll in where the page is narrow.
    """
    width: Literal["content", "stretch"] = "content" if box else "stretch"
    with st.container(key=key, height=box or "content", border=False):
        state = st.altair_chart(
            picture, key=_fresh(key, twin), on_select=_remember(key, _CHART), width=width
        )
    row = _twin(twin, _asks(picture), key=key, columns=columns)
    exporting.offer(_asks(picture), twin, _headings(columns), picture=picture)

    def picked(selection: str) -> Clicked:
        if session.recall(f"{key}_chosen_in") == _TABLE:
            return row
        found = state.selection.get(selection)
        return dict(found[0]) if found else None

    return picked


def network(
    picture: charts.Network, twin: pd.DataFrame, *, key: str, columns: Sequence[str]
) -> Callable[[str], Clicked]:
    """As `chart`; what is clicked is a `node` or an `edge`."""
    with st.container(key=key):
        state = st.echarts_chart(
            picture.options,
            key=_fresh(key, twin),
            on_select=_remember(key, _CHART),
            height=picture.height,
            renderer="svg",
            alt=picture.description,
        )
    row = _twin(twin, "the network", key=key, columns=columns)
    exporting.offer("The network", twin, _headings(columns), picture=picture.printed)
    parts = {"node": picture.nodes, "edge": picture.edges}

    def picked(kind: str) -> Clicked:
        if session.recall(f"{key}_chosen_in") == _TABLE:
            return row if kind == "edge" else None
        found = (each for each in state.selection.selected if each["data_type"] == kind)
        return next((dict(parts[kind][each["data_indices"][0]]) for each in found), None)

    return picked


_CHART, _TABLE = "chart", "table"


def _twin(
    twin: pd.DataFrame, question: str, *, key: str, columns: Sequence[str]
) -> dict[str, Any] | None:
    """What a chart shows as a table; the fields of the row that was chosen."""
    with st.expander("The same as a table"):
        chosen = table(
            twin,
            columns=columns,
            key=f"{key}_table",
            alt=f"Table: {question}",
            rows="single-row",
            offered=False,
            on_select=_remember(key, _TABLE),
        )
        st.caption(f"{CHOOSE} to open what its mark opens.")
    return chosen.iloc[0].to_dict() if len(chosen) else None


def _remember(key: str, where: str) -> Callable[[], None]:
    """A chart and its table may both have something chosen: what was chosen last is meant."""
    return lambda: session.keep(f"{key}_chosen_in", where)


def _asks(picture: alt.Chart | alt.LayerChart) -> str:
    """The question in a chart's title."""
    return str(getattr(picture.title, "text", picture.title))


def _headings(columns: Sequence[str]) -> dict[str, str]:
    return {name: str(COLUMNS[name]["label"]) for name in columns}


def table(
    frame: pd.DataFrame,
    *,
    columns: Sequence[str],
    key: str,
    alt: str,
    rows: str | None = None,
    offered: bool = True,
    on_select: Callable[[], None] | Literal["rerun"] = "rerun",
) -> pd.DataFrame:
    """A table of these columns; with `rows`, a selection mode, gives the rows that are selected.

    It can be taken out through the page's menu, unless that has it already (`offered`).
    """
    if offered:
        exporting.offer(alt, frame, _headings(columns))
    shown: dict[str, Any] = {
        "column_order": columns,
        "column_config": COLUMNS,
        "hide_index": True,
        "placeholder": "",
        "alt": alt,
    }
    with st.container(key=key):
        if rows is None:
            st.dataframe(frame[list(columns)], **shown)
            return frame.head(0)
        state = st.dataframe(
            frame[list(columns)],
            key=_fresh(key, frame),
            on_select=on_select,
            selection_mode=rows,
            **shown,
        )
    return frame.iloc[state.selection.rows]


def read_button(chosen: pd.DataFrame, *, key: str) -> None:
    """Opens the article of the one chosen row. A selection alone would open it again and again."""
    can_read = len(chosen) == 1
    if st.button(
        "Read",
        key=key,
        type="primary",
        disabled=not can_read,
        help="Choose a row first, at its left edge.",
    ):
        session.go_to("articles", article=chosen.iloc[0]["article_id"])


def _fresh(key: str, frame: pd.DataFrame) -> str:
    """Another key for other rows: a selection is kept by position and must not outlive its row."""
    return f"{key}_{int(pd.util.hash_pandas_object(frame.astype(str)).sum()):x}"
