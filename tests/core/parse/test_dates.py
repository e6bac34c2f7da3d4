from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from spacy.language import Language

from core.model import Moment, Precision
from core.parse.dates import find_dates
from core.parse.language import read
from tests.cases import load_cases


def moment(day: str) -> Moment | None:
    """ "2023-10-26", a month such as "2023-10", or "" where nothing is known."""
    if not day:
        return None
    if len(day) == len("2023-10"):
        return Moment(date.fromisoformat(f"{day}-01"), Precision.MONTH)
    return Moment(date.fromisoformat(day))


@pytest.mark.parametrize("case", load_cases("dates.toml"))
def test_dates(case: SimpleNamespace, nlp: Language) -> None:
    published = moment(getattr(case, "published", "2023-10-26"))
    found = find_dates(read(nlp, case.text), published)
    rows = [
        [each.span.of(case.text), each.moment.day.isoformat(), each.moment.precision.value]
        for each in found
    ]
    assert rows == case.dates


# Only around a word that dates have is looked for one; in a short text that is everywhere.
@pytest.mark.parametrize("case", load_cases("dates.toml"))
def test_dates_are_found_in_the_middle_of_a_long_text(case: SimpleNamespace, nlp: Language) -> None:
    around = "The boats lay in port and nobody asked for them. " * 6
    published = moment(getattr(case, "published", "2023-10-26"))
    text = f"{around}\n\n{case.text}\n\n{around}"
    rows = [
        [each.span.of(text), each.moment.day.isoformat(), each.moment.precision.value]
        for each in find_dates(read(nlp, text), published)
    ]
    assert rows == case.dates


def test_a_count_beyond_the_calendar_is_no_date(nlp: Language) -> None:
    doc = read(nlp, "The valley was settled 900 years ago, in the year of the long winter.")
    assert find_dates(doc, Moment(date(850, 1, 1))) == ()
