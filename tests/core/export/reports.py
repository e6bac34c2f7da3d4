"""A report with one item of each kind, hostile words included."""

from __future__ import annotations

import json
from datetime import date

import altair as alt
import pandas as pd

from core.citing import Source
from core.report import Item, Passage, Picture, Report, Table
from tests.core.export.made import ABOUT, HOSTILE, SAID

DAY = date(2024, 3, 4)
SKERRY = Source("a", "Cod & ling", "The Skerry", url="https://x.example/1", published=DAY)
SAYS = "“We will not fish,” she said."
TERN = Source("b", "<b>Boats</b>", "The Tern")

CHART = (
    alt.Chart(
        pd.DataFrame({"who": ["Norway", "a\x1fb"], "n": [1, 2]}),
        title=alt.TitleParams("Who is named?"),
    )
    .mark_bar()
    .encode(x="n", y="who")
)


def item(content, title: str, note: str = "") -> Item:
    return Item(content, title, SAID, ABOUT.made, note)


def full_report() -> Report:
    rows = tuple((text, "1") for text in HOSTILE)
    return Report(
        (
            item(Passage(SAYS, TERN, 2), "Strand, direct quote", "Note."),
            item(Picture(json.dumps(CHART.to_dict()), "Bar chart: Norway 1."), "Who is named?"),
            item(Table(("Words", "n"), rows, 500, (SKERRY, *[TERN] * (len(rows) - 1))), "Quotes"),
        ),
        ABOUT.made,
        title="<i>Fish</i> & \x0bchips",
        introduction="![x](https://evil.example)",
    )
