from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from core.parse.marks import find_marks
from tests.cases import load_cases


@pytest.mark.parametrize("case", load_cases("marks.toml"))
def test_quotations(case: SimpleNamespace) -> None:
    marks = find_marks(case.text)
    assert [each.inner.of(case.text) for each in marks.quotations] == case.quotations
    assert len(marks.notes) == getattr(case, "broken", 0)


def test_the_outer_span_takes_in_the_marks() -> None:
    text = "She said “we won” twice."
    [quotation] = find_marks(text).quotations
    assert quotation.outer.of(text) == "“we won”"


def test_a_note_says_where_the_mark_without_partner_stands() -> None:
    text = "The court sits today. “We wait, she said."
    [note] = find_marks(text).notes
    assert (note.code, note.start) == ("unclosed-quotation", text.index("“"))


@pytest.mark.parametrize("piece", ['"', '" ', "'", ' "a', 'a" ', "“", "«“'", '\n"a', " 'as' "])
def test_time_grows_no_faster_than_the_marks(piece: str) -> None:
    find_marks(piece * 100)
    started = time.process_time()
    find_marks(piece * 64_000)
    assert time.process_time() - started < 5
