"""The list of actors and the card of one."""

from __future__ import annotations

import pytest

from tests.pages.conftest import said

NORWAY, MINISTER = "state:NOR", "person:liv-strand"
PARTS = ("named", "speech", "events", "words")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("actor", [NORWAY, MINISTER])
def test_every_part_of_a_card(show, one_article, actor, part):
    app = show("actors", actor=actor, part=part)
    assert not app.exception
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures["Mentions"] == "1"
    assert figures["of 1 articles"] == "100 %"


def test_a_card_lists_names_and_dated_roles(show, one_article):
    app = show("actors", actor=MINISTER)
    tables = [table.value for table in app.dataframe]
    [called] = [table for table in tables if "surface" in table]
    assert called["surface"].to_list() == ["Liv Strand", "She"]
    [roles] = [table for table in tables if "role" in table]
    assert roles[["role", "side"]].to_numpy().tolist() == [["Fisheries Minister", "Norway"]]


def test_quotes_by_and_about(show, one_article):
    by = show("actors", actor=MINISTER, part="speech").dataframe[-1].value
    assert len(by) == 2
    assert "No quotes about them" in said(
        show("actors", actor=MINISTER, part="speech", whose="about them")
    )


def test_an_unknown_actor_is_a_sentence(show, one_article):
    app = show("actors", actor="person:nobody")
    assert [title.value for title in app.title] == ["No such actor"]


def test_a_card_under_a_filter_that_leaves_nothing_says_so(show, one_article):
    app = show("actors", actor=NORWAY, words="zebra")
    assert not app.exception
    assert "No mentions of this actor under the filter in force." in said(app)


def test_the_list_counts_mentions_or_share(show, one_article):
    for measure in ("mentions", "share of articles"):
        app = show("actors", measure=measure)
        assert not app.exception
