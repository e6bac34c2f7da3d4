"""Article text with marks in it, drawn by an own component that builds text nodes and no HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from core.citing import citation
from core.comparing import Paragraph, Side
from core.outgoing import source_of
from core.store.filters import day
from pages.shared import session

_FOLDER = Path(__file__).parent
_component = st.components.v2.component(
    "rapporteur_marked",
    html='<div class="passages"></div>',
    css=(_FOLDER / "marked.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "marked.js").read_text(encoding="utf-8"),
)

type Marks = Iterable[tuple[int, int, str, str]]


def evidence(passages: pd.DataFrame, *, key: str, find: str = "") -> Any:
    """The rows of an evidence query, each with its source, a link into the reader, and buttons that
    copy it and keep it. The reader it leads to marks the words `find`. Gives the row that was asked
    to be kept just now, or None."""
    rows = list(passages.itertuples())
    shown = _draw({"passages": [_passage(row, find) for row in rows]}, key)
    if shown.opened is not None and shown.opened < len(rows):
        row = rows[shown.opened]
        session.go_to("articles", **_place(row, find))
    return rows[shown.kept] if shown.kept is not None and shown.kept < len(rows) else None


def headline(title: str, credits: str, citation: str = "") -> None:
    """A title, a line of credits, and for an article a button that copies its citation."""
    view = {"title": title, "credits": credits, "copied": citation, "passages": []}
    _draw(view, "headline")


def reader(text: str, marks: Marks, *, focus: tuple[int, int] | None, key: str) -> None:
    """A whole article. `focus` is a stretch to scroll to; choosing a mark shows its label."""
    passage: dict[str, object] = {"text": text, "marks": in_utf16(text, marks), "explain": True}
    if focus:
        ((start, end, *_),) = in_utf16(text, [(*focus, "", "")])
        passage["focus"] = [start, end]
    _draw({"passages": [passage]}, key)


def compared(paragraphs: Iterable[Paragraph], *, key: str) -> None:
    """Two texts as one: what only the one has is struck through, what only the other underlined."""
    text, marks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for piece in paragraph:
            if piece.side in _CHANGES:
                layer, label = _CHANGES[piece.side]
                marks.append((len(text), len(text) + len(piece.text), layer, label))
            text += piece.text
    _draw({"passages": [{"text": text, "marks": in_utf16(text, marks)}]}, key)


_CHANGES = {Side.ONE: ("gone", "Only in this article"), Side.OTHER: ("come", "Only in the other")}


def _draw(view: dict[str, object], key: str) -> Any:
    """Draws it; `opened` and `kept` are the passage whose link or button was clicked just now."""
    # As a string: a list would be taken for the rows of a table.
    return _component(
        data=json.dumps(view), key=key, on_opened_change=_noted, on_kept_change=_noted
    )


def _noted() -> None:
    """Without a callback the component reports nothing."""


def _passage(row, find: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    marks = [(start, end, layer, "") for start, end, layer in row.marks]
    return {
        "text": row.passage,
        "marks": in_utf16(row.passage, marks),
        "source": source(row.outlet, row.published, row.title, row.paragraph),
        "copied": f"{row.passage}\n— {citation(source_of(row._asdict()), _paragraph(row))}",
        "href": "articles?" + urlencode(_place(row, find)),
    }


def _place(row, find: str) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Where it stands in the reader, as an address has it."""
    return {"article": row.article_id, "at": str(int(row.at)), **({"find": find} if find else {})}


def _paragraph(row) -> int | None:  # type: ignore[no-untyped-def]
    return None if pd.isna(row.paragraph) else int(row.paragraph)


def source(outlet: str | None, published: pd.Timestamp, title: str, paragraph: int) -> str:
    """How a passage is cited: outlet, day, title, paragraph."""
    when = "undated" if pd.isna(published) else day(published)
    where = "" if pd.isna(paragraph) else f", paragraph {paragraph}"
    return f"{outlet or 'Unknown outlet'}, {when} · {title}{where}"


def in_utf16(text: str, marks: Marks) -> list[list[int | str]]:
    """The same marks counted as JavaScript counts: a character beyond U+FFFF is two units there."""
    if text.isascii() or max(text) <= "\uffff":
        return [[int(start), int(end), layer, label] for start, end, layer, label in marks]
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if character > "\uffff" else 1))
    return [[units[start], units[end], layer, label] for start, end, layer, label in marks]
