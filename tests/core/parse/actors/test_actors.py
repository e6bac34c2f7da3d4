from __future__ import annotations

from types import SimpleNamespace

import pytest
from spacy.language import Language

from core.lexicon import Lexicon
from core.model import COUNTED_FORMS, MentionForm
from core.parse.actors import resolve_names
from core.parse.language import read
from core.parse.roster import Roster
from tests.cases import load_cases


def counted(roster: Roster, actor_id: str) -> list[str]:
    return [
        mention.span.of(roster.doc.text)
        for mention in roster.mentions
        if mention.actor_id == actor_id and mention.form in COUNTED_FORMS
    ]


@pytest.mark.parametrize("case", load_cases("actors.toml"))
def test_actors(case: SimpleNamespace, nlp: Language, lexicon: Lexicon) -> None:
    roster = resolve_names(read(nlp, case.text), lexicon)
    rows = {
        actor.name: [actor.name, actor.kind.value, counted(roster, actor.id)]
        for actor in roster.actors.values()
        if counted(roster, actor.id)
    }
    assert [rows.get(name) for name, *_ in case.actors] == case.actors
    if not getattr(case, "others", True):
        assert set(rows) == {name for name, *_ in case.actors}


@pytest.mark.parametrize("case", load_cases("roles.toml"))
def test_roles_and_sides(case: SimpleNamespace, nlp: Language, lexicon: Lexicon) -> None:
    roster = resolve_names(read(nlp, case.text), lexicon)
    by_name = {actor.name: actor for actor in roster.actors.values()}
    rows = [[name, by_name[name].role or "", by_name[name].side or ""] for name, *_ in case.people]
    assert rows == case.people


def test_a_demonym_is_a_side_and_not_counted(nlp: Language, lexicon: Lexicon) -> None:
    roster = resolve_names(read(nlp, "Armenian officials met Georgian farmers."), lexicon)
    forms = {m.span.of(roster.doc.text): m.form for m in roster.mentions}
    assert forms["Armenian"] is MentionForm.DEMONYM
    assert forms["Armenian officials"] is MentionForm.NOMINAL
    assert roster.actors["group:armenian-officials"].side == "Armenia"


def test_mentions_are_the_text_they_say(nlp: Language, lexicon: Lexicon) -> None:
    text = (
        "The U.S. and the EU met “Russia’s” envoy, Pavel Orlov 🙂, in Kraków. Orlov’s plane left."
    )
    roster = resolve_names(read(nlp, text), lexicon)
    surfaces = [m.span.of(text) for m in roster.mentions]
    assert surfaces == ["U.S.", "EU", "Russia", "Pavel Orlov", "Kraków", "Orlov"]
