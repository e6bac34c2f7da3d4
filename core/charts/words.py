"""Figures and charts in words: for labels and for readers who do not see the chart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

MOST = 12


def count(value: float) -> str:
    """1,204."""
    return f"{int(value):,}"


def signed(value: float) -> str:
    """+2.5 or −4.0, with a real minus sign; nothing where there is no value."""
    return "" if pd.isna(value) else f"{value:+.1f}".replace("-", "−")


def in_words(what: str, names: Iterable[str], figures: Iterable[str]) -> str:
    """Bar chart of mentions: Armenia 24, Russia 19 and 8 more."""
    parts = [f"{name} {figure}" for name, figure in zip(names, figures, strict=True)]
    rest = len(parts) - MOST
    said = ", ".join(parts[:MOST]) or "nothing to show"
    return f"{what}: {said}{f' and {rest} more' if rest > 0 else ''}."
