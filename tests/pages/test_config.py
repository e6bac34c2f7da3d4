"""The dashboard as it is shipped keeps to this machine, and keeps its faults to its log."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

CONFIG = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "maxUploadSize", 50),
        ("server", "enableStaticServing", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showSidebarNavigation", False),
        ("client", "disableDataExport", True),
    ],
)
def test_an_option_that_matters(section, option, value):
    assert CONFIG[section][option] == value


def test_the_defences_of_the_server_stay_on():
    off = {"enableCORS", "enableXsrfProtection", "enableAgentApi"} & set(CONFIG["server"])
    assert off == set()


def test_no_font_or_picture_comes_from_another_host():
    assert "http" not in str(CONFIG["theme"])


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_links_stand_out_in_both_themes(theme):
    colours = CONFIG["theme"][theme]
    grounds = [colours["backgroundColor"], colours["secondaryBackgroundColor"]]
    for ink in ("textColor", "linkColor", "primaryColor"):
        assert min(contrast(colours[ink], ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_captions_stand_out_in_both_themes(theme):
    colours = CONFIG["theme"][theme]
    for ground in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        assert contrast(_faded(colours["textColor"], ground), ground) >= 4.5


def _faded(ink: str, ground: str, share: float = 0.6) -> str:
    """Ink as captions have it: so much of it over the ground."""
    pairs = [(int(ink[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02x}" for top, below in pairs)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_of_charts_stand_out_in_both_themes(theme):
    colours = CONFIG["theme"][theme]
    for mark in colours["chartCategoricalColors"]:
        assert contrast(mark, colours["backgroundColor"]) >= 3
