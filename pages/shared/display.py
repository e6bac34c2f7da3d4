"""What pages show alike: headings, tables, chart with its table twin, evidence, empty states.

Words from articles, file names and whatever an analyst types go to `st.text`, `st.dataframe`, a
chart's data or the marked-text component: everything else here would read them as Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd
import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter, sentence
from pages.shared import exporting, filters, lifting, session, watching

# What a query answers.
type Rows = pd.DataFrame

# The fields of what was clicked in a chart, by name; None if nothing was.
type Clicked = dict[str, Any] | None

CHOOSE = "Choose a row, at its left edge,"

_TEXT, _NUMBER = st.column_config.TextColumn, st.column_config.NumberColumn

# How a column is shown, wherever it is shown. Columns not listed here are never shown.
COLUMNS: dict[str, Any] = {
    "published": st.column_config.DateColumn("Date", format="D MMM YYYY", width=105),
    "when": st.column_config.DateColumn("Date", format="D MMM YYYY", width=105),
    "period": st.column_config.DateColumn("From", format="D MMM YYYY", width=105),
    "until": st.column_config.DateColumn("To", format="D MMM YYYY", width=105),
    "first": st.column_config.DateColumn("First", format="D MMM YYYY", width=105),
    "last": st.column_config.DateColumn("Last", format="D MMM YYYY", width=105),
    "added": st.column_config.DatetimeColumn("Added", format="D MMM YYYY, HH:mm", width=140),
    "outlet": _TEXT("Outlet", width=130),
    "title": _TEXT("Article", width=360),
    "copy_of": _TEXT("Copy of", width=180),
    "carried": _NUMBER("Also in", format="localized", width=75, help="Near copies of it here."),
    "actor": _TEXT("Actor", width=190),
    "label": _TEXT("Actor", width=190),
    "kind": _TEXT("Kind", width=90),
    "first_name": _TEXT("Named here as", width=230),
    "second_name": _TEXT("and here as", width=230),
    "likeness": _TEXT("Why they may be one", width=330),
    "role": _TEXT("Role", width=150),
    "side": _TEXT("Side", width=120),
    "speaker": _TEXT("Speaker", width=160),
    "told_to": _TEXT("Told to", width=110),
    "reported_by": _TEXT("As told by", width=130, help="Who passes on what the speaker said."),
    "occasion": _TEXT("Occasion", width=150),
    "cue": _TEXT("Verb", width=90),
    "text": _TEXT("Words", width=420),
    "outlets": _NUMBER("Outlets", format="localized", width=75),
    "difference": _TEXT("What differs", width=300),
    "is_copy": st.column_config.CheckboxColumn("Copy", width=60),
    "reports": _TEXT("Reports", width=90),
    "stance": _TEXT("Stance", width=90),
    "basis": _TEXT("Speaker known by", width=125),
    "source": _TEXT("Who", width=160),
    "target": _TEXT("To whom", width=160),
    "type": _TEXT("Type", width=105, help="One of the 16 event types of PLOVER."),
    "quad": _TEXT("Class", width=150),
    "trigger": _TEXT("Did", width=120),
    "status": _TEXT("Status", width=85),
    "claimed_by": _TEXT("Claimed by", width=140),
    "modality": _TEXT("Took place", width=100),
    "negated": st.column_config.CheckboxColumn("Denied", width=70),
    "mentions": _NUMBER("Mentions", format="localized", width=85),
    "articles": _NUMBER("Articles", format="localized", width=80),
    "share": _NUMBER("% of articles", format="%.0f", width=105),
    "names": _NUMBER("Names", format="localized", width=75),
    "demonyms": _NUMBER("Demonyms", format="localized", width=95),
    "nominals": _NUMBER("Descriptions", format="localized", width=105),
    "pronouns": _NUMBER("Pronouns", format="localized", width=90),
    "words": _NUMBER("Words", format="localized", width=65),
    "actors": _NUMBER("Actors", format="localized", width=65),
    "quotes": _NUMBER("Quotes", format="localized", width=68),
    "events": _NUMBER("Events", format="localized", width=68),
    "notes": _NUMBER("Notes", format="localized", width=62),
    "times": _NUMBER("Times", format="localized", width=75),
    "tone": _NUMBER("Mean event score", format="%+.1f", width=130),
    "score": _NUMBER("Score", format="%+.1f", width=75, help="−10 conflict to +10 cooperation."),
    "confidence": _NUMBER("Confidence", format="percent", width=95),
    "what": _TEXT("What", width=200),
    "count": _NUMBER("Count", format="localized", width=65),
    "of": _NUMBER("Of", format="localized", width=60),
    "surface": _TEXT("Words", width=220),
    "other": _TEXT("Actor", width=190),
    "word": _TEXT("Word", width=130),
    "compared": _TEXT("Compared", width=210),
    "one_n": _NUMBER("First, n", format="localized", width=80),
    "one_of": _NUMBER("of", format="localized", width=65),
    "one_value": _NUMBER("First", format="%.1f", width=75),
    "other_n": _NUMBER("Second, n", format="localized", width=90),
    "other_of": _NUMBER("of", format="localized", width=65),
    "other_value": _NUMBER("Second", format="%.1f", width=80),
    "gap": _NUMBER("Difference", format="%+.1f", width=95),
    "told": _NUMBER("Told there in", format="localized", width=110),
    "one_times": _NUMBER("First, times", format="localized", width=95),
    "one_rate": _NUMBER("in 1,000 words", format="%.2f", width=115),
    "other_times": _NUMBER("Second, times", format="localized", width=110),
    "other_rate": _NUMBER("in 1,000 words", format="%.2f", width=115),
    "lean": _NUMBER("Standard errors", format="%+.1f", width=120),
    "clear": st.column_config.CheckboxColumn("Clear", width=60),
    "form": _TEXT("As a", width=110),
    "called": _TEXT("Found as", width=170),
    "name": _TEXT("File", width=210),
    "outcome": _TEXT("Outcome", width=100),
    "retry": st.column_config.CheckboxColumn("Kept", width=60, help="Its file is still kept."),
    "reason": _TEXT("Why, or what is doubtful", width=600),
    "first_mentions": _NUMBER("Mentions", format="localized", width=85),
    "second_mentions": _NUMBER("and of the other", format="localized", width=120),
    "made": st.column_config.DatetimeColumn("When", format="D MMM YYYY, HH:mm", width=140),
    "made_by": _TEXT("Who", width=130),
    "about": _TEXT("About", width=110),
    "was": _TEXT("It was", width=330),
    "now": _TEXT("It is now", width=230),
    "undone": st.column_config.DatetimeColumn("Undone", format="D MMM YYYY, HH:mm", width=140),
    "undone_by": _TEXT("Undone by", width=120),
    "asked": _TEXT("Asked of the machine", width=260),
    "reviewed": _NUMBER("Reviewed, n", format="localized", width=100),
    "right": _NUMBER("Right", format="localized", width=70),
    "share_right": _NUMBER("% right", format="%.0f", width=80),
    "low": _NUMBER("at least %", format="%.0f", width=90),
    "high": _NUMBER("at most %", format="%.0f", width=90),
    "code": _TEXT("Code", width=160),
    "message": _TEXT("Note", width=520),
}


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


def figures(held: pd.DataFrame) -> None:
    """The one row of `headline` as figures side by side."""
    row = held.iloc[0]
    with st.container(horizontal=True, gap="small"):
        for name in held.columns:
            st.metric(name.capitalize(), f"{row[name]:,}", border=True)


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
        state = st.altair_chart(picture, key=_fresh(key, twin), on_select="rerun", width=width)
    with st.expander("The same as a table"):
        alt = f"Table: {picture.title}"
        table(twin, columns=columns, key=f"{key}_table", alt=alt, offered=False)
    exporting.offer(_asks(picture), twin, _headings(columns), picture=picture)

    def picked(selection: str) -> Clicked:
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
            on_select="rerun",
            height=charts.NETWORK_HEIGHT,
            renderer="svg",
            alt=picture.description,
        )
    with st.expander("The same as a table"):
        alt = "Table: the network"
        table(twin, columns=columns, key=f"{key}_table", alt=alt, offered=False)
    exporting.offer("The network", twin, _headings(columns))
    parts = {"node": picture.nodes, "edge": picture.edges}

    def picked(kind: str) -> Clicked:
        found = (each for each in state.selection.selected if each["data_type"] == kind)
        return next((dict(parts[kind][each["data_indices"][0]]) for each in found), None)

    return picked


def _asks(picture: alt.Chart | alt.LayerChart) -> str:
    """The question in a chart's title."""
    title = picture.title
    return str(title.text if isinstance(title, alt.TitleParams) else title)


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
            on_select="rerun",
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
