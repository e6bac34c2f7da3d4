"""The table of features names pages, labels and formats that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dashboard
from core.outgoing import Format

ROOT = Path(__file__).parents[1]
ROWS = re.findall(
    r"^\| (?!feature|---)(.+?) \| (.+) \|$", (ROOT / "docs/features.md").read_text(), re.M
)
TITLES = {title for _, title, _ in dashboard.PAGES}
# Where a feature is that is on no page of its own.
EVERYWHERE = ("every page", "everywhere", "as above", "*Export*", "*Copy with source*")
LABEL = re.compile(r"\*(.+?)\*")


def sources() -> str:
    """All that a label can be written in: pages, what they choose from, titles of charts."""
    files = [path for part in ("pages", "core") for path in (ROOT / part).rglob("*.[pj][ys]")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


SOURCES = sources()


def test_there_are_features() -> None:
    assert len(ROWS) > 50


@pytest.mark.parametrize(("feature", "place"), ROWS, ids=[feature for feature, _ in ROWS])
def test_every_feature_has_a_place_that_is_there(feature: str, place: str) -> None:
    words = set(re.findall(r"[A-Z][a-z]+", LABEL.sub("", place)))
    assert words & TITLES or "`" in place or any(there in place for there in EVERYWHERE)
    for label in LABEL.findall(place):
        assert re.search(rf"[\"“*]{re.escape(label)}", SOURCES), label
    for form in re.findall(r"--format (\w+)", place):
        assert form in set(Format), form


def test_every_page_is_a_place() -> None:
    told = " ".join(place for _, place in ROWS)
    assert {title for title in TITLES if title not in told} == set()
