"""Every page: on an empty collection, on one article, under a filter that leaves nothing."""

from __future__ import annotations

import pytest

from tests.pages.conftest import PAGES, said

COUNTED = "Mentions count names, aliases and acronyms; copies count once."

each_page = pytest.mark.parametrize("name", PAGES)


@each_page
def test_an_empty_collection_says_what_to_do(name, show):
    app = show(name)
    assert not app.exception
    assert "Add articles" in said(app)


@each_page
def test_one_article(name, show, one_article):
    app = show(name)
    assert not app.exception
    assert [title.value for title in app.title] == [name.capitalize()]
    assert COUNTED in said(app)
    assert app.dataframe or app.info


@each_page
def test_a_filter_that_leaves_nothing_says_so(name, show, one_article):
    app = show(name, words="zebra")
    assert not app.exception
    assert "under the filter in force" in said(app)
    assert "articles with the words “zebra”" in said(app)


@each_page
def test_the_switches_are_said(name, show, one_article):
    app = show(name, copies="true", forms="true")
    assert "descriptions and pronouns; every copy of an article counts." in said(app)


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "-", "*", "title:x", "'; DROP TABLE--"])
def test_no_search_is_an_error(show, one_article, words):
    app = show("articles", words=words)
    assert not app.exception


def test_counts_on_the_overview(show, one_article):
    app = show("overview")
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures == {"Articles": "1", "Outlets": "1", "Actors": "3", "Quotes": "2", "Events": "1"}


def test_quotes_are_narrowed_by_what_the_page_asks(show, one_article):
    app = show("quotes", quote="indirect")
    assert app.dataframe[0].value["text"].to_list() == ["Norwegian boats would stay in port"]


def test_choices_that_leave_no_quote_say_so(show, one_article):
    app = show("quotes", stance="critical")
    assert "No quotes under these choices." in said(app)


def test_events_are_narrowed_by_type(show, one_article):
    assert show("events", type="REJECT").dataframe[-1].value["trigger"].to_list() == ["rejected"]
    assert "No events under these choices." in said(show("events", type="AID"))


def test_quotes_and_events_are_narrowed_by_confidence(show, one_article):
    every = show("quotes", sure="5").dataframe[0].value["confidence"]
    most = round(every.max() * 100 / 5) * 5
    assert set(show("quotes", sure=str(most)).dataframe[0].value["confidence"]) == {most / 100}
    assert "No events under these choices." in said(show("events", sure="100"))


@pytest.mark.parametrize("basis", ["named together", "speaks about", "acts upon"])
@pytest.mark.parametrize("level", ["actor", "side"])
@pytest.mark.parametrize("view", ["matrix", "network"])
def test_every_basis_of_relations(show, one_article, basis, level, view):
    app = show("relations", basis=basis, level=level, view=view)
    assert not app.exception


@pytest.mark.parametrize("order", ["count", "cluster", "name", "side"])
def test_every_order_of_relations(show, one_article, order):
    app = show("relations", order=order)
    assert not app.exception
    assert "All 2 actors that have such relations." in said(app)


def test_relations_are_drawn_as_the_url_says(show, one_article):
    drawn = {view: show("relations", view=view) for view in ("matrix", "network")}
    assert not drawn["matrix"].get("echarts_chart")
    assert drawn["network"].get("echarts_chart")
    assert "a node for its relations" in said(drawn["network"])


def test_relations_are_narrowed_by_the_kind_of_event(show, one_article):
    kept = show("relations", basis="acts upon", type="REJECT").dataframe[0].value
    assert kept["times"].to_list() == [1]
    assert "No such relations under these choices." in said(
        show("relations", basis="acts upon", type="AID")
    )


def test_the_rule_says_when_more_than_what_happened_counts(show, one_article):
    assert "that took place" in said(show("relations", basis="acts upon"))
    assert "denied ones" in said(show("relations", basis="acts upon", unreal="true"))


def test_the_url_may_say_anything(show, one_article):
    app = show("relations", basis="nonsense", outlets="None such", dates="yesterday", most="x")
    assert not app.exception
