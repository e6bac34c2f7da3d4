"""How another wording of a quote differs, in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.differing import difference


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("We’ll ask twice.", "we'll ask twice,", ""),
        ("Shut the harbour now.", "Close the harbour now.", "“Close” for “Shut”"),
        ("The tunnel is safe.", "The tunnel is perfectly safe.", "adds “perfectly”"),
        (
            "Let me be plain: no pilot will go.",
            "no pilot will go",
            "leaves out “Let me be plain”",
        ),
        (
            "This is a bridge with no river, I think.",
            "a bridge with no water",
            "leaves out “This is”; “water” for “river, I think”",
        ),
        (
            "We will leave, as we said in spring and again in the long days of summer, in peace.",
            "We will leave in peace.",
            "leaves out “as we said … days of summer”",
        ),
    ],
)
def test_what_differs_is_said_in_words(one: str, other: str, said: str) -> None:
    assert difference(one, other) == said


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert difference(one, one) == ""
    assert isinstance(difference(one, other), str)
