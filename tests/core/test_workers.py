"""Several processes give what one gives, and one that dies takes only its article with it."""

from __future__ import annotations

import os
import signal

from core import intake
from core.ingest import Incoming
from core.model import Article, Note
from core.workers import parse_in_order

ARTICLES = [
    Incoming(f"{number}.txt", Article(f"Norway rejected plan {number}. “No,” Liv Strand said."))
    for number in range(12)
]


def deadly(incoming: Incoming, /, *, nlp, lexicon):
    """Parses, but article 5 kills the process it is parsed in."""
    if incoming.name == "5.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return intake.parse_or_note(incoming, nlp=nlp, lexicon=lexicon)


def test_two_processes_give_the_same_records_in_the_same_order():
    serial, parallel = (
        list(
            parse_in_order(
                intake.parse_or_note, iter(ARTICLES), workers=workers, lost=intake.lost_record
            )
        )
        for workers in (1, 2)
    )
    assert serial == parallel
    assert [each.article for each in serial] == [each.article for each in ARTICLES]


def test_an_article_that_kills_its_process_is_the_only_one_lost():
    records = list(parse_in_order(deadly, iter(ARTICLES), workers=2, lost=intake.lost_record))
    assert [each.article for each in records] == [each.article for each in ARTICLES]
    sentence = "The parser was killed by this article, perhaps for want of memory."
    assert records[5].notes == (Note("parser-lost", sentence),)
    assert all(each.actors for number, each in enumerate(records) if number != 5)
