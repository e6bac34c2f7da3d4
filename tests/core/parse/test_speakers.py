from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from core.model import Basis, ParsedArticle
from tests.cases import load_cases


@pytest.mark.parametrize("case", load_cases("speakers.toml"))
def test_speakers(case: SimpleNamespace, parse: Callable[..., ParsedArticle]) -> None:
    quotes = parse(case.text).quotes
    rows = [[q.speaker or "", q.speaker_id or "", q.basis.value] for q in quotes]
    assert rows == case.quotes


def test_the_surface_is_kept_beside_the_name(parse: Callable[..., ParsedArticle]) -> None:
    text = "Ana Ruiz leads the union. “We will appeal,” she said."
    [quote] = parse(text).quotes
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "she"


def test_a_continued_quote_shows_where_its_speaker_is_named(
    parse: Callable[..., ParsedArticle],
) -> None:
    text = "“We won,” Ana Ruiz said. “It was close.”"
    first, second = parse(text).quotes
    assert second.speaker_span == first.speaker_span


def test_confidence_falls_from_stated_to_unknown(parse: Callable[..., ParsedArticle]) -> None:
    text = "“We won,” Ana Ruiz said. “It was close.”\n\nDusk fell on it.\n\n“Go home, all of you!”"
    quotes = parse(text).quotes
    assert [q.basis for q in quotes] == [Basis.STATED, Basis.CONTINUED, Basis.UNKNOWN]
    sure, likely, unsure = (q.confidence for q in quotes)
    assert sure > likely > unsure
