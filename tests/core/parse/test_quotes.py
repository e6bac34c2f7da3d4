from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from spacy.language import Language

from core.lexicon import Lexicon
from core.model import Moment, ParsedArticle, Quote
from core.parse.dates import find_dates
from core.parse.language import read
from core.parse.marks import find_marks
from core.parse.quotes import find_quotes
from core.parse.roster import Roster
from tests.cases import load_cases

PUBLISHED = Moment(date(2023, 10, 26))


def as_row(quote: Quote, text: str, keys: dict[str, str]) -> dict[str, Any]:
    """The fields a case names, as it writes them."""
    row = {
        "content": quote.span.of(text),
        "kind": quote.kind.value,
        "reports": quote.reports.value,
        "cue": quote.cue.span.of(text) if quote.cue else "",
        "stance": quote.cue.stance.value if quote.cue else "",
        "speaker": quote.speaker or "",
        "told_to": quote.told_to or "",
        "occasion": quote.occasion or "",
        "said_on": quote.said_on.day.isoformat() if quote.said_on else "",
        "reported_by": quote.reported_by or "",
    }
    return {key: row[key] for key in keys}


@pytest.mark.parametrize("case", load_cases("quotes.toml"))
def test_quotes(case: SimpleNamespace, parse: Callable[..., ParsedArticle]) -> None:
    quotes = parse(case.text, published=PUBLISHED).quotes
    contents = [quote.span.of(case.text) for quote in quotes]
    assert contents == [row["content"] for row in case.quotes]
    for quote, row in zip(quotes, case.quotes, strict=True):
        assert as_row(quote, case.text, row) == row


MARKED = (
    "Ana Ruiz said: “We won.” “Twice,” he said. She called it “a joke.”\n\n“Go home!” — Pedro Soto"
)


@pytest.mark.parametrize("at", [i for i, mark in enumerate(MARKED) if mark in "“”"])
def test_a_missing_mark_costs_no_more_than_its_quotation(
    at: int, parse: Callable[..., ParsedArticle]
) -> None:
    whole = len(parse(MARKED).quotes)
    assert len(parse(MARKED[:at] + MARKED[at + 1 :]).quotes) >= whole - 1


@pytest.mark.parametrize("end", range(1, len(MARKED), 7))
def test_an_article_may_break_off_anywhere(end: int, parse: Callable[..., ParsedArticle]) -> None:
    quotes = parse(MARKED[:end]).quotes
    assert all(quote.span.end <= end for quote in quotes)


def test_a_long_article_takes_time_in_proportion(nlp: Language, lexicon: Lexicon) -> None:
    sentence = (
        "“We won,” Ana Ruiz told reporters on Monday, adding that “it was close” for the side. "
    )
    short, long = (seconds_for(sentence * count, nlp, lexicon) for count in (100, 1_000))
    assert long < 40 * max(short, 0.05)


def seconds_for(text: str, nlp: Language, lexicon: Lexicon) -> float:
    doc = read(nlp, text)
    started = time.process_time()
    dates = find_dates(doc, PUBLISHED)
    find_quotes(doc, find_marks(text), Roster(doc, (), ()), lexicon, dates=dates)
    return time.process_time() - started
