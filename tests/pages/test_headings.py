"""One first heading on each page, then the second and the third level, none left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

PLACES = {
    "overview": {},
    "search": {"q": "boats"},
    "articles": {},
    "actors": {},
    "relations": {},
    "quotes": {},
    "events": {},
    "compare": {},
    "review": {"look": "low confidence", "below": "90 %"},
    "saved": {},
    "report": {},
}
PARTS = ("named", "speech", "events", "words")


def levels(app) -> list[int]:
    """Of the headings, in the order of the page; those that `marked` draws are of the first."""
    found = []
    for element in app.main:
        if element.type in ("title", "header", "subheader"):
            found.append(int(element.tag[1]))
        elif element.type == "bidi_component" and element.proto.id.endswith("headline"):
            found.append(1)
    return found


def is_stepwise(found: list[int]) -> bool:
    """Whether it begins with the one of the first level and never goes down by two."""
    steps = pairwise(found)
    return found[:1] == [1] and found.count(1) == 1 and all(b <= a + 1 for a, b in steps)


@pytest.mark.parametrize(("name", "parameters"), PLACES.items())
def test_headings_of_a_page(name, parameters, show, one_article):
    found = levels(show(name, **parameters))
    assert is_stepwise(found), found


@pytest.mark.parametrize("part", PARTS)
def test_headings_of_a_card(part, show, one_article):
    found = levels(show("actors", actor="person:liv-strand", part=part))
    assert is_stepwise(found), found


def test_headings_of_the_reader(show, one_article):
    found = levels(show("articles", article=one_article))
    assert is_stepwise(found), found
