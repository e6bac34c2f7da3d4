"""The relation matrix: who, across whom, how often or in what tone."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts.palette import COUNT, DARK_INK, LIGHT_INK, TONE
from core.charts.words import count, in_words, signed

# Fewer events than this carry no tone to speak of: their cells are pale.
FEW = 3
_PALE = 0.3

_QUESTIONS = {
    "named together": "Who is named in one sentence with whom?",
    "speaks about": "Who speaks about whom?",
    "acts upon": "Who acts upon whom, and in what tone?",
}
_UNITS = {"named together": "sentences", "speaks about": "quotes", "acts upon": "events"}


def relation_matrix(
    relations: pd.DataFrame, *, basis: str, order: list[str] | None = None
) -> alt.LayerChart:
    """`relations` as from the query of that name, on `basis`; `order` lists the names on both axes.

    Clicking a cell selects `source_id` and `target_id` under the name `cell`.
    """
    cell = alt.selection_point(
        name="cell", fields=["source_id", "target_id"], on="click", toggle=False
    )
    cells = _with_labels(relations)
    has_tone = cells["tone"].notna().any()
    names = order or _by_weight(cells)
    base = alt.Chart(cells).encode(
        alt.X(
            "target:N",
            sort=names,
            scale=alt.Scale(domain=_only(names, cells["target"])),
            axis=_axis(orient="top", labelAngle=-38, labelAlign="left"),
        ),
        alt.Y(
            "source:N",
            sort=names,
            scale=alt.Scale(domain=_only(names, cells["source"])),
            axis=_axis(),
        ),
    )
    rects = base.mark_rect(cursor="pointer", cornerRadius=2).encode(
        _colour(has_tone),
        opacity=alt.condition(cell, alt.value(1), alt.value(0.35)),
        tooltip=_tooltip(basis, has_tone),
    )
    figures = base.mark_text(fontSize=13, fontWeight=600, dy=-6 if has_tone else 0).encode(
        alt.Text("figure:N"), _ink(has_tone, cells)
    )
    layers = [rects.add_params(cell), figures]
    if has_tone:
        layers.append(
            base.mark_text(fontSize=11, dy=9).encode(alt.Text("n:N"), _ink(has_tone, cells))
        )
    return alt.layer(*layers).properties(
        title=_QUESTIONS[basis],
        height=44 * max(cells["source"].nunique(), 1),
        description=in_words(
            f"Matrix of {_UNITS[basis]}",
            cells["source"] + " to " + cells["target"],
            cells["figure"] + cells["n"].map(lambda n: f" ({n})" if n else ""),
        ),
    )


def _with_labels(relations: pd.DataFrame) -> pd.DataFrame:
    """Adds what a cell prints (figure, n) and its shade: the tone, paled where n is small."""
    few = relations["times"] < FEW
    has_tone = relations["tone"].notna()
    counts = relations["times"].map(count)
    return relations.assign(
        figure=relations["tone"].map(signed).where(has_tone, counts),
        n=("n " + counts).where(has_tone, ""),
        shade=relations["tone"].where(~few, relations["tone"] * _PALE),
    )


def _by_weight(cells: pd.DataFrame) -> list[str]:
    both = pd.concat([cells.set_index("source")["times"], cells.set_index("target")["times"]])
    return list(both.groupby(level=0).sum().sort_values(ascending=False, kind="stable").index)


def _only(names: list[str], used: pd.Series) -> list[str]:
    present = set(used)
    return [name for name in names if name in present]


def _axis(**options: object) -> alt.Axis:
    return alt.Axis(
        title=None, ticks=False, domain=False, grid=False, labelLimit=170, labelPadding=6,
        labelOverlap=False, **options,
    )  # fmt: skip


def _colour(has_tone: bool) -> alt.Color:
    if has_tone:
        legend = alt.Legend(
            title="mean event score", orient="bottom", gradientLength=220, values=[-10, -5, 0, 5, 10]
        )
        return alt.Color("shade:Q", scale=TONE, legend=legend)
    return alt.Color("times:Q", scale=alt.Scale(range=COUNT, zero=True), legend=None)


def _ink(has_tone: bool, cells: pd.DataFrame) -> alt.Color:
    """Light words on the dark ends of the scale, dark words on its pale part."""
    most = cells["times"].max()
    is_dark = (
        "abs(datum.shade) > 3.5" if has_tone else f"datum.times > {float(most) * 0.45:.2f}"
    )
    return alt.condition(is_dark, alt.value(LIGHT_INK), alt.value(DARK_INK))


def _tooltip(basis: str, has_tone: bool) -> list[alt.Tooltip]:
    tips = [
        alt.Tooltip("source:N", title=basis.split()[0] if basis != "named together" else "one"),
        alt.Tooltip("target:N", title="whom" if basis != "named together" else "other"),
        alt.Tooltip("times:Q", title=_UNITS[basis], format=","),
    ]
    return [*tips, alt.Tooltip("tone:Q", title="mean event score", format="+.1f")] if has_tone else tips
