"""The receipt of what was offered to the collection, as a file for spreadsheets."""

from __future__ import annotations

import pandas as pd

# A cell that begins so is taken for a formula, and run, by whoever opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(outcomes: pd.DataFrame) -> bytes:
    """The outcomes as CSV in UTF-8 with its mark; a text that could be a formula gets a quote."""
    texts = outcomes.select_dtypes(include=["object", "string"]).columns
    safe = outcomes.assign(**{name: outcomes[name].map(_harmless) for name in texts})
    return safe.to_csv(index=False).encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
