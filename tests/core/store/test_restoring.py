"""An article read back from the collection is the article that was saved."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from core.record import to_record
from core.store import read_from, write_to
from core.store.filters import Filter
from core.store.restoring import parsed_article, parsed_articles
from core.store.writing import save
from tests.records import parsed_article as made

ARTICLE = (
    "Norwegian Fisheries Minister Liv Strand told reporters on Monday that the “old” quota was too "
    "high. “We will not fish,” she said.\n\nThe Organization for Security and Co-operation in "
    "Europe (OSCE) rejected Iceland's claim. Reykjavik would sign a treaty with the OSCE, Strand "
    "warned."
)


def restored(engine: Engine, parsed):
    with write_to(engine) as connection:
        article_id = save(connection, "one.txt", parsed).article_id or ""
    with read_from(engine) as connection:
        return parsed_article(connection, article_id)


def comparable(parsed) -> dict:
    record = to_record(parsed)
    for actor in record["actors"]:
        actor["aliases"].sort()
    record["actors"].sort(key=lambda actor: actor["id"])
    return record | {"id": None}


def test_a_record_made_by_hand_comes_back(engine):
    assert comparable(restored(engine, made())) == comparable(made())


def test_a_parse_comes_back(engine, parse):
    parsed = parse(ARTICLE, title="Quota", outlet="The Skerry")
    assert len(parsed.quotes) > 1
    assert parsed.events
    assert comparable(restored(engine, parsed)) == comparable(parsed)


@pytest.mark.parametrize(("outlet", "number"), [("The Skerry", 1), ("The Tern", 0)])
def test_the_filter_chooses_articles(engine, outlet, number):
    restored(engine, made())
    with read_from(engine) as connection:
        found = list(parsed_articles(connection, Filter(outlets=(outlet,))))
    assert len(found) == number


def test_no_such_article(engine):
    with read_from(engine) as connection:
        assert parsed_article(connection, "none") is None
