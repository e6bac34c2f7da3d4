"""Why this speaker: the words that speak, whom they mean, where the article names them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core.store import queries, read_from, write_to
from core.store.writing import save
from tests.cases import load_cases


@pytest.mark.parametrize("case", load_cases("reasons.toml"))
def test_the_reason_in_plain_words(case: SimpleNamespace, parse, engine) -> None:
    parsed = parse(case.text)
    with write_to(engine) as connection:
        save(connection, "made up", parsed)
    with read_from(engine) as connection:
        found = [
            queries.why_this_speaker(connection, quote_id=number + 1)
            for number in range(len(parsed.quotes))
        ]
    assert found == case.reasons


def test_a_quote_that_is_gone_has_no_reason(engine) -> None:
    with read_from(engine) as connection:
        assert queries.why_this_speaker(connection, quote_id=7) == ""
