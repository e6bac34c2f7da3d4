"""The page Search: what is typed, what is found, and what is said where nothing is."""

from __future__ import annotations

import pytest

from core.store import write_to
from core.store.writing import save
from tests.core.store.queries.conftest import FARMS, ROADS
from tests.pages.conftest import said
from tests.pages.shared.test_filters import button
from tests.records import parsed_article


@pytest.fixture
def three_articles(engine):
    with write_to(engine) as connection:
        save(connection, "a", parsed_article())
        save(connection, "b", parsed_article(FARMS, title="Farms", outlet="Fjord Post"))
        save(connection, "c", parsed_article(ROADS, title="Roads", outlet="The Tern"))


def counts(app):
    return {metric.label: metric.value for metric in app.metric}


def test_an_empty_box_says_what_can_be_typed(show, three_articles):
    app = show("search")
    assert not app.exception
    assert "Type words, a phrase or a name." in said(app)


def test_an_empty_collection_says_what_to_do(show):
    app = show("search", q="quota")
    assert not app.exception
    assert "No articles with these words." in said(app) or "Add articles" in said(app)


@pytest.mark.parametrize("among", ["articles", "quotes", "actors"])
def test_what_is_found_is_counted_and_listed(show, three_articles, among):
    app = show("search", q="strand OR quota", among=among)
    assert not app.exception
    assert "Looking for “strand” or “quota”." in said(app)
    assert counts(app) == {"Articles": "3", "Quotes": "6", "Actors": "1"}
    listed = {"articles": "All 3 articles", "quotes": "All 6 quotes", "actors": "Choose a row"}
    assert listed[among] in said(app)


def test_the_filter_is_obeyed(show, three_articles):
    app = show("search", q="quota", outlets="The Tern")
    assert counts(app) == {"Articles": "1", "Quotes": "1", "Actors": "0"}


def test_actors_are_listed_under_the_name_that_was_found(show, three_articles):
    found = show("search", q="nor*", among="actors").dataframe[-1].value
    assert found[["label", "called", "articles"]].to_numpy().tolist() == [["Norway", "Norway", 3]]


NOTHING = [
    ({"q": "walrus"}, "No articles with these words. Try fewer words"),
    ({"q": "rejected", "among": "quotes"}, "There are 3 articles: look at those above."),
    (
        {"q": "quota", "words": "walrus"},
        "the filter in force; without it there are 3 articles",
    ),
    ({"q": "***"}, "Nothing to look for: type a word or a name."),
]


@pytest.mark.parametrize(("parameters", "why"), NOTHING)
def test_where_nothing_is_found_it_says_why(show, three_articles, parameters, why):
    app = show("search", **parameters)
    assert not app.exception
    assert why in said(app)


def test_lifting_the_filter_goes_on_looking_for_the_same(show, three_articles):
    app = show("search", q="quota", words="walrus")
    app = button(app, "Clear all filters").click().run()
    assert "Looking for “quota”." in said(app)


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "-", "*", "title:x", "'; DROP TABLE--"])
def test_no_search_is_an_error(show, three_articles, words):
    assert not show("search", q=words).exception


def test_the_words_can_be_made_a_filter(show, three_articles):
    app = show("search", q="snow")
    app = button(app, "Filter all pages by these words").click().run()
    assert "articles with the words “snow”" in said(app)


def test_more_are_shown_when_asked(engine, show):
    with write_to(engine) as connection:
        for number in range(25):
            own = " ".join(f"word{number}x{each}" for each in range(80))
            save(connection, str(number), parsed_article(own, title=f"Number {number}"))
    app = show("search", q="quota")
    assert "The first 20 of 25 articles." in said(app)
    app = button(app, "Show 5 more").click().run()
    assert "All 25 articles" in said(app)
