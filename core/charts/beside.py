"""Two beside each other: the words that mark each, and a figure of both with how sure it is."""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.charts import frame
from core.charts.bars import PART, ROW, figure_axis, name_axis, with_figures
from core.charts.palette import SIGNED
from core.charts.words import count, in_words

_PALE = 0.35


def word_bars(words: pd.DataFrame, *, one: str, other: str) -> alt.LayerChart:
    """`words` as from `distinctive_words`; the names of the two. Pale: may be chance alone.

    Clicking a bar selects its `word` under the name `word`.
    """
    chosen = alt.selection_point(name="word", fields=["word"], on="click", toggle=False)
    figures = words["one_times"].map(count) + " : " + words["other_times"].map(count)
    of = words["marks"].map({"one": one, "other": other})
    rows = words.sort_values("lean", ascending=False).assign(
        whose=of,
        row=words["word"] + PART + figures,
        said=of + ", " + words["word"] + ": " + figures,
    )
    rows["here"] = _rate(one, words["one_times"], words["one_rate"])
    rows["there"] = _rate(other, words["other_times"], words["other_rate"])
    rows["sure"] = rows["clear"].map({True: 1.0, False: _PALE})
    axis = alt.Axis(title="standard errors", tickCount=5, labelExpr="datum.label")
    bars = (
        alt.Chart(rows)
        .mark_bar(cursor="pointer", height={"band": 0.68})
        .encode(
            alt.X("lean:Q", axis=axis),
            name_axis(rows, rows["word"]),
            alt.Color("whose:N", sort=[one, other], legend=_legend()),
            opacity=alt.condition(
                chosen, alt.Opacity("sure:Q", scale=None, legend=None), alt.value(0.15)
            ),
            description="said:N",
            tooltip=[
                alt.Tooltip("word:N", title="word"),
                alt.Tooltip("here:N", title="first"),
                alt.Tooltip("there:N", title="second"),
                alt.Tooltip("lean:Q", title="standard errors", format="+.1f"),
            ],
        )
        .add_params(chosen)
    )
    title = frame.question("Which words mark each?")
    return with_figures(
        bars,
        rows,
        title,
        in_words("Bars of words", rows["word"], rows["row"].str.split(PART).str[1]),
    )


def _legend() -> alt.Legend:
    """Of full colour though the marks are pale; a line each, as a narrow page has room for."""
    legend = frame.legend(columns=1)
    legend["symbolOpacity"] = 1
    return legend


def _rate(name: str, times: pd.Series, rate: pd.Series) -> pd.Series:
    return name + ": " + times.map(count) + rate.map(" ({:.2f} in 1,000 words)".format)


def dots(rows: pd.DataFrame, *, question: str, tone: bool = False) -> alt.LayerChart:
    """`rows` as from `dotted`: two marks a name, one of each side, with the interval each is in.

    At the right stand the `figures` of both. Pale marks rest on too little. Clicking one
    selects its `key`, `name` and `side` as `dot`.
    """
    dot = alt.selection_point(name="dot", fields=["key", "name", "side"], on="click", toggle=False)
    rows = rows.assign(row=rows["name"] + PART + rows["figures"])
    order = list(dict.fromkeys(rows["row"]))
    sides = list(dict.fromkeys(rows["side"]))
    axis = (
        alt.Axis(
            title="conflict  ←  mean event score  →  cooperation",
            values=[-10, -5, 0, 5, 10],
            labelExpr=SIGNED,
        )
        if tone
        else frame.per_cent()
    )
    reach = alt.Scale(domain=[-10, 10] if tone else [0, max([1.0, *rows["high"].dropna()])])
    base = alt.Chart(rows).encode(
        name_axis(rows, rows["name"], grid=True),
        alt.YOffset("side:N", sort=sides),
        alt.Color("side:N", sort=sides, legend=_legend()),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("side:N", title="in"),
            alt.Tooltip("said:N", title="figure"),
        ],
    )
    lines = base.mark_rule(strokeWidth=2, opacity=0.35, aria=False).encode(
        alt.X("low:Q", axis=axis, scale=reach),
        alt.X2("high:Q"),
        # The marks have the axis: both would draw it.
        alt.Y("row:N", sort=order, axis=None),
    )
    marks = base.mark_point(size=90, filled=True, cursor="pointer").encode(
        alt.X("value:Q", axis=axis, scale=reach),
        alt.Shape("side:N", sort=sides, legend=_legend()),
        opacity=alt.condition(dot, alt.Opacity("sure:Q", scale=None, legend=None), alt.value(0.15)),
        description="described:N",
    )
    picture: alt.LayerChart = alt.LayerChart(
        layer=[lines, marks.add_params(dot), figure_axis(rows)],
        title=frame.question(question),
        height=(ROW + 8) * max(len(order), 1),
        autosize=frame.FIT,
        description=in_words(question, rows["name"] + ", " + rows["side"], rows["said"]),
    ).resolve_axis(y="independent")
    return picture
