from __future__ import annotations

import pytest

from core.distinctive import CLEAR, distinctive, pile, places

FISH = [
    (f"f{number}", "The boats brought cod. Every crew has boats and cod.") for number in range(60)
]
FARM = [(f"g{number}", "The valley lay under snow and the boats rested.") for number in range(60)]


def leans(one, other):
    return {row.word: row.lean for row in distinctive(pile(one), pile(other))}


def test_a_word_leans_to_the_pile_it_is_likelier_in():
    found = leans(FISH, FARM)
    assert found["cod"] > CLEAR
    assert found["snow"] < -CLEAR
    assert found["cod"] > found["boats"]


def test_the_two_the_other_way_round_lean_the_other_way():
    assert leans(FARM, FISH) == pytest.approx({w: -z for w, z in leans(FISH, FARM).items()})


def test_what_both_use_alike_does_not_lean():
    assert set(leans(FISH, FISH).values()) == {0.0}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the boats", "the"),  # a stop word
        ("Boats", "boats"),  # a capital: a name, or the first word
        ("FISH", "fish"),
        ("cod12", "cod"),
        ("a", "a"),
    ],
)
def test_what_is_no_word_to_count(text, word):
    assert pile([("a", text)]).times[word] == 0


def test_one_article_alone_marks_nothing():
    assert "cod" not in leans([("a", "cod cod cod cod cod")], FARM)
    assert "cod" in leans([("a", "cod cod"), ("b", "cod cod")], FARM)


def test_nothing_to_compare_with_gives_nothing():
    assert distinctive(pile(FISH), pile([])) == []


def test_places_are_where_it_was_counted():
    text = "Cod, cod and codfish; well-known cod"
    assert [text[start:end] for start, end in places(text, "cod")] == ["cod", "cod"]
    assert pile([("a", text)]).times["cod"] == 2
    assert list(places(text, "well-known")) != []
