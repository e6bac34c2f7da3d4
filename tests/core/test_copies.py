"""Near copies: an edited agency report is found, another report of the same event is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.copies import BANDS, SAME, bands, jaccard, shingles
from core.ingest import Incoming, read_articles
from core.sample import sample_files

REPORT = """\
The harbour town of Aldersund will close its last cannery in June, the owners said on Monday, \
ending a century in which herring paid for most of the streets around the quay. About 140 \
people work there in the season. Mayor Inga Thorsen called the news a blow that had been \
coming for years and said the town would buy the building if the price was fair. The owners \
blamed the cost of power and a quota that has been cut three times since 2019. A union leader, \
Per Aas, answered that the firm had paid a dividend each spring and could have put some of it \
into the boilers. The government in Oslo promised to send two advisers, as it did when the \
shipyard shut. Nobody at the quay seemed to expect much of them. The last boat of the season \
is due on Thursday, and its crew have been asked to keep a barrel for the museum."""

SAME_TOPIC = """\
Aldersund's cannery is to shut this summer after a hundred years, and with it goes the smell \
that told fishermen in fog which way was home. Its owners announced the decision at the start \
of the week. They say that electricity has become too dear and that there is too little fish \
to can. Some 140 jobs go. Inga Thorsen, who has been mayor since 2015, wants to turn the halls \
into flats. Per Aas of the food workers' union accused the company of having milked the plant. \
Two advisers from the ministry will arrive next month. The town's museum has asked for a \
barrel."""


def edited(text: str) -> str:
    """As another desk would: a new beginning, some words changed, the end cut."""
    shorter = text[: len(text) * 3 // 4]
    changes = {"on Monday": "this week", "a blow": "a heavy blow", "answered": "replied"}
    for old, new in changes.items():
        shorter = shorter.replace(old, new)
    return "ALDERSUND, Norway. " + shorter


def candidates(one: str, other: str) -> bool:
    return not set(bands(shingles(one))).isdisjoint(bands(shingles(other)))


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(edited(REPORT), id="edited and cut"),
        pytest.param(REPORT.upper().replace(" ", "\n"), id="set differently"),
        pytest.param(REPORT.replace("'", "’").replace(",", ""), id="other marks"),
        pytest.param(REPORT[: len(REPORT) * 2 // 3], id="the last third cut"),
        pytest.param(REPORT + " " + SAME_TOPIC[:300], id="a paragraph added"),
    ],
)
def test_a_copy_is_found(copy):
    assert candidates(REPORT, copy)
    assert jaccard(shingles(REPORT), shingles(copy)) >= SAME


def test_another_report_of_the_same_event_is_no_copy():
    assert jaccard(shingles(REPORT), shingles(SAME_TOPIC)) < 0.05


def test_the_sample_has_one_copy_and_no_false_one():
    texts = {}
    for name, content in sample_files():
        [incoming] = read_articles(name, content)
        assert isinstance(incoming, Incoming)
        texts[name] = shingles(incoming.article.text)
    pairs = itertools.combinations(texts.values(), 2)
    likeness = sorted((jaccard(one, other) for one, other in pairs), reverse=True)
    assert likeness[0] >= SAME
    assert likeness[1] < 0.1


@pytest.mark.parametrize("text", ["", "   ", "Only three words", "…"])
def test_a_text_too_short_to_compare_has_no_bands(text):
    assert bands(shingles(text)) == ()


def test_bands_fit_a_signed_64_bit_column():
    found = bands(shingles(REPORT))
    assert len(set(found)) == BANDS
    assert all(-(2**63) <= band < 2**63 for band in found)


@given(one=st.frozensets(st.integers(0, 30)), other=st.frozensets(st.integers(0, 30)))
def test_jaccard_is_a_share(one, other):
    share = jaccard(one, other)
    assert 0 <= share <= 1
    assert share == jaccard(other, one)
    assert (share == 1) == (one == other and bool(one))


def test_a_long_text_is_hashed_in_parts_to_the_same_bands():
    words = [f"word{number}" for number in range(20_000)]
    shuffled = frozenset(reversed(list(shingles(" ".join(words)))))
    assert bands(shuffled) == bands(shingles(" ".join(words)))
