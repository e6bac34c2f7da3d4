"""Citations, letter for letter."""

from __future__ import annotations

from datetime import date

import pytest

from core.citing import Source, citation

FULL = Source(
    "a1",
    title="A “final” offer",
    outlet="The Skerry",
    author="Ana Ruiz",
    url="https://skerry.example/1",
    published=date(2024, 3, 4),
)

GOLDEN = {
    "everything known": (
        FULL,
        2,
        "Ana Ruiz, The Skerry, 4 Mar 2024: “A ‘final’ offer”, paragraph 2, "
        "https://skerry.example/1",
    ),
    "nothing known": (Source("a1"), None, "Unknown outlet, undated: untitled"),
    "no author, no address": (
        Source("a1", title="Cod", outlet="The Tern", published=date(2024, 12, 31)),
        1,
        "The Tern, 31 Dec 2024: “Cod”, paragraph 1",
    ),
    "a title of several lines": (
        Source("a1", title="Cod\n\tand   ling", outlet="The Tern"),
        None,
        "The Tern, undated: “Cod and ling”",
    ),
}


@pytest.mark.parametrize(("source", "paragraph", "said"), GOLDEN.values(), ids=GOLDEN)
def test_citation(source, paragraph, said):
    assert citation(source, paragraph) == said


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b", "", None],
)
def test_only_addresses_of_web_pages_are_cited(url):
    assert Source("a1", url=url).address is None
