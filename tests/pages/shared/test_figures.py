"""Each big figure leads to as many as it says."""

from __future__ import annotations

import pytest

NORWAY, MINISTER = "state:NOR", "person:liv-strand"
LISTS = {
    "Quotes by": "text",
    "Quotes about": "text",
    "Events by": "trigger",
    "Events to": "trigger",
}


def figures(app):
    return {metric.label: int(metric.value) for metric in app.metric if "of" not in metric.label}


def named(app, label):
    """What opens a figure; words beside pages and parts may be called alike."""
    return next(each for each in app.main.button if each.label == label and "_show" in each.key)


@pytest.mark.parametrize("actor", [NORWAY, MINISTER])
@pytest.mark.parametrize(("label", "column"), LISTS.items())
def test_a_figure_of_the_card_opens_its_list(show, one_article, actor, label, column):
    app = show("actors", actor=actor)
    count = figures(app)[label]
    app = named(app, label).click().run()
    assert not app.exception
    listed = [table.value for table in app.dataframe if column in table.value]
    assert (len(listed[-1]) if listed else 0) == count


def test_articles_and_outlets_are_listed_in_the_figure(show, one_article):
    card = show("actors", actor=NORWAY)
    [titles] = [table.value for table in card.dataframe if "title" in table.value]
    assert len(titles) == figures(card)["Articles"]
    overview = show("overview")
    [outlets] = [
        each.value for each in overview.dataframe if list(each.value)[:2] == ["outlet", "articles"]
    ]
    assert len(outlets) == figures(overview)["Outlets"]


def test_a_figure_of_the_search_shows_what_it_counts(show, one_article):
    app = show("search", q="boats")
    app = named(app, "Quotes").click().run()
    assert not app.exception
    assert app.query_params["among"] in ("quotes", ["quotes"])
