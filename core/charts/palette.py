"""Colours that mean something. Everything else takes its colour from the theme of the page.

Burnt orange is conflict and teal is cooperation: colour-blind readers tell them apart. Cells carry
these colours whatever the theme, so the ink on a cell is chosen by the cell's value alone.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from core.model import Quad

PALE, DARK_INK, LIGHT_INK, CHOSEN = "#e9e8e4", "#14212b", "#ffffff", "#d9a441"

TONE = alt.Scale(
    domain=[-10, -5, -2, 0, 2, 5, 10],
    range=["#7d3404", "#b85f1c", "#e0a26b", PALE, "#8fc0c8", "#2f8291", "#0a4a5a"],
)
COUNT = ["#c6dbe0", "#8db9c4", "#4f92a3", "#1d6579", "#0a4153"]

QUADS = {
    Quad.VERBAL_COOPERATION: "#3f95a5",
    Quad.MATERIAL_COOPERATION: "#1f7384",
    Quad.VERBAL_CONFLICT: "#cf7d36",
    Quad.MATERIAL_CONFLICT: "#b4521a",
}

# What is selected of a relation: ids to ask by, and names to say it by.
PAIR = ["source_id", "source", "target_id", "target"]

# A tone's label on an axis: +5, 0, −5.
SIGNED = "(datum.value > 0 ? '+' : '') + datum.label"

# Fewer events than this carry no tone to speak of: they are drawn pale.
FEW, _PALER = 3, 0.3

# A line has the page for its ground, light or dark: colours to be seen on both.
_CONFLICT, _NEUTRAL, _COOPERATION = "#c2661d", "#8a949b", "#2a8c9e"
_FULL = 5  # a tone this far from zero has all its colour


def shade(relations: pd.DataFrame) -> pd.Series:
    """The tone to colour by: nearer to neutral where it rests on few events."""
    tone = relations["tone"]
    return tone.where(relations["times"] >= FEW, tone * _PALER)


def between(tone: float) -> str:
    """The colour of a line of this tone; neutral where there is none."""
    if pd.isna(tone):
        return _NEUTRAL
    end = _COOPERATION if tone > 0 else _CONFLICT
    share = min(abs(tone) / _FULL, 1)
    parts = zip(_parts(_NEUTRAL), _parts(end), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in parts)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
