"""The shared filters as an analyst meets them: named periods, a way out, and honest links."""

from __future__ import annotations

from datetime import date

import pytest

from core.store import watching, write_to
from core.store.writing import save
from tests.core.store.queries.conftest import FARMS, ROADS
from tests.pages.conftest import said
from tests.records import ICELAND, parsed_article


@pytest.fixture
def two_articles(engine, one_article):
    """One of 4 March 2024, and one of a year before."""
    before = parsed_article(FARMS, title="Farms", outlet="Fjord Post")
    with write_to(engine) as connection:
        save(connection, "a", parsed_article(ROADS, published=date(2023, 3, 1)))
        save(connection, "b", before)


def button(app, label):
    return next(each for each in app.button if each.label == label)


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("last 7 days", "27 Feb 2024 to 4 Mar 2024"),
        ("last month", "1 Feb 2024 to 29 Feb 2024"),
        ("last year", "1 Jan 2023 to 31 Dec 2023"),
    ],
)
def test_a_period_is_counted_back_from_the_newest_article(show, two_articles, period, shown):
    app = show("overview", period=period)
    assert not app.exception
    assert f"Showing {shown}." in said(app)
    assert [each.label for each in app.date_input] == []


def test_each_part_can_be_lifted(show, two_articles):
    app = show("articles", period="last year", outlets="Fjord Post", copies="true")
    assert "1 Jan 2023 to 31 Dec 2023, in Fjord Post" in said(app)
    app = button(app, "Dates").click().run()
    assert "Showing in Fjord Post." in said(app)
    app = button(app, "Outlets").click().run()
    assert "Showing the whole collection." in said(app)
    assert "every copy of an article counts" in said(app)


def test_an_empty_page_says_which_part_emptied_it(show, two_articles):
    app = show("quotes", period="last year", outlets="Fjord Post")
    assert (
        "No quotes under the filter in force. Without the dates there are 2 quotes, without the "
        "outlets there are 2 quotes." in said(app)
    )
    app = button(app, "Lift the dates").click().run()
    assert "Showing in Fjord Post." in said(app)
    assert app.dataframe


def test_when_no_part_alone_empties_a_page_that_is_said(show, two_articles):
    app = show("quotes", words="walrus -walrus")
    assert "Without the words there are" in said(app)
    app = show("quotes", words="walrus", actors="Iceland")
    assert "No part of it does that alone" in said(app)
    app = button(app, "Clear all filters").click().run()
    assert "Showing the whole collection." in said(app)


def test_an_article_that_is_only_a_copy_is_said_to_be_one(engine, show, one_article):
    with write_to(engine) as connection:
        for outlet in ("The Skerry", "The Tern"):
            text = "The sea was calm and the boats came home with cod. " * 30
            save(connection, outlet, parsed_article(f"{text} {outlet}", outlet=outlet))
    app = show("articles", outlets="The Tern")
    assert "counting every copy there is 1 article." in said(app)
    app = button(app, "Count every copy").click().run()
    assert not app.info


def test_clearing_clears_what_the_page_adds(show, one_article):
    app = show("quotes", quote="mixed", copies="true")
    assert "No quotes under these choices." in said(app)
    app = button(app, "Clear this page's choices").click().run()
    assert app.dataframe
    assert "every copy" in said(app)
    app = show("quotes", quote="mixed", copies="true")
    app = button(app, "Clear all filters").click().run()
    assert app.dataframe
    assert "copies count once" in said(app)


WRONG = [
    ({"outlets": "None such"}, "Outlets: there is no “None such” here"),
    ({"kinds": "ghost"}, "Kinds of actor: there is no “ghost” here"),
    ({"period": "last aeon"}, "Published: there is no “last aeon” here"),
    ({"dates": "yesterday"}, "Days: there is no “yesterday” here"),
    ({"watchlists": "Gone"}, "Watchlists: there is no “Gone” here"),
    ({"added": "soon"}, "Added after: there is no “soon” here"),
    ({"copies": "perhaps"}, "Every syndicated copy: there is no “perhaps” here"),
]


@pytest.mark.parametrize(("parameters", "word"), WRONG, ids=[next(iter(each)) for each, _ in WRONG])
def test_what_a_link_asks_for_in_vain_is_said(show, one_article, parameters, word):
    app = show("quotes", **parameters)
    assert not app.exception
    assert word in said(app)
    assert "Showing the whole collection." in said(app)


def test_a_watchlist_is_a_filter(engine, show, one_article):
    with write_to(engine) as connection:
        watching.create(connection, "North", actor_ids=[ICELAND.id])
    app = show("events", watchlists="North")
    assert "Showing only who or what is on the watchlist North." in said(app)
    assert len(app.dataframe[-1].value) == 1
    assert "No quotes under the filter in force." in said(show("quotes", watchlists="North"))


def test_what_was_added_is_a_filter(show, one_article):
    app = show("quotes", added="2000-01-01 12:30:00.000")
    assert "Showing added after 1 Jan 2000, 12:30 UTC." in said(app)
    assert app.dataframe
    assert "No quotes" in said(show("quotes", added="2999-01-01 12:30:00.000"))
