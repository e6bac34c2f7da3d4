"""What is collected for a report is kept, in order, until it is taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from core.store import basket, open_store, read_from, write_to
from tests.core.export.reports import full_report


@pytest.fixture
def collected(engine: Engine) -> Engine:
    with write_to(engine) as connection:
        assert all(basket.add(connection, item) for item in full_report().items)
    return engine


def change(engine: Engine, action, *arguments, **options):
    with write_to(engine) as connection:
        return action(connection, *arguments, **options)


def report(engine: Engine):
    with read_from(engine) as connection:
        return basket.read(connection)


def titles(engine: Engine) -> list[str]:
    return [item.title for item in report(engine).items]


def number(engine: Engine, title: str) -> int:
    return next(item.number for item in report(engine).items if item.title == title)


def test_items_come_back_as_they_were_in_another_session(collected):
    again = report(open_store(str(collected.url)))
    assert [replace(item, number=0) for item in again.items] == list(full_report().items)


def test_the_same_is_not_added_twice(collected):
    first = full_report().items[0]
    assert not change(collected, basket.add, replace(first, title="Again"))
    assert len(titles(collected)) == 3


@pytest.mark.parametrize(
    ("title", "up", "order"),
    [
        ("Quotes", True, ["Strand, direct quote", "Quotes", "Who is named?"]),
        ("Quotes", False, ["Strand, direct quote", "Who is named?", "Quotes"]),
        ("Strand, direct quote", False, ["Who is named?", "Strand, direct quote", "Quotes"]),
        ("Strand, direct quote", True, ["Strand, direct quote", "Who is named?", "Quotes"]),
    ],
)
def test_items_change_places(collected, title, up, order):
    change(collected, basket.move, number(collected, title), up=up)
    assert titles(collected) == order


def test_title_note_and_head_are_kept(collected):
    change(collected, basket.describe, number(collected, "Quotes"), title="Said", note="Look.")
    change(collected, basket.set_head, title="Fish", introduction="In short:")
    kept = report(collected)
    assert (kept.title, kept.introduction) == ("Fish", "In short:")
    assert (kept.items[2].title, kept.items[2].note) == ("Said", "Look.")


def test_what_is_removed_is_gone_and_nothing_else(collected):
    change(collected, basket.remove, number(collected, "Quotes"))
    change(collected, basket.move, 999, up=True)
    assert titles(collected) == ["Strand, direct quote", "Who is named?"]
    change(collected, basket.clear)
    assert titles(collected) == []
