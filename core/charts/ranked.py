"""Bars in order of length: a figure for each of several, with what it was counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.bars import PART, ROW, name_axis, with_figures
from core.charts.palette import SIGNED, TONE, shade
from core.charts.words import count, in_words, signed

# What a tooltip says of a column, and how its figures are printed.
_TIPS: Mapping[str, tuple[str, str]] = {
    "times": ("times", ","),
    "articles": ("articles", ","),
    "of": ("of articles", ","),
    "mentions": ("mentions", ","),
    "share": ("% of articles", ".1f"),
    "tone": ("mean event score", "+.1f"),
}


def count_bars(
    rows: pd.DataFrame, *, name: str, value: str, question: str, fields: Sequence[str]
) -> alt.LayerChart:
    """A bar a row, as long as its `value`; `name` is the column of names.

    Clicking one selects `fields` under the name `bar`.
    """
    return _bars(rows, rows[name], rows[value].map(count), value, question, fields)


def share_bars(
    rows: pd.DataFrame, *, name: str, question: str, fields: Sequence[str]
) -> alt.LayerChart:
    """As `count_bars`, of `share`, `articles` of `of`: each bar says how many of how many."""
    figures = (
        rows["share"].map(lambda share: f"{share:.0f} %")
        + " ("
        + rows["articles"].map(count)
        + " of "
        + rows["of"].map(count)
        + ")"
    )
    return _bars(rows, rows[name], figures, "share", question, fields)


def toned_bars(
    rows: pd.DataFrame, *, name: str, question: str, fields: Sequence[str]
) -> alt.LayerChart:
    """As `count_bars`, of `tone`, the mean score of `times` events; pale where they are few."""
    figures = rows["tone"].map(signed) + " (n=" + rows["times"].map(count) + ")"
    return _bars(rows, rows[name], figures, "tone", question, fields)


def _bars(
    rows: pd.DataFrame,
    names: pd.Series,
    figures: pd.Series,
    value: str,
    question: str,
    fields: Sequence[str],
) -> alt.LayerChart:
    bar = alt.selection_point(name="bar", fields=list(fields), on="click", toggle=False)
    toned = value == "tone"
    drawn = rows.assign(
        row=names + PART + figures,
        name_shown=names,
        said=names + ": " + figures,
        shade=shade(rows) if toned else 0.0,
    )
    title = "conflict  ←  mean event score  →  cooperation"
    scored = alt.Axis(title=title, titlePadding=6, values=[-10, -5, 0, 5, 10], labelExpr=SIGNED)
    long = (
        alt.X("tone:Q", scale=alt.Scale(domain=[-10, 10]), axis=scored)
        if toned
        else alt.X(f"{value}:Q", axis=None, scale=alt.Scale(domainMin=0))
    )
    bars = (
        alt.Chart(drawn)
        .mark_bar(cursor="pointer", cornerRadiusEnd=0 if toned else 2, height={"band": 0.68})
        .encode(
            long,
            name_axis(drawn, names),
            opacity=alt.condition(bar, alt.value(1), alt.value(0.35)),
            description="said:N",
            tooltip=[
                alt.Tooltip("name_shown:N", title=" "),
                *(
                    alt.Tooltip(f"{column}:Q", title=title, format=form)
                    for column, (title, form) in _TIPS.items()
                    if column in rows
                ),
            ],
        )
        .add_params(bar)
    )
    if toned:
        bars = bars.encode(alt.Color("shade:Q", scale=TONE, legend=None))
    description = in_words(question, names, figures)
    picture = with_figures(bars, drawn, frame.question(question), description)
    picture.height = ROW * max(len(rows), 1)
    return picture
