"""What may stand in a cell or a text of a file, whatever stood in the article."""

from __future__ import annotations

import re

import pandas as pd

# A cell that begins so is taken for a formula, and run, by whoever opens the file.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# XML has no place for these, and a half of a surrogate pair has no bytes in UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with the replacement character for what XML and UTF-8 cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def harmless(value: object) -> object:
    """A text that a spreadsheet could run as a formula, with a quote before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def is_text(column: pd.Series) -> bool:
    """Whether a column holds words, not numbers, days or yes and no."""
    return bool(column.dtype == "object" or isinstance(column.dtype, pd.StringDtype))


def is_dated(column: pd.Series) -> bool:
    """Whether a column holds days or moments."""
    return bool(pd.api.types.is_datetime64_any_dtype(column.dtype))


def is_whole_days(column: pd.Series) -> bool:
    """Whether a dated column holds days alone, without hours."""
    present = column.dropna()
    return bool((present == present.dt.normalize()).all())


def iso(column: pd.Series) -> pd.Series:
    """Days as 2026-03-04, moments as 2026-03-04 17:05; nothing where there is no date."""
    form = "%Y-%m-%d" if is_whole_days(column) else "%Y-%m-%d %H:%M"
    written: pd.Series = column.dt.strftime(form).astype("object")
    return written.where(column.notna(), None)
