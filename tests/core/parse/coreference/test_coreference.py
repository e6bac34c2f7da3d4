from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from core.model import MentionForm, ParsedArticle
from tests.cases import load_cases


@pytest.mark.parametrize("case", load_cases("references.toml"))
def test_references(case: SimpleNamespace, parse: Callable[..., ParsedArticle]) -> None:
    parsed = parse(case.text)
    names = {actor.id: actor.name for actor in parsed.actors}
    rows = [
        [mention.span.of(case.text), names[mention.actor_id]]
        for mention in parsed.mentions
        # "Russian officials" is a nominal too, but names its group and takes up nobody.
        if mention.form is MentionForm.PRONOUN
        or (mention.form is MentionForm.NOMINAL and not mention.actor_id.startswith("group:"))
    ]
    assert rows == case.references


def test_a_pronoun_tells_whose_envoy(parse: Callable[..., ParsedArticle]) -> None:
    parsed = parse("The African Union called for calm. Its envoy, Amina Sow, flew to Lusaka.")
    assert {a.name: a.side for a in parsed.actors}["Amina Sow"] == "African Union"
