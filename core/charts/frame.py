"""What all charts share: the place of title and legend, and axes for rows, steps and counts."""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

DAY = "%-d %b %Y"

# A chart is as wide as its page, and as high as its rows need beside title, legend and axis.
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")

MOST_DATES = 7

LEGEND = 26  # pixels a line of legend takes

# Pixels a letter of an axis label takes, and the most a name gets.
_LETTER, MOST_NAME = 6.8, 190


def question(text: str, *, offset: int = 12) -> alt.TitleParams:
    """A chart's title."""
    return alt.TitleParams(text, offset=offset, fontSize=16)


def legend(shown: list[str] | None = None, *, columns: int = 4) -> alt.Legend:
    """A legend above the chart; `shown` are the entries that occur."""
    return alt.Legend(
        title=None,
        orient="top",
        columns=columns,
        labelLimit=200,
        offset=10,
        padding=0,
        values=alt.Undefined if shown is None else shown,
    )


def legend_over_names(shown: list[str], names: pd.Series) -> alt.Legend:
    """A legend above a chart of named rows that begins at their names: there is more room."""
    return alt.Legend(
        title=None,
        orient="none",
        direction="horizontal",
        legendX=-(room_for(names) + 8),
        legendY=-LEGEND,
        columnPadding=12,
        padding=0,
        symbolType="square",
        values=shown,
    )


def room_for(names: pd.Series) -> float:
    """How wide the labels of an axis of names are, about."""
    return min(MOST_NAME, _LETTER * max(names.str.len(), default=0))


def dates(days: pd.Series | None = None) -> alt.Axis:
    """A time axis, labelled at some of `days` where they are given."""
    at: list[str] | alt.typing.Optional[list[str]] = alt.Undefined
    if days is not None:
        distinct = sorted(days.dropna().unique())
        step = -(-len(distinct) // MOST_DATES) or 1
        at = [pd.Timestamp(day).isoformat() for day in distinct[::step]]
    return alt.Axis(
        title=None,
        format=DAY,
        labelAngle=0,
        labelOverlap=True,
        grid=False,
        tickCount=MOST_DATES,
        values=at,
    )


def whole_numbers() -> alt.Axis:
    """An axis of counts."""
    # A low chart may get ticks between the whole numbers: those have no label.
    whole = "datum.value % 1 ? '' : format(datum.value, ',')"
    return alt.Axis(title=None, tickMinStep=1, tickCount=4, labelExpr=whole)


def per_cent() -> alt.Axis:
    """An axis of shares of a hundred."""
    return alt.Axis(title=None, tickCount=4, labelExpr="datum.label + ' %'")


def names(
    *,
    orient: Literal["left", "right", "top"] = "left",
    expression: str | None = None,
    room: float | None = None,
    grid: bool = False,
    angle: int = -40,
) -> alt.Axis:
    """An axis of names, none left out.

    `expression` says what is printed for a value; `room` fixes the width in pixels; `grid` parts
    the rows by lines; `angle` slants names at the top.
    """
    return alt.Axis(
        title=None,
        orient=orient,
        labelExpr=expression or alt.Undefined,
        labelAngle=angle if orient == "top" else 0,
        labelAlign="left" if orient == "top" else alt.Undefined,
        labelFontSize=13,
        labelLimit=MOST_NAME,
        labelPadding=8,
        labelOverlap=False,
        labelFlush=False,
        minExtent=room + 8 if room else alt.Undefined,
        maxExtent=room + 8 if room else alt.Undefined,
        ticks=False,
        domain=False,
        grid=grid,
        tickBand="extent",
    )
