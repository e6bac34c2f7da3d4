"""The report on its page: its head, what was collected, and the files it becomes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from core.citing import citation
from core.export.about import About
from core.export.cells import printable
from core.export.documents import to_docx
from core.export.webpages import to_html
from core.report import Item, Passage, Picture, Report, Table
from core.store import basket
from pages.shared import handing, session

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def head(report: Report) -> None:
    """Title and introduction, kept as they are typed."""
    st.text_input(
        "Title", report.title, key="report_title", placeholder="Report", on_change=_keep_head
    )
    st.text_area("Introduction", report.introduction, key="report_intro", on_change=_keep_head)


def _keep_head() -> None:
    title, introduction = session.recall("report_title"), session.recall("report_intro")
    session.write(basket.set_head, title=title, introduction=introduction)


def downloads(report: Report) -> None:
    """Word, and the web page that prints."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _download("Word", report, to_docx, "docx", _WORD)
        _download("Web page", report, to_html, "html", "text/html")
        with st.popover("Empty…"):
            st.caption("Takes everything out of the report. It cannot be undone.")
            st.button("Empty the report", on_click=_clear, type="primary")
        st.caption("The web page needs no other file: open it to read or to print.")


def _download(
    label: str, report: Report, make: Callable[[Report], bytes], ending: str, mime: str
) -> None:
    if st.button(label, icon=":material/download:", key=f"report_{ending}"):
        name = f"report-{datetime.now():%Y-%m-%d}.{ending}"
        handing.over(partial(make, report), file_name=name, mime=mime, key=f"report_as_{ending}")


def _clear() -> None:
    session.write(basket.clear)
    session.reset({"report_title": "", "report_intro": ""})


def item(shown: Item, report: Report) -> None:
    """One thing collected, to be named, moved, taken out, and with words of the analyst's own."""
    number = shown.number
    place = [each.number for each in report.items].index(number)
    with st.container(border=True, key=f"item_{place}"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Heading",
                shown.title,
                key=f"item_title_{number}",
                on_change=_keep_item,
                args=(number,),
            )
            _button("Up", "arrow_upward", basket.move, number, off=place == 0, up=True)
            last = place == len(report.items) - 1
            _button("Down", "arrow_downward", basket.move, number, off=last, up=False)
            _button("Remove", "delete", basket.remove, number)
        _content(shown)
        about = About(shown.title, shown.selection, shown.added)
        st.text(about.sentence("Added"))
        st.text_area(
            "Note",
            shown.note,
            key=f"item_note_{number}",
            height=70,
            on_change=_keep_item,
            args=(number,),
        )


def _button(
    label: str,
    icon: str,
    change: Callable[..., None],
    number: int,
    *,
    off: bool = False,
    **options: bool,
) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"{icon}_{number}",
        disabled=off,
        on_click=partial(session.write, change, number, **options),
    )


def _keep_item(number: int) -> None:
    title, note = (session.recall(f"item_{part}_{number}") for part in ("title", "note"))
    session.write(basket.describe, number, title=title, note=note)


def _content(shown: Item) -> None:
    match shown.content:
        case Passage() as passage:
            st.text(passage.text)
            st.text(f"— {citation(passage.source, passage.paragraph)}")
        case Table() as table:
            rows = [[printable(value) for value in row] for row in table.rows]
            frame = pd.DataFrame(rows, columns=list(table.columns))
            st.dataframe(frame, hide_index=True, alt=shown.title, height=240)
        case Picture() as picture:
            st.vega_lite_chart(
                json.loads(picture.spec),
                alt=picture.description,
                key=f"item_chart_{shown.number}",
            )


def sources(report: Report) -> None:
    """What the report rests on, by the numbers it is cited by."""
    found = report.sources().values()
    if not found:
        return
    st.header("Sources", anchor=False)
    for number, source in found:
        st.text(f"[{number}] {citation(source)}")
