"""What a process parses is what this one parses."""

from __future__ import annotations

from core import intake, tasks
from core.ingest import Incoming
from core.model import Article
from core.workers import map_in_order


def test_two_processes_give_the_same_records_in_the_same_order():
    articles = [
        Incoming(f"{number}.txt", Article(f"Norway rejected plan {number}. “No,” Liv Ruud said."))
        for number in range(12)
    ]
    lost = intake.lost_record
    one = list(map_in_order(tasks.parse_or_note, articles, workers=1, lost=lost))
    two = list(map_in_order(tasks.parse_or_note, iter(articles), workers=2, lost=lost))
    assert one == two
    assert [each.article for each in one] == [each.article for each in articles]
    assert all(each.actors for each in one)
