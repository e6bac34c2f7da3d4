from __future__ import annotations

from datetime import date

import pytest

from core.model import ActorKind
from core.store.filters import Filter, sentence

NAMES = {"state:NOR": "Norway", "state:ISL": "Iceland"}
COUNTED = "Mentions count names, aliases and acronyms; copies count once."
MAY, JUNE = date(2024, 5, 1), date(2024, 6, 30)

SENTENCES = [
    (Filter(), "Showing the whole collection."),
    (Filter(since=MAY), "Showing from 1 May 2024 on."),
    (Filter(until=JUNE), "Showing until 30 Jun 2024."),
    (Filter(since=MAY, until=JUNE), "Showing 1 May 2024 to 30 Jun 2024."),
    (Filter(outlets=("A", "B", "C")), "Showing in A, B or C."),
    (Filter(words="river ice"), "Showing articles with the words “river ice”."),
    (Filter(actors=("state:NOR", "state:ISL")), "Showing only Norway or Iceland."),
    (Filter(actors=("state:XXX",)), "Showing only state:XXX."),
    (Filter(kinds=(ActorKind.STATE,)), "Showing only actors that are a state."),
    (Filter(sides=("Norway",)), "Showing only on the side of Norway."),
    (Filter(reviewed_only=True), "Showing only what an analyst has reviewed."),
    (
        Filter(since=MAY, outlets=("A",), actors=("state:NOR",)),
        "Showing from 1 May 2024 on, in A, only Norway.",
    ),
]


@pytest.mark.parametrize(("wanted", "said"), SENTENCES, ids=[said for _, said in SENTENCES])
def test_a_filter_says_itself_in_plain_english(wanted, said):
    assert sentence(wanted, NAMES) == f"{said} {COUNTED}"


def test_the_counting_rule_is_always_said():
    switched = sentence(Filter(every_copy=True, all_forms=True), NAMES)
    assert switched == (
        "Showing the whole collection. Mentions count names, demonyms, descriptions and pronouns; "
        "every copy of an article counts."
    )


@pytest.mark.parametrize(
    ("wanted", "narrows"),
    [
        (Filter(), False),
        (Filter(every_copy=True, all_forms=True), False),
        (Filter(words="x"), True),
        (Filter(since=MAY), True),
        (Filter(reviewed_only=True), True),
    ],
)
def test_the_counting_switches_leave_nothing_out(wanted, narrows):
    assert wanted.narrows is narrows
