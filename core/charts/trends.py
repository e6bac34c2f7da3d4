"""How a relation between two went: a row each way, a mark a month."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.matrix import UNITS
from core.charts.palette import COUNT, DARK_INK, LIGHT_INK, PAIR, TONE, shade
from core.charts.words import count, in_words, signed

ROW = 74  # pixels a direction

# Square pixels of a mark: with room for tone and n in it or, where there are many months, for n.
_ROOMY, _SMALL, _MANY = [1300, 2600], [240, 1400], 14

_MONTH = "%b %Y"


def pair_trend(trend: pd.DataFrame, *, basis: str) -> alt.LayerChart:
    """`trend` as from the query of that name, on `basis`.

    Clicking a mark selects the fields PAIR, `period` and `until` under the name `step`.
    """
    step = alt.selection_point(
        name="step", fields=[*PAIR, "period", "until"], on="click", toggle=False
    )
    has_tone = bool(trend["tone"].notna().any())
    roomy = has_tone and trend["period"].nunique() <= _MANY
    rows = _with_labels(trend, prefix="n=" if roomy else "")
    axis = alt.Axis(
        title=None, format=_MONTH, labelAngle=0, labelOverlap=True, grid=False, values=_months(rows)
    )
    base = alt.Chart(rows).encode(
        alt.X("period:T", axis=axis, scale=alt.Scale(padding=36)),
        alt.Y("direction:N", sort=list(rows["direction"].unique()), axis=frame.names(grid=True)),
        tooltip=_tooltip(basis, has_tone),
    )
    marks = base.mark_circle(opacity=1, cursor="pointer").encode(
        alt.Size(
            "times:Q",
            scale=alt.Scale(range=_ROOMY if roomy else _SMALL, domain=_reach(rows)),
            legend=None,
        ),
        color=alt.Color("shade:Q", scale=TONE, legend=None) if has_tone else alt.value(COUNT[1]),
        description="said:N",
        opacity=alt.condition(step, alt.value(1), alt.value(0.4)),
    )
    ink = alt.condition("abs(datum.shade) > 4", alt.value(LIGHT_INK), alt.value(DARK_INK))
    figures = base.mark_text(fontSize=12, fontWeight=600, dy=-5, cursor="pointer", aria=False)
    counts = base.mark_text(fontSize=11, dy=9 if roomy else 0, cursor="pointer", aria=False)
    words = [counts.encode(alt.Text("label:N"), color=ink)]
    if roomy:
        words.append(figures.encode(alt.Text("figure:N"), color=ink))
    return alt.LayerChart(
        layer=[marks.add_params(step), *words],
        title=frame.question("How did it go, month by month?"),
        height=ROW * max(rows["direction"].nunique(), 1),
        autosize=frame.FIT,
        description=_description(rows, basis),
    )


def _with_labels(trend: pd.DataFrame, *, prefix: str) -> pd.DataFrame:
    counts = trend["times"].map(count).astype("object")
    direction = trend["source"] + " → " + trend["target"]
    tone = (trend["tone"].map(signed) + ", ").where(trend["tone"].notna(), "")
    month = trend["period"].dt.strftime(_MONTH)
    return trend.assign(
        direction=direction,
        figure=trend["tone"].map(signed),
        label=prefix + counts,
        said=direction + ", " + month + ": " + tone + counts,
        shade=shade(trend),
    )


def _months(rows: pd.DataFrame) -> list[str]:
    """The months to print, so many as there is room for."""
    distinct = sorted(rows["period"].unique())
    every = -(-len(distinct) // frame.MOST_DATES) or 1
    return [pd.Timestamp(month).isoformat() for month in distinct[::every]]


def _reach(rows: pd.DataFrame) -> list[int]:
    return [1, max(int(rows["times"].max()) if len(rows) else 1, 4)]


def _tooltip(basis: str, has_tone: bool) -> list[alt.Tooltip]:
    tips = [
        alt.Tooltip("direction:N", title="between"),
        alt.Tooltip("period:T", title="month", format=_MONTH),
        alt.Tooltip("times:Q", title=UNITS[basis], format=","),
    ]
    tone = alt.Tooltip("tone:Q", title="mean event score", format="+.1f")
    return [*tips, tone] if has_tone else tips


def _description(rows: pd.DataFrame, basis: str) -> str:
    figures = rows["said"].str.split(": ").str[-1]
    names = rows["direction"] + ", " + rows["period"].dt.strftime(_MONTH) + ":"
    return in_words(f"{UNITS[basis].capitalize()} a month", names, figures)
