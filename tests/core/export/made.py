"""Tables, texts and an About for the tests of exports."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from core.export.about import About

SAID = "Showing in The Skerry, only Norway & “<b>Iceland</b>”."
ABOUT = About(
    "Quotes",
    SAID,
    datetime(2026, 3, 4, 14, 5, tzinfo=UTC),
    parsers=("model 1.0, rules 9f2c",),
    counts=(("Articles", 1204),),
)

# Texts that some reader takes for more than text.
HOSTILE = (
    "=HYPERLINK(1)",
    "+1+1|cmd",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "<script>alert(1)</script> & ]]>",
    "![x](https://evil.example) {=latex} \\input{x} %",
    "NUL \x00 bell \x07 half \ud83d end",
    "Ереван · ירושלים · 😀",
)


def hostile_frame() -> pd.DataFrame:
    """A column of each type, with something missing in it, and the hostile texts."""
    size = len(HOSTILE)
    return pd.DataFrame(
        {
            "text": pd.Series([*HOSTILE[:-1], None], dtype="object"),
            "n": pd.Series([-1, None, *range(size - 2)], dtype="Int64"),
            "score": pd.Series([-4.5, None] * (size // 2), dtype="float64"),
            "negated": pd.Series([True, None] * (size // 2), dtype="boolean"),
            "published": pd.to_datetime(pd.Series(["2026-03-04", None] * (size // 2))),
            "added": pd.to_datetime(pd.Series(["2026-03-04 17:05", None] * (size // 2))),
        }
    )
