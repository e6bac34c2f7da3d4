"""Which quotes say the same: trimmed, translated anew or in part, and never another statement."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.matching import Bond, bond, keys, read_wording
from tests.cases import load_cases

# What ties two wordings of one speaker, both with words in quotation marks or one indirect.
ENOUGH = {"quoted": set(Bond), "indirect": {Bond.TELLING, Bond.CLOSE}}


@pytest.mark.parametrize("case", load_cases("matching.toml"))
def test_one_speaker_said_one_thing(case: Any) -> None:
    one, other = read_wording(case.one), read_wording(case.other)
    enough = ENOUGH[getattr(case, "kind", "quoted")]
    assert (bond(one, other) in enough) is case.same
    assert bond(one, other) == bond(other, one)
    # What is the same has to be found before it can be compared.
    assert not case.same or keys(one) & keys(other)


def test_enough_words_tell_whoever_is_named_as_their_speaker() -> None:
    long = read_wording("The miners will return to their shafts when both pumps are repaired.")
    short = read_wording("The miners will return to their shafts,")
    assert bond(long, long) is Bond.TELLING
    assert bond(long, short) is Bond.LOOSE


@pytest.mark.parametrize("text", ["", "…", "“”", "No.", "We did it.", "Never, never again!"])
def test_words_anybody_says_have_no_keys(text: str) -> None:
    assert keys(read_wording(text)) == frozenset()


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    wordings = read_wording(one), read_wording(other)
    assert bond(*wordings) == bond(*reversed(wordings))
    assert all(-(2**63) <= key < 2**63 for key in keys(wordings[0]))
