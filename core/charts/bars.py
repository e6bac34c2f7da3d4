"""Bars: who is named most, and how the main pairs treat each other."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts.palette import TONE
from core.charts.words import count, in_words, signed
from core.model import ActorKind

ROW = 26  # pixels a bar

# A row's name and figure travel in one value, parted by a character no text has, so that both can be
# axis labels: those take the ink of the theme, marks would need a colour for light and one for dark.
_PART = "\x1f"


def mention_bars(counts: pd.DataFrame) -> alt.LayerChart:
    """`counts` as from `mention_counts`. Clicking a bar selects `actor_id` under the name `bar`."""
    bar = alt.selection_point(name="bar", fields=["actor_id"], on="click", toggle=False)
    figures = counts["mentions"].map(count)
    rows = counts.assign(row=told_apart(counts) + _PART + figures)
    bars = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer", cornerRadiusEnd=2, height={"band": 0.68})
        .encode(
            _names(rows),
            alt.X("mentions:Q", axis=None),
            alt.Color(
                "kind:N",
                scale=alt.Scale(domain=[kind.value for kind in ActorKind]),
                legend=alt.Legend(title=None, orient="top", symbolType="square"),
            ),
            opacity=alt.condition(bar, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("actor:N", title="actor"),
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("role:N", title="role"),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("mentions:Q", title="mentions", format=","),
                alt.Tooltip("articles:Q", title="articles", format=","),
                alt.Tooltip("share:Q", title="share of articles", format=".0%"),
            ],
        )
        .add_params(bar)
    )
    return _with_figures(bars, rows).properties(
        title="Who is named most?",
        height=ROW * max(len(rows), 1),
        description=in_words("Bar chart of mentions", counts["actor"], figures),
    )


def tone_bars(relations: pd.DataFrame) -> alt.LayerChart:
    """`relations` as from `relations` on the basis `acts upon`: a bar a pair, most events first.

    Clicking a bar selects `source_id` and `target_id` under the name `pair`.
    """
    pair = alt.selection_point(
        name="pair", fields=["source_id", "target_id"], on="click", toggle=False
    )
    names = relations["source"] + " → " + relations["target"]
    figures = relations["tone"].map(signed) + "  n = " + relations["times"].map(count)
    rows = relations.assign(row=names + _PART + figures, names=names)
    bars = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer", height={"band": 0.68})
        .encode(
            _names(rows),
            alt.X(
                "tone:Q",
                scale=alt.Scale(domain=[-10, 10]),
                axis=alt.Axis(
                    title="conflict  ←  mean event score  →  cooperation",
                    values=[-10, -5, 0, 5, 10],
                    format="+d",
                ),
            ),
            alt.Color("tone:Q", scale=TONE, legend=None),
            opacity=alt.condition(pair, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("names:N", title="who to whom"),
                alt.Tooltip("tone:Q", title="mean event score", format="+.1f"),
                alt.Tooltip("times:Q", title="events (n)", format=","),
            ],
        )
        .add_params(pair)
    )
    return _with_figures(bars, rows).properties(
        title="How do the main pairs treat each other?",
        height=ROW * max(len(rows), 1),
        description=in_words("Bar chart of mean event score", names, figures),
    )


def told_apart(counts: pd.DataFrame) -> pd.Series:
    """Names, with the kind beside it where two actors share one."""
    twice = counts["actor"].duplicated(keep=False)
    return counts["actor"].where(~twice, counts["actor"] + " (" + counts["kind"] + ")")


def _names(rows: pd.DataFrame) -> alt.Y:
    return alt.Y("row:N", sort=list(rows["row"]), axis=_labels(part=0, orient="left"))


def _with_figures(bars: alt.Chart, rows: pd.DataFrame) -> alt.LayerChart:
    figures = (
        alt.Chart(rows)
        .mark_point(opacity=0)
        .encode(alt.Y("row:N", sort=list(rows["row"]), axis=_labels(part=1, orient="right")))
    )
    return alt.layer(bars, figures).resolve_axis(y="independent")


def _labels(*, part: int, orient: str) -> alt.Axis:
    return alt.Axis(
        title=None,
        orient=orient,
        labelExpr=f"split(datum.label, '{_PART}')[{part}]",
        labelLimit=230,
        labelPadding=8,
        labelOverlap=False,
        ticks=False,
        domain=False,
        grid=False,
    )
