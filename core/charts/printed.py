"""The network for paper: what ECharts draws on the page, in the same places, by Vega-Lite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import Any

import altair as alt
import pandas as pd

from core.charts.frame import question

_SIZE, _ROUND = 860, 245  # pixels across the picture and from the middle of the circle to its nodes
_NAME = 150  # pixels a name gets
_STEPS = 12  # straight pieces of a curve
_ARROW = 0.55  # of the width of an arrow's square, from its middle to its point
_INK, _NODE = "#14212b", "#0f5c70"
_KEY = {
    "": "The wider, the more.",
    "acts upon": "Orange: conflict. Teal: cooperation. Grey: neither. Pale: fewer than 3 events. "
    "The wider, the more.",
}

type Items = Iterable[Mapping[str, Any]]
type Point = tuple[float, float]


def printed_network(
    nodes: Items, links: Items, *, asks: str, basis: str, description: str
) -> alt.LayerChart:
    """`nodes` and `links` as in the options of ECharts: places of nodes from −100 to 100, widths in
    pixels, one arrow a link unless the relation on this `basis` has no direction."""
    placed = {node["id"]: node for node in nodes}
    curves = [_curve(placed, link) for link in links]
    layers = [_lines(curves, links)]
    if basis != "named together":
        layers.append(_arrows(curves, links))
    layers += [_circles(placed.values()), *_names(placed.values()), _key(basis)]
    return alt.LayerChart(
        layer=layers,
        title=question(asks),
        description=description,
        width=_SIZE,
        height=_SIZE,
    )


def _at(node: Mapping[str, Any]) -> Point:
    return _SIZE / 2 + node["x"] * _ROUND / 100, _SIZE / 2 + node["y"] * _ROUND / 100


def _curve(placed: Mapping[str, Mapping[str, Any]], link: Mapping[str, Any]) -> list[Point]:
    """From the middle of the source to the rim of the target, bent as ECharts bends it."""
    (x1, y1), (x2, y2) = _at(placed[link["source"]]), _at(placed[link["target"]])
    bend = link["lineStyle"]["curveness"]
    x, y = (x1 + x2) / 2 - (y1 - y2) * bend, (y1 + y2) / 2 - (x2 - x1) * bend
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    points = [
        (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * x + t**2 * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * y + t**2 * y2,
        )
        for t in shares
    ]
    rim = placed[link["target"]]["symbolSize"] / 2
    return _until(points, rim)


def _until(points: list[Point], rim: float) -> list[Point]:
    """As far as the curve is outside the circle round its last point."""
    (x2, y2) = points[-1]
    kept = points[:1]
    for (xa, ya), (xb, yb) in pairwise(points):
        far, near = hypot(xa - x2, ya - y2), hypot(xb - x2, yb - y2)
        if near <= rim:
            share = (far - rim) / (far - near) if far > near else 0.0
            return [*kept, (xa + (xb - xa) * share, ya + (yb - ya) * share)]
        kept.append((xb, yb))
    return kept


def _styles(links: Items) -> Iterable[dict[str, Any]]:
    return ({name: link["lineStyle"][name] for name in _STYLE} for link in links)


_STYLE = ("width", "color", "opacity")


def _lines(curves: list[list[Point]], links: Items) -> alt.Chart:
    rows = [
        {"tie": tie, "step": step, "x": x, "y": y, **style}
        for tie, (curve, style) in enumerate(zip(curves, _styles(links), strict=True))
        for step, (x, y) in enumerate(curve)
    ]
    chart: alt.Chart = (
        _chart(rows)
        .mark_line(strokeCap="round")
        .encode(
            x=_place("x"),
            y=_place("y"),
            order="step:Q",
            detail="tie:N",
            strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
            color=alt.Color("color:N", scale=None, legend=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        )
    )
    return chart


def _arrows(curves: list[list[Point]], links: Items) -> alt.Chart:
    rows = []
    for curve, style in zip(curves, _styles(links), strict=True):
        (xa, ya), (xb, yb) = curve[-2:] if len(curve) > 1 else curve * 2
        across = 7 + style["width"]
        length = hypot(xb - xa, yb - ya) or 1.0
        back = _ARROW * across / length
        rows.append(
            {
                "x": xb - (xb - xa) * back,
                "y": yb - (yb - ya) * back,
                "angle": degrees(atan2(xb - xa, ya - yb)),
                "area": across**2 * 0.75,
                **style,
            }
        )
    chart: alt.Chart = (
        _chart(rows)
        .mark_point(shape="triangle-up", filled=True)
        .encode(
            x=_place("x"),
            y=_place("y"),
            angle=alt.Angle("angle:Q", scale=None),
            size=alt.Size("area:Q", scale=None, legend=None),
            color=alt.Color("color:N", scale=None, legend=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        )
    )
    return chart


def _circles(nodes: Items) -> alt.Chart:
    rows = [
        {"x": _at(node)[0], "y": _at(node)[1], "area": node["symbolSize"] ** 2 * 0.785}
        for node in nodes
    ]
    chart: alt.Chart = (
        _chart(rows)
        .mark_point(shape="circle", filled=True, color=_NODE, opacity=1)
        .encode(x=_place("x"), y=_place("y"), size=alt.Size("area:Q", scale=None, legend=None))
    )
    return chart


def _names(nodes: Items) -> list[alt.Chart]:
    """Outside the circle, each running away from its node; those on the left end at theirs."""
    sides: dict[str, list[dict[str, Any]]] = {"left": [], "right": []}
    for node in nodes:
        label, across = node["label"], node["symbolSize"]
        x, y = _at(node)
        right, down = (place - across / 2 for place in label["position"])
        row = {"x": x + right, "y": y + down, "angle": -label["rotate"], "name": node["name"]}
        sides[label["align"]].append(row)
    return [
        _chart(rows)
        .mark_text(align=align, baseline="middle", fontSize=12, color=_INK, limit=_NAME)  # type: ignore[arg-type]
        .encode(x=_place("x"), y=_place("y"), text="name:N", angle=alt.Angle("angle:Q", scale=None))
        for align, rows in sides.items()
        if rows
    ]


def _key(basis: str) -> alt.Chart:
    """What colours and widths mean: nothing else says it where the picture stands alone."""
    rows = [{"x": 0, "y": _SIZE, "said": _KEY.get(basis, _KEY[""])}]
    chart: alt.Chart = (
        _chart(rows)
        .mark_text(align="left", baseline="bottom", fontSize=11, color=_INK)
        .encode(x=_place("x"), y=_place("y"), text="said:N")
    )
    return chart


def _place(way: str) -> Any:
    """Pixels from the left or from the top."""
    ends = [0, _SIZE] if way == "x" else [_SIZE, 0]
    channel = alt.X if way == "x" else alt.Y
    return channel(f"{way}:Q", scale=alt.Scale(domain=ends, nice=False, zero=False), axis=None)


def _chart(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(pd.DataFrame(rows))
