"""Time: coverage by outlet, mentions of actors, events in lanes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.palette import QUADS
from core.charts.words import count, in_words
from core.model import EventType, Status

LANE = 36  # pixels an event type

NEAR = pd.Timedelta(days=60)


def coverage_over_time(
    coverage: pd.DataFrame,
    *,
    question: str = "How much did each outlet write, and when?",
    height: int = 150,
) -> alt.Chart:
    """`coverage` as from the query of that name.

    Clicking a bar selects its `outlet`, `period` and `until` under the name `step`.
    """
    step = _clicked("step", ["outlet", "period", "until"])
    totals = coverage.groupby("outlet")["articles"].sum()
    bars = coverage[coverage["articles"] > 0]
    width = (bars["until"] - bars["period"]).dt.days + 1
    edge = bars["period"] + pd.to_timedelta(width * 0.8, unit="D")
    picture: alt.Chart = (
        _chart(
            bars.assign(edge=edge),
            question,
            "Stacked bars of articles by outlet",
            totals,
            height=height,
        )
        .mark_bar(cursor="pointer", orient="vertical")
        .encode(
            _time("period", coverage["period"]),
            alt.X2("edge:T"),
            alt.Y("articles:Q", axis=frame.whole_numbers(), stack="zero"),
            alt.Color("outlet:N", legend=frame.legend()),
            opacity=alt.condition(step, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("period:T", title="from", format=frame.DAY),
                alt.Tooltip("until:T", title="to", format=frame.DAY),
                alt.Tooltip("outlet:N", title="outlet"),
                alt.Tooltip("articles:Q", title="articles", format=","),
            ],
        )
        .add_params(step)
    )
    return picture


def found_over_time(found: pd.DataFrame) -> alt.Chart:
    """As `coverage_over_time`, of the articles that a search finds."""
    return coverage_over_time(found, question="When do the articles say it, and where?", height=170)


def mentions_over_time(mentions: pd.DataFrame, *, share: bool = False) -> alt.LayerChart:
    """`mentions` as from the query of that name: a line an actor, of its mentions or, with
    `share`, of the per cent of articles that name it.

    Clicking a point selects its `actor_id`, `label`, `period` and `until` under the name `step`.
    """
    step = _clicked("step", ["actor_id", "label", "period", "until"])
    totals = mentions.groupby("label")["mentions"].sum().sort_values(ascending=False)
    field = "share" if share else "mentions"
    axis = frame.per_cent() if share else frame.whole_numbers()
    base = alt.Chart(mentions).encode(
        _time("period", mentions["period"]),
        alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(domainMin=0)),
        alt.Color("label:N", sort=list(totals.index), legend=frame.legend(columns=3)),
        tooltip=[
            alt.Tooltip("period:T", title="from", format=frame.DAY),
            alt.Tooltip("until:T", title="to", format=frame.DAY),
            alt.Tooltip("label:N", title="actor"),
            alt.Tooltip("mentions:Q", title="mentions", format=","),
            alt.Tooltip("articles:Q", title="articles naming it", format=","),
            alt.Tooltip("of:Q", title="of articles", format=","),
            alt.Tooltip("share:Q", title="% of articles", format=".0f"),
        ],
    )
    points = base.mark_circle(size=70, cursor="pointer").encode(
        opacity=alt.condition(step, alt.value(1), alt.value(0.35))
    )
    question = "In what share of the articles are they named?" if share else "When are they named?"
    return alt.LayerChart(
        layer=[base.mark_line(strokeWidth=2), points.add_params(step)],
        title=frame.question(question),
        height=240,
        autosize=frame.FIT,
        description=in_words("Lines of mentions over time", totals.index, totals.map(count)),
    )


def on_the_timeline(events: pd.DataFrame) -> pd.DataFrame:
    """Those near the days of their articles: one event of long ago would crowd all the others."""
    published = events["published"]
    first, last = published.min() - NEAR, published.max() + NEAR
    return events[events["when"].between(first, last)]


def event_lanes(events: pd.DataFrame) -> alt.Chart:
    """`events` as from `on_the_timeline`: a lane a type, from cooperation down to conflict.

    Filled marks are reported by the outlet, hollow ones claimed by somebody it quotes. Clicking
    one selects its `event_id`, `type`, `source` and `target` as `mark`.
    """
    mark = _clicked("mark", ["event_id", "type", "source", "target"])
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
        .mark_point(size=90, strokeWidth=1.8, cursor="pointer")
        .encode(
            alt.X("when:T", axis=frame.dates(), scale=alt.Scale(padding=16)),
            alt.Y("type:N", sort=lanes, axis=_lanes()),
            alt.YOffset("place:Q", scale=alt.Scale(domain=[-3, 3])),
            alt.Color("quad:N", scale=scale, legend=frame.legend(present, columns=2)),
            alt.Fill("quad:N", scale=scale, legend=None),
            fillOpacity=alt.condition(
                alt.datum.status == Status.REPORTED.value, alt.value(0.9), alt.value(0)
            ),
            opacity=alt.condition(mark, alt.value(1), alt.value(0.3)),
            tooltip=_event_tooltip(),
        )
        .add_params(mark)
    )
    return picture


def _clicked(name: str, fields: list[str]) -> alt.Parameter:
    return alt.selection_point(name=name, fields=fields, on="click", toggle=False)


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
    return alt.X(f"{field}:T", axis=frame.dates(days), scale=alt.Scale(padding=8))


def _stacked(events: pd.DataFrame) -> pd.DataFrame:
    """Events of one type and day beside each other rather than on each other."""
    same = events.groupby(["type", "when"])["event_id"]
    place = same.cumcount() - (same.transform("count") - 1) / 2
    return events.assign(
        place=place.clip(-3, 3),
        source=events["source"].fillna("unnamed"),
        target=events["target"].fillna("unnamed"),
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
