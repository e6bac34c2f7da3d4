from __future__ import annotations

import pytest

from core import naming


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("the Élysée’s", "elysee"),
        ("Hau Lung-bin", "hau lung bin"),
        ("  Kyiv  ", "kyiv"),
        ("The Hague", "hague"),
        ("Orlov's", "orlov"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert naming.fold(name) == folded


def test_a_shared_surname_is_the_main_persons() -> None:
    names = ["hanna vogt", "vogt", "karl vogt", "karl vogt", "vogt"]
    assert naming.group_people(names)["vogt"] == "hanna vogt"


def test_people_named_apart_are_never_merged() -> None:
    owner = naming.group_people(["hanna vogt", "karl vogt", "hanna m. vogt"])
    assert owner["karl vogt"] == "karl vogt"
    assert owner["hanna vogt"] == owner["hanna m. vogt"]


def test_a_given_name_two_people_bear_joins_neither() -> None:
    owner = naming.group_people(["maria lind", "maria holm", "maria"])
    assert owner["maria"] == "maria"


def test_a_short_name_of_two_organisations_joins_neither() -> None:
    owner = naming.group_organisations(["norlund bank", "norlund shipping", "norlund"], {})
    assert owner["norlund"] == "norlund"


def test_initials_with_and_without_small_words() -> None:
    assert naming.initials("bank of england") == {"boe", "be"}
