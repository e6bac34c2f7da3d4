"""What all charts share: the place of title and legend, and axes for rows, steps and counts."""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

DAY = "%-d %b %Y"

# A chart is as wide as its page, and as high as its rows need beside title, legend and axis.
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")

MOST_DATES = 7


def question(text: str) -> alt.TitleParams:
    """A chart's title."""
    return alt.TitleParams(text, offset=12, fontSize=16)


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


def dates(days: pd.Series) -> alt.Axis:
    """A time axis labelled at some of the days it has marks at."""
    distinct = sorted(days.dropna().unique())
    step = -(-len(distinct) // MOST_DATES) or 1
    return alt.Axis(
        title=None,
        format=DAY,
        labelAngle=0,
        labelOverlap=True,
        grid=False,
        values=[pd.Timestamp(day).isoformat() for day in distinct[::step]],
    )


def whole_numbers() -> alt.Axis:
    """An axis of counts."""
    return alt.Axis(title=None, tickMinStep=1, tickCount=4, format=",d")


def names(
    *, orient: Literal["left", "right", "top"] = "left", expression: str | None = None
) -> alt.Axis:
    """An axis of names, none left out; `expression` says what is printed for a value."""
    return alt.Axis(
        title=None,
        orient=orient,
        labelExpr=expression or alt.Undefined,
        labelAngle=-40 if orient == "top" else 0,
        labelAlign="left" if orient == "top" else alt.Undefined,
        labelLimit=180 if orient == "top" else 210,
        labelPadding=8,
        labelOverlap=False,
        ticks=False,
        domain=False,
        grid=False,
    )
