"""DataFrame -> chart. Each asks a question, says itself in words and suits both themes."""

from core.charts.bars import mention_bars, tone_bars
from core.charts.matrix import matrix_height, relation_matrix
from core.charts.timelines import (
    coverage_over_time,
    event_lanes,
    mentions_over_time,
    on_the_timeline,
)

__all__ = [
    "coverage_over_time",
    "event_lanes",
    "matrix_height",
    "mention_bars",
    "mentions_over_time",
    "on_the_timeline",
    "relation_matrix",
    "tone_bars",
]
