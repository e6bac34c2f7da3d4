"""Two outlets, periods or actors beside each other."""

from __future__ import annotations

from datetime import date

import pytest

from core.store import write_to
from core.store.writing import save
from tests.core.store.queries.conftest import hand_made
from tests.pages.conftest import said

ASPECTS = ("coverage", "actors named", "quotes left out", "tone", "words")


@pytest.fixture
def three_articles(engine):
    with write_to(engine) as connection:
        for parsed in hand_made():
            save(connection, "hand made", parsed)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("kind", ["outlets", "periods", "actors"])
def test_every_aspect_of_every_two(show, three_articles, kind, aspect):
    app = show("compare", compare=kind, aspect=aspect)
    assert not app.exception
    asks_for_outlets = "Compare two outlets to see which." in said(app)
    assert asks_for_outlets == (aspect == "quotes left out" and kind != "outlets")


def test_the_two_are_in_the_url(show, three_articles):
    app = show("compare", first_outlet="Fjord Post", second_outlet="The Tern")
    assert [box.value for box in app.main.selectbox] == ["Fjord Post", "The Tern"]


def test_one_thing_cannot_be_compared_with_itself(show, three_articles):
    same = show("compare", first_outlet="The Tern", second_outlet="The Tern")
    assert "Choose two different outlets." in said(same)


def test_periods_begin_as_the_halves_of_the_collection(show, three_articles):
    app = show("compare", compare="periods")
    halves = [box.value for box in app.date_input if "period" in box.label]
    assert halves[0][0] == date(2024, 3, 4)
    assert halves[1][1] == date(2024, 4, 9)


def test_one_outlet_is_too_few(show, one_article):
    assert "There is only one outlet" in said(show("compare"))
