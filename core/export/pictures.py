"""Charts as pictures, with the filter in force in the picture itself."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import Any, Literal

from core.export.about import About
from core.export.cells import printable

type Look = dict[str, Any]

_WIDTH = 860  # pixels of a chart that is as wide as its page
_LETTERS, _FEW_LETTERS = 150, 95  # of the filter's sentence in a line, of a narrow one
_SHARPNESS = 2
_INVISIBLE = "\u2063"  # parts as well as \x1f does

# On paper: dark on white, in the colours of the light theme.
_PRINTED: Look = {
    "background": "white",
    "font": "sans-serif",
    "range": {
        "category": "#0f5c70 #c8772a #6c5196 #5b8c5a #a4465b #4a86c5 #8a7440 #3f4a56".split(),
    },
    "title": {"anchor": "start", "subtitleColor": "#46505a", "subtitleFontSize": 11},
    "view": {"stroke": "transparent"},
}


def to_picture(spec: Look, about: About, form: Literal["svg", "png"]) -> bytes:
    """A Vega-Lite chart as SVG or PNG; under its title stand the filter and the day."""
    return _draw(for_paper(captioned(spec, about.sentence())), form)


def in_a_report(spec: str, form: Literal["svg", "png"]) -> bytes:
    """A chart kept as JSON, without its title and filter: in a report these stand around it."""
    plain = json.loads(spec)
    plain.pop("title", None)
    return _draw(for_paper(plain), form)


def captioned(spec: Look, said: str) -> Look:
    """The same chart with a sentence under its title."""
    title = spec.get("title", "")
    named = dict(title) if isinstance(title, dict) else {"text": title}
    lines = wrap(said, _FEW_LETTERS if "width" in spec else _LETTERS)
    return {**spec, "title": {**named, "subtitle": lines}}


def for_paper(spec: Look) -> Look:
    """The same chart at a width of its own, dark on white."""
    sized = {} if "width" in spec else {"width": _WIDTH}
    config = spec.get("config", {})
    return {
        **spec,
        **sized,
        "padding": 12,
        "config": {**config, **_PRINTED},
    }


def _draw(spec: Look, form: Literal["svg", "png"]) -> bytes:
    import vl_convert  # only for a file: no page should wait for it

    drawable = _drawable(spec)
    # No chart fetches anything: its data are in it.
    if form == "svg":
        return str(vl_convert.vegalite_to_svg(drawable, allowed_base_urls=[])).encode()
    return bytes(vl_convert.vegalite_to_png(drawable, scale=_SHARPNESS, allowed_base_urls=[]))


def _drawable(part: Any) -> Any:
    """The same without what XML cannot hold, such as what parts a label's words."""
    if isinstance(part, dict):
        return {_drawable(name): _drawable(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_drawable(value) for value in part]
    return printable(part.replace("\x1f", _INVISIBLE)) if isinstance(part, str) else part
