"""Time: coverage by outlet, mentions of actors, events in lanes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.palette import QUADS
from core.charts.words import count, in_words
from core.model import EventType, Status

LANE = 34  # pixels an event type


def coverage_over_time(coverage: pd.DataFrame) -> alt.Chart:
    """`coverage` as from the query of that name.

    Clicking a bar selects its `outlet` and `period` under the name `step`.
    """
    step = alt.selection_point(name="step", fields=["outlet", "period"], on="click", toggle=False)
    totals = coverage.groupby("outlet")["articles"].sum()
    picture: alt.Chart = (
        _chart(
            coverage[coverage["articles"] > 0],
            "How much did each outlet write, and when?",
            "Stacked bars of articles by outlet",
            totals,
            height=150,
        )
        .mark_bar(cursor="pointer", width=_bar_width(coverage))
        .encode(
            _time("period", coverage["period"]),
            alt.Y("articles:Q", axis=frame.whole_numbers(), stack="zero"),
            alt.Color("outlet:N", legend=frame.legend()),
            opacity=alt.condition(step, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("period:T", title="from", format=frame.DAY),
                alt.Tooltip("outlet:N", title="outlet"),
                alt.Tooltip("articles:Q", title="articles", format=","),
            ],
        )
        .add_params(step)
    )
    return picture


def mentions_over_time(mentions: pd.DataFrame) -> alt.Chart:
    """`mentions` as from the query of that name: a line an actor."""
    totals = mentions.groupby("actor")["mentions"].sum().sort_values(ascending=False)
    picture: alt.Chart = (
        _chart(mentions, "When are they named?", "Lines of mentions over time", totals, height=240)
        .mark_line(point=alt.OverlayMarkDef(size=40), strokeWidth=2)
        .encode(
            _time("period", mentions["period"]),
            alt.Y("mentions:Q", axis=frame.whole_numbers()),
            alt.Color("actor:N", sort=list(totals.index), legend=frame.legend(columns=3)),
            tooltip=[
                alt.Tooltip("period:T", title="from", format=frame.DAY),
                alt.Tooltip("actor:N", title="actor"),
                alt.Tooltip("mentions:Q", title="mentions", format=","),
            ],
        )
    )
    return picture


def event_lanes(events: pd.DataFrame) -> alt.Chart:
    """`events` as from `events_matching`: a lane a type, from cooperation down to conflict.

    Filled marks are reported by the outlet, hollow ones claimed by somebody it quotes. Clicking
    one selects `event_id` under the name `mark`.
    """
    mark = alt.selection_point(name="mark", fields=["event_id"], on="click", toggle=False)
    dots = _stacked(events)
    lanes = [kind.value for kind in EventType if kind.value in set(dots["type"])]
    totals = dots.groupby("type")["event_id"].count()
    quads = [quad.value for quad in QUADS]
    scale = alt.Scale(domain=quads, range=list(QUADS.values()))
    present = [quad for quad in quads if quad in set(dots["quad"])]
    picture: alt.Chart = (
        _chart(
            dots,
            "What was done, and when?",
            "Timeline of events by type",
            totals,
            height=LANE * max(len(lanes), 1),
        )
        .mark_point(size=120, strokeWidth=2, cursor="pointer")
        .encode(
            _time("when", dots["when"]),
            alt.Y("type:N", sort=lanes, axis=_lanes()),
            alt.YOffset("place:Q", scale=alt.Scale(domain=[-3, 3])),
            stroke=alt.Stroke("quad:N", scale=scale, legend=frame.legend(present)),
            fill=alt.Fill("quad:N", scale=scale, legend=None),
            fillOpacity=alt.condition(
                alt.datum.status == Status.REPORTED.value, alt.value(0.9), alt.value(0)
            ),
            opacity=alt.condition(mark, alt.value(1), alt.value(0.3)),
            tooltip=_event_tooltip(),
        )
        .add_params(mark)
    )
    return picture


def _chart(
    rows: pd.DataFrame, question: str, what: str, totals: pd.Series, *, height: int
) -> alt.Chart:
    """`totals` is a figure a name: what the description says."""
    return alt.Chart(
        rows,
        title=frame.question(question),
        height=height,
        autosize=frame.FIT,
        description=in_words(what, totals.index, totals.map(count)),
    )


def _time(field: str, days: pd.Series) -> alt.X:
    return alt.X(f"{field}:T", axis=frame.dates(days), scale=alt.Scale(padding=24))


def _bar_width(coverage: pd.DataFrame) -> float:
    """Bars that fill two thirds of a step on a wide page and do not touch on a narrow one."""
    return max(3, min(34, 400 / max(coverage["period"].nunique(), 1)))


def _stacked(events: pd.DataFrame) -> pd.DataFrame:
    """Dated events, those of one type and day beside each other rather than on each other."""
    dated = events[events["when"].notna()]
    same = dated.groupby(["type", "when"])["event_id"]
    place = same.cumcount() - (same.transform("count") - 1) / 2
    return dated.assign(
        place=place.clip(-3, 3),
        source=dated["source"].fillna("unnamed"),
        target=dated["target"].fillna("unnamed"),
    )


def _lanes() -> alt.Axis:
    return alt.Axis(
        title=None, grid=True, ticks=False, domain=False, labelLimit=120, labelOverlap=False
    )


def _event_tooltip() -> list[Any]:
    return [
        alt.Tooltip("when:T", title="day", format=frame.DAY),
        alt.Tooltip("source:N", title="who"),
        alt.Tooltip("trigger:N", title="did"),
        alt.Tooltip("target:N", title="to whom"),
        alt.Tooltip("type:N", title="type"),
        alt.Tooltip("status:N", title="status"),
        alt.Tooltip("outlet:N", title="outlet"),
    ]
