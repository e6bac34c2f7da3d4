"""DataFrame -> chart. Each asks a question, says itself in words and suits both themes."""

from core.charts.bars import mention_bars, tone_bars
from core.charts.beside import dots, word_bars
from core.charts.matrix import matrix_height, relation_matrix
from core.charts.network import Network, relation_network
from core.charts.ranked import count_bars, share_bars, toned_bars
from core.charts.timelines import (
    coverage_over_time,
    event_lanes,
    found_over_time,
    mentions_over_time,
    on_the_timeline,
)
from core.charts.trends import pair_trend

__all__ = [
    "Network",
    "count_bars",
    "coverage_over_time",
    "dots",
    "event_lanes",
    "found_over_time",
    "matrix_height",
    "mention_bars",
    "mentions_over_time",
    "on_the_timeline",
    "pair_trend",
    "relation_matrix",
    "relation_network",
    "share_bars",
    "tone_bars",
    "toned_bars",
    "word_bars",
]
