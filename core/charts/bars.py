"""Bars: who is named most, and how the main pairs treat each other."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.palette import PAIR, SIGNED, TONE, shade
from core.charts.words import count, in_words, signed
from core.model import ActorKind

ROW = 26  # pixels a bar

# A row's name and figure travel in one value, parted by a character no text has, so that both can
# be axis labels: those take the ink of the theme, marks would need one colour for light and
# another for dark.
PART = "\x1f"


def mention_bars(counts: pd.DataFrame) -> alt.LayerChart:
    """`counts` as from `mention_counts`.

    Clicking a bar selects its `actor_id` and `label` under the name `bar`.
    """
    bar = alt.selection_point(name="bar", fields=["actor_id", "label"], on="click", toggle=False)
    figures = counts["mentions"].map(count)
    rows = counts.assign(row=counts["label"] + PART + figures).fillna({"role": "–", "side": "–"})
    kinds = [kind.value for kind in ActorKind]
    present = [kind for kind in kinds if kind in set(rows["kind"])]
    bars = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer", cornerRadiusEnd=2, height={"band": 0.68})
        .encode(
            alt.X("mentions:Q", axis=None),
            name_axis(rows, counts["label"]),
            alt.Color(
                "kind:N",
                scale=alt.Scale(domain=kinds),
                legend=frame.legend_over_names(present, rows["label"]),
            ),
            opacity=alt.condition(bar, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("actor:N", title="actor"),
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("role:N", title="role"),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("mentions:Q", title="mentions", format=","),
                alt.Tooltip("articles:Q", title="articles", format=","),
                alt.Tooltip("share:Q", title="% of articles", format=".0f"),
            ],
        )
        .add_params(bar)
    )
    description = in_words("Bar chart of mentions", counts["label"], figures)
    title = frame.question("Who is named most?", offset=frame.LEGEND + 10)
    return with_figures(bars, rows, title, description)


def tone_bars(relations: pd.DataFrame) -> alt.LayerChart:
    """`relations` as from the query of that name, on the basis `acts upon`: a bar a pair.

    Clicking a bar selects the fields PAIR under the name `pair`.
    """
    pair = alt.selection_point(name="pair", fields=PAIR, on="click", toggle=False)
    names = relations["source"] + " → " + relations["target"]
    figures = relations["tone"].map(signed) + " (n=" + relations["times"].map(count) + ")"
    rows = relations.assign(row=names + PART + figures, names=names, shade=shade(relations))
    axis = alt.Axis(
        title="conflict  ←  mean event score  →  cooperation",
        titlePadding=6,
        values=[-10, -5, 0, 5, 10],
        labelExpr=SIGNED,
    )
    bars = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer", height={"band": 0.68})
        .encode(
            alt.X("tone:Q", scale=alt.Scale(domain=[-10, 10]), axis=axis),
            name_axis(rows, names),
            alt.Color("shade:Q", scale=TONE, legend=None),
            opacity=alt.condition(pair, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("names:N", title="who to whom"),
                alt.Tooltip("tone:Q", title="mean event score", format="+.1f"),
                alt.Tooltip("times:Q", title="events (n)", format=","),
            ],
        )
        .add_params(pair)
    )
    description = in_words("Bar chart of mean event score", names, figures)
    title = frame.question("How do the main pairs treat each other?")
    return with_figures(bars, rows, title, description)


def name_axis(rows: pd.DataFrame, names: pd.Series, *, grid: bool = False) -> alt.Y:
    """The axis of `row`, of which the name before PART is printed."""
    expression = f"split(datum.label, '{PART}')[0]"
    axis = frame.names(expression=expression, room=frame.room_for(names), grid=grid)
    return alt.Y("row:N", sort=list(rows["row"].unique()), axis=axis)


def figure_axis(rows: pd.DataFrame) -> alt.Chart:
    """A layer without marks that prints at the right what stands after PART in `row`."""
    axis = frame.names(orient="right", expression=f"split(datum.label, '{PART}')[1]")
    row = alt.Y("row:N", sort=list(rows["row"].unique()), axis=axis)
    layer: alt.Chart = alt.Chart(rows).mark_point(opacity=0).encode(row)
    return layer


def with_figures(
    bars: alt.Chart, rows: pd.DataFrame, title: alt.TitleParams, description: str
) -> alt.LayerChart:
    """The bars with what stands after PART in their `row` at the right."""
    picture: alt.LayerChart = alt.LayerChart(
        layer=[bars, figure_axis(rows)],
        title=title,
        height=ROW * max(len(rows), 1),
        autosize=frame.FIT,
        description=description,
    ).resolve_axis(y="independent")
    return picture
