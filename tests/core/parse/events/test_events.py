from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from core.model import Event, Moment, ParsedArticle, Precision
from tests.cases import load_cases

Parse = Callable[..., ParsedArticle]


def sides(event: Event) -> list[str]:
    return [event.type.value, event.source or "", event.target or ""]


@pytest.mark.parametrize("case", load_cases("event_types.toml"))
def test_types(case: SimpleNamespace, parse: Parse) -> None:
    assert [sides(event) for event in parse(case.text).events] == case.events


@pytest.mark.parametrize("case", load_cases("event_arguments.toml"))
def test_arguments(case: SimpleNamespace, parse: Parse) -> None:
    assert [sides(event) for event in parse(case.text).events] == case.events


@pytest.mark.parametrize("case", load_cases("event_modality.toml"))
def test_how_an_event_stands(case: SimpleNamespace, parse: Parse) -> None:
    rows = [
        [
            event.type.value,
            event.modality.value,
            "denied" if event.negated else "",
            event.status.value,
            event.claimed_by or "",
        ]
        for event in parse(case.text).events
    ]
    assert rows == case.events


@pytest.mark.parametrize("case", load_cases("event_restraint.toml"))
def test_what_is_no_event(case: SimpleNamespace, parse: Parse) -> None:
    assert [sides(event) for event in parse(case.text).events] == []


def test_the_trigger_is_what_stands_in_the_text(parse: Parse) -> None:
    text = "Peru turned the offer by Chile down. Peru called off a visit by Bolivia's president."
    triggers = [event.trigger.of(text) for event in parse(text).events]
    assert triggers == ["turned", "called off"]


def test_sides_are_actors_of_the_article(parse: Parse) -> None:
    parsed = parse(
        "Two Chadian diplomats were expelled by Niger. It also recalled its envoy to Chad."
    )
    known = {actor.id for actor in parsed.actors}
    ids = {side for event in parsed.events for side in (event.source_id, event.target_id)}
    assert ids <= known


def test_a_person_s_people_are_not_the_person(parse: Parse) -> None:
    [event] = parse("Ana Ruiz, Peru's president, criticised Carlos Reyes's supporters.").events
    assert (event.target, event.target_id) == ("Carlos Reyes's supporters", None)


def test_an_actor_has_the_name_it_has_everywhere(parse: Parse) -> None:
    parsed = parse("Serbia condemned NATO on Monday.")
    [event] = parsed.events
    assert event.target == {actor.id: actor.name for actor in parsed.actors}[event.target_id]


def test_the_day_of_the_clause(parse: Parse) -> None:
    text = "Peru expelled two Chilean diplomats on Tuesday. Bolivia condemned Peru."
    expelled, condemned = parse(text, published=Moment(date(2024, 5, 16))).events
    assert expelled.when == Moment(date(2024, 5, 14), Precision.DAY)
    assert condemned.when is None


def test_told_twice_is_one_event_at_its_first_mention(parse: Parse) -> None:
    text = "Peru accused Chile of spying. In a letter, Peru accuses Chile of bribing a clerk."
    [event] = parse(text).events
    assert event.trigger.of(text) == "accused"


def test_on_another_day_it_is_another_event(parse: Parse) -> None:
    text = "Peru met Chile on Monday. Peru met Chile again on Wednesday."
    events = parse(text, published=Moment(date(2024, 5, 16))).events
    assert [event.when.day.day for event in events if event.when] == [13, 15]


def test_confidence_falls_with_a_guess(parse: Parse) -> None:
    [stated] = parse("Peru accused Chile of spying.").events
    [guessed] = parse("Peru cancelled a visit during a dispute with Chile.").events
    assert guessed.confidence < stated.confidence


def test_an_action_told_twice_is_one_event_with_two_sentences(parse) -> None:
    text = "Norway rejected Iceland's cod quota.\n\nNorway turned down the quota from Iceland."
    [event] = parse(text).events
    [again] = event.told_again
    assert (event.trigger.of(text), again.of(text)) == ("rejected", "turned down")
