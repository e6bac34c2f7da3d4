"""How what is typed into a search box is read, and how that is said."""

from __future__ import annotations

import pytest

from core.store.typed import MOST_TERMS, read

SAID = [
    ("cod", "Looking for “cod”."),
    ("cod quota", "Looking for “cod” and “quota”."),
    ("cod OR herring quota", "Looking for “cod” or “herring” and “quota”."),
    ('"cod quota" -whale', "Looking for “cod quota”, without “whale”."),
    ("-whale -seal", "Looking for everything, without “whale” or “seal”."),
    ("herr*", "Looking for words that begin with “herr”."),
    ('"cod quota"~10 OR ice', "Looking for “cod quota” with at most 10 words between or “ice”."),
    ('"cod quota"~10', "Looking for “cod quota” with at most 10 words between."),
    ("", "Nothing to look for: type a word or a name."),
    ("*** -", "Nothing to look for: type a word or a name."),
]

DOUBTFUL = [
    ('"cod quota', "A quotation mark is not closed"),
    ("cod AND quota", "AND, NOT and NEAR are looked for as words"),
    ("OR cod", "OR stands between two words"),
    ("cod OR", "OR stands between two words"),
    ("title:cod", "There are no fields"),
    ("(cod)", "Brackets are passed over"),
    ("cod " * (MOST_TERMS + 1), "Only the first 40 words"),
]


@pytest.mark.parametrize(("typed", "said"), SAID)
def test_what_is_typed_is_explained(typed, said):
    assert read(typed).explained() == said
    assert read(typed).passed_over == ()


@pytest.mark.parametrize(("typed", "said"), DOUBTFUL)
def test_what_is_doubtful_is_said(typed, said):
    (doubt,) = read(typed).passed_over
    assert doubt.startswith(said)
