from __future__ import annotations

from collections import Counter

import pytest

from core.lexicon import Lexicon, names
from core.model import MentionForm


@pytest.mark.parametrize(
    ("text", "actor_id", "form"),
    [
        ("US officials", "state:USA", MentionForm.ACRONYM),
        ("U.S. officials", "state:USA", MentionForm.ACRONYM),
        ("United States of America and", "state:USA", MentionForm.ALIAS),
        ("Armenian officials", "state:ARM", MentionForm.DEMONYM),
        ("Organization for Security and Co-operation in Europe", "org:OSCE", MentionForm.NAME),
        ("OSCE observers", "org:OSCE", MentionForm.ACRONYM),
        ("the West is", "group:the-west", MentionForm.NAME),
    ],
)
def test_the_longest_known_name(
    text: str, actor_id: str, form: MentionForm, lexicon: Lexicon
) -> None:
    entry = next(lexicon.gazetteer.starting(text))
    assert (entry.actor_id, entry.form) == (actor_id, form)


@pytest.mark.parametrize("text", ["us", "USed", "Chadwick", "Omanis", "iran"])
def test_what_only_looks_like_a_name(text: str, lexicon: Lexicon) -> None:
    found = list(lexicon.gazetteer.starting(text))
    assert [entry.surface for entry in found if entry.form is not MentionForm.DEMONYM] == []


def test_no_name_is_two_states_or_organisations() -> None:
    entries = [
        *names.state_names(names.read_states()),
        *names.organisation_names(names.read_organisations()),
    ]
    owners = {
        (entry.surface, entry.actor_id)
        for entry in entries
        if entry.form is not MentionForm.DEMONYM
    }
    twice = [surface for surface, n in Counter(surface for surface, _ in owners).items() if n > 1]
    assert twice == []


def test_a_capital_is_one_states() -> None:
    towns = names.capital_names(names.read_states(), [])
    twice = [town for town, n in Counter(entry.surface for entry in towns).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize(
    ("code", "shown"),
    [("NLD", "the Netherlands"), ("USA", "the United States"), ("ARM", "Armenia")],
)
def test_states_in_a_sentence(code: str, shown: str, lexicon: Lexicon) -> None:
    assert lexicon.states[f"state:{code}"].in_a_sentence == shown


def test_first_names_tell_one_gender() -> None:
    from core.lexicon.tables import read_rows, several

    rows = read_rows("first_names.csv", lambda row: several(row["names"]))
    every = [name for row in rows for name in row]
    assert [name for name, n in Counter(every).items() if n > 1] == []
