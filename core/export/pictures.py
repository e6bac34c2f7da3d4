"""Charts as pictures, with the filter in force in the picture itself."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import Any, Literal

import vl_convert

from core.export.about import About

type Look = dict[str, Any]

_WIDTH = 860  # pixels of a chart that is as wide as its page
_LETTERS = 120  # of the filter's sentence in a line
_SHARPNESS = 2

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
    drawn = captioned(spec, about.sentence())
    # No chart fetches anything: its data are in it.
    if form == "svg":
        return vl_convert.vegalite_to_svg(drawn, allowed_base_urls=[]).encode()
    return bytes(vl_convert.vegalite_to_png(drawn, scale=_SHARPNESS, allowed_base_urls=[]))


def captioned(spec: Look, said: str) -> Look:
    """The same chart with a sentence under its title, ready for paper."""
    title = spec.get("title", "")
    named = dict(title) if isinstance(title, dict) else {"text": title}
    sized = {} if "width" in spec else {"width": _WIDTH}
    config = spec.get("config", {})
    return {
        **spec,
        **sized,
        "padding": 12,
        "title": {**named, "subtitle": wrap(said, _LETTERS)},
        "config": {**config, **_PRINTED},
    }


def drawn(spec: str, about: About, form: Literal["svg", "png"]) -> bytes:
    """As `to_picture`, of a chart kept as JSON."""
    return to_picture(json.loads(spec), about, form)
