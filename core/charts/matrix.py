"""The relation matrix: who, across whom, how often or in what tone."""

from __future__ import annotations

from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.palette import CHOSEN, COUNT, DARK_INK, LIGHT_INK, PAIR, SIGNED, TONE, shade
from core.charts.words import count, in_words, signed


class _Cell(NamedTuple):
    """Pixels a cell takes, its figure and its n; the angle of the names above, with what room."""

    column: int
    row: int
    figure: int
    n: int
    angle: int
    above: int


_WIDE, _TIGHT = _Cell(66, 44, 13, 11, -40, 190), _Cell(29, 29, 10, 9, -60, 230)
_MANY = 13  # more names than this make tight cells, or the page would be too narrow

_LEGEND = 60  # pixels the legend of tone takes

QUESTIONS = {
    "named together": "Who is named in one sentence with whom?",
    "speaks about": "Who speaks about whom?",
    "acts upon": "Who acts upon whom, and in what tone?",
}
UNITS = {"named together": "sentences", "speaks about": "quotes", "acts upon": "events"}


def relation_matrix(relations: pd.DataFrame, *, basis: str, order: list[str]) -> alt.LayerChart:
    """`relations` as from the query of that name, on `basis`; `order` lists the names of both axes.

    Clicking a cell selects the fields PAIR under the name `cell`.
    """
    cell = alt.selection_point(name="cell", fields=PAIR, on="click", toggle=False)
    cells = _with_labels(relations)
    has_tone = bool(cells["tone"].notna().any())
    size = _size(relations)
    base = alt.Chart(cells).encode(
        alt.X(
            "target:N",
            sort=_only(order, cells["target"]),
            axis=frame.names(orient="top", grid=True, angle=size.angle),
        ),
        alt.Y("source:N", sort=_only(order, cells["source"]), axis=frame.names(grid=True)),
        tooltip=_tooltip(basis, has_tone),
    )
    rects = base.mark_rect(cursor="pointer", cornerRadius=3).encode(
        _colour(has_tone),
        description="said:N",
        # Fading the other cells, as bars are faded, would make their figures unreadable.
        stroke=alt.condition(cell, alt.value(CHOSEN), alt.value("transparent"), empty=False),
        strokeWidth=alt.value(3),
    )
    ink = _ink(has_tone, cells)
    figures = base.mark_text(
        fontSize=size.figure,
        fontWeight=600,
        dy=-size.figure / 2 if has_tone else 0,
        cursor="pointer",
        aria=False,
    ).encode(alt.Text("figure:N"), color=ink)
    counts = base.mark_text(fontSize=size.n, dy=size.n * 0.8, cursor="pointer", aria=False).encode(
        alt.Text("n:N"), color=ink
    )
    return alt.LayerChart(
        layer=[rects.add_params(cell), figures, *([counts] if has_tone else [])],
        title=frame.question(QUESTIONS[basis]),
        width=alt.Step(size.column),
        height=alt.Step(size.row),
        autosize=alt.AutoSizeParams(type="pad"),
        description=_description(cells, basis),
    )


def matrix_height(relations: pd.DataFrame) -> int:
    """The most pixels the matrix of these relations is high."""
    rows = int(relations["source"].nunique())
    size = _size(relations)
    legend = _LEGEND if relations["tone"].notna().any() else 0
    return size.row * rows + size.above + legend


def _size(relations: pd.DataFrame) -> _Cell:
    most = max(relations["source"].nunique(), relations["target"].nunique())
    return _TIGHT if most > _MANY else _WIDE


def _with_labels(relations: pd.DataFrame) -> pd.DataFrame:
    """Adds what a cell prints (figure, n) and its shade: the tone, paled where n is small."""
    has_tone = relations["tone"].notna()
    counts = relations["times"].map(count).astype("object")
    pairs = relations["source"] + " → " + relations["target"] + ": "
    return relations.assign(
        figure=relations["tone"].map(signed).where(has_tone, counts),
        n=("n=" + counts).where(has_tone, ""),
        said=pairs + (relations["tone"].map(signed) + ", ").where(has_tone, "") + counts,
        shade=shade(relations),
    )


def _only(order: list[str], present: pd.Series) -> list[str]:
    held = set(present)
    return [name for name in order if name in held]


def _colour(has_tone: bool) -> alt.Color:
    if not has_tone:
        return alt.Color("times:Q", scale=alt.Scale(range=COUNT, zero=True), legend=None)
    legend = alt.Legend(
        title="conflict  ←  mean event score  →  cooperation",
        titleLimit=320,
        orient="bottom",
        gradientLength=300,
        values=[-10, -5, 0, 5, 10],
        labelExpr=SIGNED,
    )
    return alt.Color("shade:Q", scale=TONE, legend=legend)


def _ink(has_tone: bool, cells: pd.DataFrame) -> Any:
    """Light words on the dark ends of the scale, dark words on its pale part."""
    middle = float(cells["times"].max()) * 0.55
    is_dark = "abs(datum.shade) > 4" if has_tone else f"datum.times > {middle:.2f}"
    return alt.condition(is_dark, alt.value(LIGHT_INK), alt.value(DARK_INK))


def _tooltip(basis: str, has_tone: bool) -> list[alt.Tooltip]:
    tips = [
        alt.Tooltip("source:N", title="row"),
        alt.Tooltip("target:N", title="column"),
        alt.Tooltip("times:Q", title=UNITS[basis], format=","),
    ]
    tone = alt.Tooltip("tone:Q", title="mean event score", format="+.1f")
    return [*tips, tone] if has_tone else tips


def _description(cells: pd.DataFrame, basis: str) -> str:
    pairs = cells["source"] + " to " + cells["target"]
    figures = cells["figure"] + cells["n"].map(lambda n: f" ({n})" if n else "")
    return in_words(f"Matrix of {UNITS[basis]}", pairs, figures)
