from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from core.model import MentionForm, ParsedArticle
from tests.cases import load_cases

REFERENCES = frozenset({MentionForm.PRONOUN, MentionForm.NOMINAL})


@pytest.mark.parametrize("case", load_cases("references.toml"))
def test_references(case: SimpleNamespace, parse: Callable[..., ParsedArticle]) -> None:
    parsed = parse(case.text)
    names = {actor.id: actor.name for actor in parsed.actors}
    rows = [
        [mention.span.of(case.text), names[mention.actor_id]]
        for mention in parsed.mentions
        if (mention.form in REFERENCES and not mention.actor_id.startswith("group:russian"))
        or mention.form is MentionForm.PRONOUN
    ]
    assert rows == case.references
