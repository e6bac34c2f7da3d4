"""Figures and charts in words: for labels and for readers who do not see the chart."""

from __future__ import annotations

import pandas as pd

MOST = 12


def count(value: float) -> str:
    """1,204."""
    return f"{int(value):,}"


def signed(value: float) -> str:
    """+2.5 or −4.0, with a real minus sign; nothing where there is no value."""
    return "" if pd.isna(value) else f"{value:+.1f}".replace("-", "−")


def in_words(what: str, names: pd.Series, figures: pd.Series) -> str:
    """Bar chart of mentions: Armenia 24, Russia 19 and 8 more."""
    if names.empty:
        return f"{what}: nothing to show."
    shown = [f"{name} {figure}" for name, figure in zip(names[:MOST], figures[:MOST], strict=True)]
    rest = len(names) - len(shown)
    return f"{what}: {', '.join(shown)}{f' and {rest} more' if rest else ''}."
