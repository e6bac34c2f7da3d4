from __future__ import annotations

import pandas as pd
import pytest

from pages.shared.marked import in_utf16, source

DAY = pd.Timestamp("2024-03-04")


@pytest.mark.parametrize(
    "text", ["plain words", "“curly” wörds – ғ", "an 😀 emoji 😀😀 and after", "👩‍👩‍👧 said 𝔄"]
)
def test_offsets_are_those_of_javascript(text):
    # JavaScript counts units of UTF-16; encoded so, a slice of two bytes a unit is the same words.
    encoded = text.encode("utf-16-le")
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            [[first, last, *rest]] = in_utf16(text, [(start, end, "actor", "label")])
            assert encoded[2 * first : 2 * last].decode("utf-16-le") == text[start:end]
            assert rest == ["actor", "label"]


@pytest.mark.parametrize(
    ("outlet", "published", "paragraph", "cited"),
    [
        ("The Skerry", DAY, 2, "The Skerry, 4 Mar 2024 · Boats, paragraph 2"),
        (None, pd.NaT, pd.NA, "Unknown outlet, undated · Boats"),
    ],
)
def test_a_passage_is_cited_by_outlet_day_title_and_paragraph(outlet, published, paragraph, cited):
    assert source(outlet, published, "Boats", paragraph) == cited
