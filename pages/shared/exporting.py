"""Taking things out: every page's one Export menu, and what is added to the report.

A page's tables and charts announce themselves as they are drawn (`offer`); the menu beside the
filter's sentence lists them when the page is done (`menu`). Files are made when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from core import outgoing, report
from core.export.about import narrowing
from core.export.pictures import to_picture
from core.export.printed import report_table
from core.outgoing import Format
from core.store import basket, queries, read_from
from core.store.filters import Filter
from pages.shared import handing, session, telling

_KEY = "offered"
_SECONDS = 600  # an export may take longer than the question of a page
_ARTICLES = "All articles in view"

_MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "csl": "application/json",
}
_NAMES = {
    "csv": "CSV",
    "xlsx": "Excel",
    "parquet": "Parquet",
    "jsonl": "JSON Lines",
    "graphml": "GraphML",
    "gexf": "GEXF",
    "bibtex": "BibTeX",
    "csl": "CSL-JSON",
    "svg": "SVG",
    "png": "PNG",
}
_ENDINGS = {"bibtex": "bib", "csl": "csl.json"}
_TABLES = ["csv", "xlsx", "parquet"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A table or chart of the page; `headings` are its columns as shown, by name."""

    title: str
    frame: pd.DataFrame
    headings: Mapping[str, str]
    picture: Any = None  # a chart, or what draws one

    def drawn(self) -> dict[str, Any]:
        """Its picture, as Vega-Lite has it."""
        chart = self.picture() if callable(self.picture) else self.picture
        return dict(chart.to_dict())

    def forms(self) -> list[str]:
        """The formats it can be taken in, the likeliest first."""
        pictures = ["png", "svg"] if self.picture is not None else []
        is_graph = {"source_id", "target_id", "basis", "times"} <= set(self.frame.columns)
        return [*pictures, *_TABLES, *(["graphml", "gexf"] if is_graph else [])]


@dataclass(slots=True)
class _Offered:
    wanted: Filter
    corner: Any
    also: str = ""
    things: dict[str, Thing] = field(default_factory=dict)


def begin(wanted: Filter, corner: Any) -> None:
    """A page is drawn anew under this filter; `corner` is where its menu goes."""
    session.keep(_KEY, _Offered(wanted, corner))


def clear() -> None:
    """Forgets what a page offered that was left before it was done: its corner is gone by now, and
    drawing a menu there breaks the page that came after it."""
    session.forget(_KEY)


def narrow(choice: Any, what: str) -> None:
    """The page's own choices, beside the shared filter; `what` is the plural of what is shown."""
    if offered := session.recall(_KEY):
        offered.also = narrowing(choice, what)


def offer(
    title: str, frame: pd.DataFrame, headings: Mapping[str, str], *, picture: Any = None
) -> None:
    """A table or a chart that can be taken out."""
    if (offered := session.recall(_KEY)) and len(frame):
        offered.things[title] = Thing(title, frame, headings, picture)


def menu() -> None:
    """Draws the menu of the page that has just been drawn, if it has anything to take out."""
    offered = session.recall(_KEY)
    session.forget(_KEY)
    if offered and offered.things:
        with offered.corner:
            st.fragment(_menu)(offered)


def _menu(offered: _Offered) -> None:
    with st.popover("Export", icon=":material/download:", key="export"):
        title = st.selectbox("What", [*offered.things, _ARTICLES], key="export_what")
        thing = offered.things.get(title)
        forms = thing.forms() if thing else ["xlsx", "csv", "parquet", "jsonl", "bibtex", "csl"]
        form = st.segmented_control(
            "As", forms, default=forms[0], required=True, format_func=_NAMES.get, key=f"as_{title}"
        )
        make: Callable[[Engine, str], bytes] = partial(
            _thing_file if thing else _articles_file, offered, thing
        )
        with st.container(horizontal=True):
            asked = st.button("Download", type="primary", key="export_download")
            if thing:
                st.button(
                    "Add to report", on_click=_add_thing, args=(offered, thing), key="export_add"
                )
        st.caption("The file says which filter was in force.")
    if asked:
        handing.over(
            partial(make, session.engine(), form),
            file_name=_file_name(title, form),
            mime=_MIME.get(form, "application/octet-stream"),
            key="export",
        )
    telling.tell()


def _file_name(title: str, form: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    return f"{'-'.join(words[:8])}-{datetime.now():%Y-%m-%d}.{_ENDINGS.get(form, form)}"


def _thing_file(offered: _Offered, thing: Thing, engine: Engine, form: str) -> bytes:
    with read_from(engine, seconds=_SECONDS) as connection:
        said = outgoing.about(connection, thing.title, offered.wanted, also=_also(offered, thing))
        if form in ("svg", "png"):
            return to_picture(thing.drawn(), said, "svg" if form == "svg" else "png")
        frame = outgoing.with_credits(connection, thing.frame)
        if form in ("graphml", "gexf"):
            return outgoing.graph_file(connection, offered.wanted, frame, said, Format(form))
        return outgoing.table_file({_sheet(thing.title): frame}, said, Format(form))


def _sheet(title: str) -> str:
    """A name that Excel takes."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31]


def _articles_file(offered: _Offered, _thing: None, engine: Engine, form: str) -> bytes:
    selection = outgoing.Selection((outgoing.What.ARTICLES,), offered.wanted)
    content = BytesIO()
    with read_from(engine, seconds=_SECONDS) as connection:
        outgoing.write(connection, selection, Format(form), content)
    return content.getvalue()


def _also(offered: _Offered, thing: Thing) -> str:
    cut = len(thing.frame) >= queries.MOST_ROWS
    most = f"Only the first {queries.MOST_ROWS:,} rows: there may be more." if cut else ""
    return f"{offered.also} {most}".strip()


def _add_thing(offered: _Offered, thing: Thing) -> None:
    content: report.Content
    if thing.picture is None:
        content = _table(thing)
    else:
        spec = thing.drawn()
        content = report.Picture(json.dumps(spec), str(spec.get("description", "")))
    also = _also(offered, thing)
    _add(content, thing.title, _selection(offered.wanted, also))


def _table(thing: Thing) -> report.Table:
    """As it is shown, and for each row of a fact where it stands."""
    with read_from(session.engine()) as connection:
        sources = outgoing.sources_of(connection, thing.frame)
    return report_table(thing.frame, thing.headings, sources)


def add_passage(passage: Any, about: str) -> None:
    """A row of an evidence query; `about` is what it is evidence of."""
    content = report.Passage(
        passage.passage,
        outgoing.source_of(passage._asdict()),
        None if pd.isna(passage.paragraph) else int(passage.paragraph),
    )
    offered = session.recall(_KEY) or _Offered(Filter(), None)
    _add(content, about, _selection(offered.wanted, offered.also))


def _selection(wanted: Filter, also: str) -> str:
    with read_from(session.engine()) as connection:
        return outgoing.about(connection, "", wanted, also=also).selection


def _add(content: report.Content, title: str, selection: str) -> None:
    item = report.Item(content, title, selection, datetime.now().astimezone())
    is_new = session.write(basket.add, item)
    said = "Added to the report." if is_new else "It is in the report already."
    telling.later(said, icon=":material/playlist_add_check:")
