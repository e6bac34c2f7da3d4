"""The relation matrix as a network: who, tied to whom, how often and in what tone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from math import cos, degrees, pi, sin, sqrt, tau
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from core.charts.matrix import QUESTIONS, UNITS
from core.charts.palette import CHOSEN, FEW, PAIR, between
from core.charts.printed import printed_network
from core.charts.words import count, in_words, signed

HEIGHT = 660  # pixels
_NARROW = 560  # a picture less wide than this has smaller names and circle

_THINNEST, _THICKEST = 1.2, 9.0  # pixels an edge is wide
_FAINT, _PLAIN, _FIRM = 0.45, 0.6, 0.9
_GAP = 6  # pixels between a node and its name

# What is clicked is told by its place among the nodes or the edges.
type Clicked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Network:
    """ECharts options, the picture in words, and what its nodes and edges stand for, in order."""

    options: dict[str, Any]
    description: str
    nodes: tuple[Clicked, ...]  # actor_id, label
    edges: tuple[Clicked, ...]  # the fields PAIR
    printed: Callable[[], alt.LayerChart]  # draws the same for a file
    height: int = HEIGHT


def relation_network(relations: pd.DataFrame, *, basis: str, order: list[str]) -> Network:
    """`relations` as from the query of that name, on `basis`; `order` lists names round a circle.

    An edge of its own leads each way, but those named together have one edge.
    """
    both_ways = basis == "named together"
    ties = _once(relations) if both_ways else relations
    nodes = _nodes(ties, order, _WIDE)
    edges = _edges(ties, curved=not both_ways)
    description = _description(ties, basis)
    options = {
        "title": {"text": QUESTIONS[basis], "left": 0, "top": 0, "textStyle": _TITLE},
        "tooltip": {"renderMode": "richText"},  # drawn, so that no name is ever read as HTML
        "animation": False,
        "series": [
            {
                "type": "graph",
                "layout": "none",  # its circular one lays both directions of a pair on each other
                "selectedMode": "single",
                "cursor": "pointer",
                "edgeSymbol": ["none", "none" if both_ways else "arrow"],
                "edgeSymbolSize": 8,
                "emphasis": {"focus": "adjacency"},
                "select": {"itemStyle": _RING, "lineStyle": {"opacity": 1}},
                "data": nodes,
                "links": edges,
            }
        ],
    }
    return Network(
        {"baseOption": options, "media": _by_width(ties, order)},
        description,
        nodes=tuple({"actor_id": node["id"], "label": node["name"]} for node in nodes),
        edges=tuple(dict(zip(PAIR, row, strict=True)) for row in ties[PAIR].to_numpy()),
        printed=partial(
            printed_network,
            nodes,
            edges,
            asks=QUESTIONS[basis],
            basis=basis,
            description=description,
        ),
    )


_TITLE = {"fontFamily": "Source Sans, sans-serif", "fontSize": 16, "fontWeight": 600}
_RING = {"borderWidth": 3, "borderColor": CHOSEN}


class _Size(NamedTuple):
    """Pixels: across nodes, round the circle, and what names take; then the place of it all."""

    smallest: int
    largest: int
    round: int
    letters: int
    name: int
    place: Mapping[str, Any]


# Where only one of width and height is given, the circle stays round.
_WIDE = _Size(9, 38, 1050, 13, 140, {"left": "center", "right": "auto", "top": 170, "bottom": 150})
_SLIM = _Size(4, 15, 550, 10, 78, {"left": 88, "right": 88, "top": "middle", "bottom": "auto"})


def _by_width(ties: pd.DataFrame, order: list[str]) -> list[dict[str, Any]]:
    """What differs between a phone and a desk."""
    slim, wide = (
        {
            "data": _nodes(ties, order, size),
            "label": {
                "show": True,
                "fontSize": size.letters,
                "width": size.name,
                "overflow": "truncate",
            },
            **size.place,
        }
        for size in (_SLIM, _WIDE)
    )
    return [
        {"query": {"maxWidth": _NARROW}, "option": {"series": [slim]}},
        {"option": {"series": [wide]}},
    ]


def _once(relations: pd.DataFrame) -> pd.DataFrame:
    """One of the two rows of each pair."""
    ends = relations[["source_id", "target_id"]]
    pairs = pd.DataFrame({"one": ends.min(axis=1), "other": ends.max(axis=1)})
    return relations[~pairs.duplicated()].reset_index(drop=True)


def _nodes(ties: pd.DataFrame, order: list[str], size: _Size) -> list[dict[str, Any]]:
    """In `order` round a circle, clockwise from its top."""
    ends = [
        ties[[f"{end}_id", end, "times"]].set_axis(["id", "name", "times"], axis=1)
        for end in ("source", "target")
    ]
    sums = pd.concat(ends).groupby(["id", "name"])["times"].sum().reset_index()
    place = {name: number for number, name in enumerate(order)}
    placed = sums.sort_values("name", key=lambda names: names.map(place), kind="stable")
    most = float(sums["times"].max()) if len(sums) else 1.0
    largest = min(size.largest, size.round // max(len(placed), 1))
    return [
        _node(
            node,
            angle=tau * number / len(placed) - pi / 2,
            # The area, not the width, goes with the count.
            across=size.smallest + (largest - size.smallest) * sqrt(node["times"] / most),
        )
        for number, node in enumerate(placed.to_dict("records"))
    ]


def _node(node: Mapping[Hashable, Any], *, angle: float, across: float) -> dict[str, Any]:
    on_the_left = cos(angle) < 0
    outside = across / 2 + _GAP
    return {
        "id": node["id"],
        "name": node["name"],
        "value": int(node["times"]),
        "symbolSize": across,
        "x": 100 * cos(angle),
        "y": 100 * sin(angle),
        "label": {
            "position": [across / 2 + outside * trig(angle) for trig in (cos, sin)],
            "rotate": -degrees(angle) + (180 if on_the_left else 0),
            "align": "right" if on_the_left else "left",
            "verticalAlign": "middle",
        },
    }


def _edges(ties: pd.DataFrame, *, curved: bool) -> list[dict[str, Any]]:
    most = float(ties["times"].max()) if len(ties) else 1.0
    return [
        {
            "source": tie["source_id"],
            "target": tie["target_id"],
            "value": _figure(tie["times"], tie["tone"]),
            "lineStyle": {
                "width": _THINNEST + (_THICKEST - _THINNEST) * tie["times"] / most,
                "color": between(tie["tone"]),
                "opacity": _opacity(tie["times"], tie["tone"]),
                "curveness": 0.2 if curved else 0.0,
            },
        }
        for tie in ties.to_dict("records")
    ]


def _opacity(times: int, tone: float) -> float:
    if pd.isna(tone):
        return _PLAIN
    return _FAINT if times < FEW else _FIRM


def _figure(times: int, tone: float) -> str:
    return count(times) if pd.isna(tone) else f"{signed(tone)} (n={count(times)})"


def _description(ties: pd.DataFrame, basis: str) -> str:
    pairs = ties["source"] + " to " + ties["target"]
    figures = [_figure(*row) for row in zip(ties["times"], ties["tone"], strict=True)]
    return in_words(f"Network of {UNITS[basis]}", pairs, figures)
