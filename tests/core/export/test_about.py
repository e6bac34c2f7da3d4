"""What a page's own choices leave, as a sentence."""

from __future__ import annotations

from core.export.about import narrowing
from core.model import QuoteKind, Stance
from core.store.queries import QuoteChoice, Scope


def test_nothing_chosen_is_nothing_said():
    assert narrowing(QuoteChoice(), "quotes") == ""


def test_every_choice_is_said():
    choice = QuoteChoice(
        scope=Scope.THOUGHTS,
        kinds=(QuoteKind.DIRECT, QuoteKind.MIXED),
        stances=(Stance.CRITICAL,),
        words="the harbour",
        confidence_at_least=0.8,
    )
    assert narrowing(choice, "quotes") == (
        "Only quotes with scope: speech and thoughts; kinds: direct or mixed; stances: critical; "
        "words: “the harbour”; confidence at least: 80%."
    )
