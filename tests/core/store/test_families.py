"""Near copies: one of a family is the original, and its copies' facts say that they are copies."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, select

from core.store import write_to
from core.store.families import MARKED
from core.store.schema import articles
from core.store.writing import delete_articles, save
from tests.records import parsed_article

STORY = " ".join(f"The {number}th boat of the fleet came home with cod." for number in range(40))
EARLY, MIDDLE, LATE = date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3)


def keep(engine: Engine, more: str, published: date | None) -> str:
    with write_to(engine) as connection:
        parsed = parsed_article(more, outlet=str(published), published=published)
        return save(connection, "a.txt", parsed).article_id or ""


def family(engine: Engine) -> dict[str, str | None]:
    with engine.connect() as connection:
        rows = connection.execute(select(articles.c.article_id, articles.c.copy_of))
        return dict(rows.tuples().all())


def marks(engine: Engine, article_id: str) -> set[bool]:
    with engine.connect() as connection:
        return {
            mark
            for table in MARKED
            for mark in connection.scalars(
                select(table.c.is_copy).where(table.c.article_id == article_id)
            )
        }


def test_a_later_copy_points_at_the_original(engine):
    original = keep(engine, STORY, EARLY)
    copy = keep(engine, STORY + " Edited by The Tern.", LATE)
    assert family(engine) == {original: None, copy: original}
    assert (marks(engine, original), marks(engine, copy)) == ({False}, {True})


def test_an_earlier_article_that_comes_later_becomes_the_original(engine):
    late = keep(engine, STORY, LATE)
    copy = keep(engine, STORY + " Edited.", None)
    early = keep(engine, STORY + " By our own reporter.", EARLY)
    assert family(engine) == {late: early, copy: early, early: None}
    assert (marks(engine, late), marks(engine, early)) == ({True}, {False})


def test_without_dates_the_first_to_arrive_is_the_original(engine):
    first = keep(engine, STORY, None)
    second = keep(engine, STORY + " Edited.", None)
    assert family(engine) == {first: None, second: first}


def test_another_story_is_no_copy(engine):
    first = keep(engine, STORY, EARLY)
    other = " ".join(f"Herring number {number} was sold in a market." for number in range(40))
    second = keep(engine, other, LATE)
    assert family(engine) == {first: None, second: None}


def test_a_deleted_original_leaves_its_earliest_copy_in_its_place(engine):
    original = keep(engine, STORY, EARLY)
    late = keep(engine, STORY + " Edited.", LATE)
    middle = keep(engine, STORY + " Shortened.", MIDDLE)
    with write_to(engine) as connection:
        delete_articles(connection, [original])
    assert family(engine) == {middle: None, late: middle}
    assert (marks(engine, middle), marks(engine, late)) == ({False}, {True})
    with write_to(engine) as connection:
        delete_articles(connection, [middle, late])
    assert family(engine) == {}
