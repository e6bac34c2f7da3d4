"""The figures themselves: what agrees with the annotation is perfect, and every slip costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    EventType,
    Mention,
    MentionForm,
    ParsedArticle,
    Parser,
    Quote,
    QuoteKind,
    Sentence,
    Span,
)
from tests.gold.annotation import Gold, GoldActor, GoldEvent, GoldQuote
from tests.gold.measure import measure

TEXT = "Ana Ruiz met Bo Lind in Malta. “It went well,” Ruiz said. Lind praised Malta."


def at(words: str, nth: int = 1) -> Span:
    """Where the words stand the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


GOLD = Gold(
    actors=(
        GoldActor("Ana Ruiz", "person", (at("Ana Ruiz"), at("Ruiz", 2))),
        GoldActor("Bo Lind", "person", (at("Bo Lind"), at("Lind", 2)), side="Malta"),
        GoldActor("Malta", "state", (at("Malta"), at("Malta", 2))),
    ),
    quotes=(GoldQuote(at("It went well,"), "direct", ("Ana Ruiz",)),),
    events=(
        GoldEvent(EventType.CONSULT, at("met"), ("Ana Ruiz", "Bo Lind"), mutual=True),
        GoldEvent(EventType.SUPPORT, at("praised"), ("Bo Lind",), ("Malta",)),
    ),
)

RUIZ = Actor("person:ana-ruiz", "Ana Ruiz", ActorKind.PERSON)
LIND = Actor("person:bo-lind", "Bo Lind", ActorKind.PERSON, side="Malta")
MALTA = Actor("state:MLT", "Malta", ActorKind.STATE)

PERFECT = ParsedArticle(
    article=Article(TEXT),
    parser=Parser("none", "none"),
    sentences=(
        Sentence(Span(0, 30), 0),
        Sentence(Span(31, 57), 0),
        Sentence(Span(58, len(TEXT)), 0),
    ),
    actors=(RUIZ, LIND, MALTA),
    mentions=tuple(
        Mention(span, MentionForm.NAME, actor.id)
        for actor, wanted in zip((RUIZ, LIND, MALTA), GOLD.actors, strict=True)
        for span in wanted.mentions
    ),
    quotes=(Quote(at("It went well,"), QuoteKind.DIRECT, speaker=RUIZ.name, speaker_id=RUIZ.id),),
    events=(
        Event(at("met"), EventType.CONSULT, 1.0, "Bo Lind", LIND.id, "Ana Ruiz", RUIZ.id),
        Event(at("praised"), EventType.SUPPORT, 3.5, "Bo Lind", LIND.id, "Malta", MALTA.id),
    ),
)


def test_what_agrees_with_the_annotation_is_perfect() -> None:
    figures = measure([(PERFECT, GOLD)])
    assert figures.pop("name_count_error") == 0
    assert set(figures.values()) == {1.0}


def first_quote(parsed: ParsedArticle, **changes: object) -> ParsedArticle:
    return replace(parsed, quotes=(replace(parsed.quotes[0], **changes),))


def last_event(parsed: ParsedArticle, **changes: object) -> ParsedArticle:
    return replace(parsed, events=(parsed.events[0], replace(parsed.events[1], **changes)))


SLIPS: dict[str, tuple[Callable[[ParsedArticle], ParsedArticle], set[str]]] = {
    "a name taken for another actor's": (
        lambda p: replace(
            p, mentions=(*p.mentions[:-1], replace(p.mentions[-1], actor_id=RUIZ.id))
        ),
        {"name_count_error"},
    ),
    "an actor nobody names": (
        lambda p: replace(
            p, mentions=(*p.mentions, Mention(at("went"), MentionForm.NAME, "place:went"))
        ),
        {"actors_f1"},
    ),
    "a wrong kind": (
        lambda p: replace(p, actors=(RUIZ, LIND, replace(MALTA, kind=ActorKind.PLACE))),
        {"actor_kinds"},
    ),
    "a wrong side": (
        lambda p: replace(p, actors=(RUIZ, replace(LIND, side="Cyprus"), MALTA)),
        {"person_sides"},
    ),
    "a wrong speaker": (
        lambda p: first_quote(p, speaker=LIND.name, speaker_id=LIND.id),
        {"quotes_joint_f1", "speaker_accuracy"},
    ),
    "a wrong type": (
        lambda p: last_event(p, type=EventType.ACCUSE),
        {"event_type_f1", "event_triple_f1"},
    ),
    "a wrong target": (
        lambda p: last_event(p, target="Ana Ruiz", target_id=RUIZ.id),
        {"event_triple_f1"},
    ),
    "an event in another sentence": (
        lambda p: last_event(p, trigger=at("well")),
        {"event_type_f1", "event_triple_f1"},
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_costs_its_own_figures_and_no_other(slip: str) -> None:
    change, costs = SLIPS[slip]
    before, after = measure([(PERFECT, GOLD)]), measure([(change(PERFECT), GOLD)])
    assert {name for name in before if before[name] != after[name]} == costs


def test_a_quote_nobody_speaks_must_have_no_speaker() -> None:
    gold = replace(GOLD, quotes=(replace(GOLD.quotes[0], speakers=()),))
    assert measure([(PERFECT, gold)])["quotes_joint_f1"] == 0
    unknown = first_quote(PERFECT, speaker=None, speaker_id=None)
    assert measure([(unknown, gold)])["quotes_joint_f1"] == 1
