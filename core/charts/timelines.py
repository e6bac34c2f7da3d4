"""Time: coverage by outlet, mentions of actors, events in lanes."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts.palette import QUADS
from core.charts.words import count, in_words
from core.model import EventType, Status

_TIME = alt.Axis(title=None, format="%-d %b %Y", labelAngle=0, tickCount=6, grid=False)
_WHOLE = alt.Axis(title=None, tickMinStep=1, tickCount=4, format=",d")


def coverage_over_time(coverage: pd.DataFrame) -> alt.Chart:
    """`coverage` as from the query of that name. Clicking selects `outlet` and `period` as `step`."""
    step = alt.selection_point(name="step", fields=["outlet", "period"], on="click", toggle=False)
    totals = coverage.groupby("outlet", as_index=False)["articles"].sum()
    return (
        alt.Chart(
            coverage[coverage["articles"] > 0],
            title="How much did each outlet write, and when?",
            height=220,
            description=in_words(
                "Stacked bars of articles by outlet", totals["outlet"], totals["articles"].map(count)
            ),
        )
        .mark_bar(cornerRadius=1, cursor="pointer", width=_bar_width(coverage))
        .encode(
            alt.X("period:T", axis=_TIME),
            alt.Y("articles:Q", axis=_WHOLE, stack="zero"),
            alt.Color("outlet:N", legend=_LEGEND),
            opacity=alt.condition(step, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("period:T", title="from", format="%-d %b %Y"),
                alt.Tooltip("outlet:N", title="outlet"),
                alt.Tooltip("articles:Q", title="articles", format=","),
            ],
        )
        .add_params(step)
    )


_LEGEND = alt.Legend(title=None, orient="top", columns=4, labelLimit=180)


def _bar_width(frame: pd.DataFrame) -> float:
    """Bars that fill about two thirds of a step on a wide page and never touch on a narrow one."""
    return max(4, min(36, 420 / max(frame["period"].nunique(), 1)))


def mentions_over_time(mentions: pd.DataFrame) -> alt.Chart:
    """`mentions` as from the query of that name: a line an actor."""
    totals = mentions.groupby("actor", as_index=False)["mentions"].sum()
    totals = totals.sort_values("mentions", ascending=False)
    return (
        alt.Chart(
            mentions,
            title="When are they named?",
            height=260,
            description=in_words(
                "Lines of mentions over time", totals["actor"], totals["mentions"].map(count)
            ),
        )
        .mark_line(point=alt.OverlayMarkDef(size=36), strokeWidth=2, interpolate="monotone")
        .encode(
            alt.X("period:T", axis=_TIME),
            alt.Y("mentions:Q", axis=_WHOLE),
            alt.Color("actor:N", sort=list(totals["actor"]), legend=_LEGEND),
            tooltip=[
                alt.Tooltip("period:T", title="from", format="%-d %b %Y"),
                alt.Tooltip("actor:N", title="actor"),
                alt.Tooltip("mentions:Q", title="mentions", format=","),
            ],
        )
    )


def event_lanes(events: pd.DataFrame) -> alt.Chart:
    """`events` as from `events_matching`: a lane a type, from cooperation down to conflict.

    Filled marks are reported by the outlet, hollow ones claimed by somebody it quotes. Clicking
    selects `event_id` under the name `mark`.
    """
    mark = alt.selection_point(name="mark", fields=["event_id"], on="click", toggle=False)
    lanes = [kind.value for kind in EventType if kind.value in set(events["type"])]
    dots = events[events["when"].notna()].assign(
        source=events["source"].fillna("unnamed"),
        target=events["target"].fillna("unnamed"),
        place=events.groupby(["type", "when"]).cumcount(),
    )
    counts = dots["type"].value_counts().reindex(lanes).dropna()
    return (
        alt.Chart(
            dots,
            title="What was done, and when?",
            height=34 * max(len(lanes), 1),
            description=in_words(
                "Timeline of events by type", pd.Series(counts.index), pd.Series(counts.values)
            ),
        )
        .mark_point(size=110, strokeWidth=1.8, cursor="pointer")
        .encode(
            alt.X("when:T", axis=_TIME),
            alt.Y(
                "type:N",
                sort=lanes,
                axis=alt.Axis(title=None, grid=True, ticks=False, domain=False, labelLimit=120),
            ),
            alt.YOffset("place:O", scale=alt.Scale(paddingOuter=0.3)),
            alt.Color(
                "quad:N",
                scale=alt.Scale(
                    domain=[quad.value for quad in QUADS], range=list(QUADS.values())
                ),
                legend=_LEGEND,
            ),
            alt.Fill(
                "quad:N",
                scale=alt.Scale(
                    domain=[quad.value for quad in QUADS], range=list(QUADS.values())
                ),
                legend=None,
            ),
            fillOpacity=alt.condition(
                alt.datum.status == Status.REPORTED.value, alt.value(0.9), alt.value(0)
            ),
            opacity=alt.condition(mark, alt.value(1), alt.value(0.3)),
            tooltip=[
                alt.Tooltip("when:T", title="day", format="%-d %b %Y"),
                alt.Tooltip("source:N", title="who"),
                alt.Tooltip("text:N", title="did"),
                alt.Tooltip("target:N", title="to whom"),
                alt.Tooltip("type:N", title="type"),
                alt.Tooltip("status:N", title="status"),
                alt.Tooltip("outlet:N", title="outlet"),
            ],
        )
        .add_params(mark)
    )


