from __future__ import annotations

import pytest

from core.lexicon import Lexicon
from core.lexicon.events import (
    POLITICS,
    REFUSED,
    EventRules,
    Frame,
    FrameReader,
    Gate,
    read_event_rules,
)
from core.model import EventType, Modality


@pytest.fixture
def rules(lexicon: Lexicon) -> EventRules:
    return lexicon.events


def frames(rules: EventRules) -> list[Frame]:
    return [
        frame for table in (rules.verbs, rules.nouns) for rows in table.values() for frame in rows
    ]


@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_has_frames_and_a_score(event_type: EventType, rules: EventRules) -> None:
    assert any(frame.type is event_type for frame in frames(rules))
    assert (event_type, "") in rules.scores


def test_scores_run_from_conflict_to_cooperation(rules: EventRules) -> None:
    assert all(-10 <= score <= 10 for score in rules.scores.values())
    assert rules.scores[EventType.ASSAULT, ""] < 0 < rules.scores[EventType.AID, ""]


def test_the_narrowest_row_comes_first(rules: EventRules) -> None:
    for rows in (*rules.verbs.values(), *rules.nouns.values()):
        narrowness = [frame.narrowness for frame in rows]
        assert narrowness == sorted(narrowness, reverse=True)


def test_every_class_is_used(rules: EventRules) -> None:
    read_by_code = {
        "officials", "bodies", "forces", "movements", "people", "protesters", "casualties",
        "quantities", "deeds", "voices", "relatives",
        "loose", "uttered", "citizens",
    }  # fmt: skip
    used = {
        name
        for name, words in rules.classes.items()
        for frame in frames(rules)
        for filler in (
            frame.subject.words,
            frame.object.words,
            frame.prepositional.words,
            frame.content,
            frame.light,
            frame.modifier,
        )
        if words <= filler
    }
    assert set(rules.classes) <= used | read_by_code


def test_what_will_not_be_is_refused(rules: EventRules) -> None:
    assert rules.recoded[EventType.CONSULT, Modality.PLANNED] is EventType.AGREE
    assert rules.recoded[EventType.CONSULT, REFUSED] is EventType.REJECT


def test_no_word_speaks_for_two_topics() -> None:
    assert POLITICS in set(read_event_rules().topics.values())


VERB_ROW = {
    "lemma": "visit", "particle": "", "subject": "", "object": "@places|state|owned", "preposition":
    "in|near:@places", "complement": "infinitive:go", "type": "CONSULT", "mode": "visit",
    "source": "", "target": "object|near", "gate": "", "why": "",
}  # fmt: skip


@pytest.fixture
def reader() -> FrameReader:
    classes = {"places": frozenset({"town", "village"})}
    return FrameReader(classes, {(EventType.CONSULT, "visit"): 4.0})


def test_a_row_becomes_a_frame(reader: FrameReader) -> None:
    frame = reader.verb(VERB_ROW)
    assert frame.object.words == {"town", "village"}
    assert frame.object.owned
    assert frame.prepositions == {"in", "near"}
    assert (frame.complement, frame.content) == ("infinitive", {"go"})
    assert (frame.score, frame.gate, frame.targets) == (4.0, Gate.PAIR, ("object", "near"))


@pytest.mark.parametrize(
    ("column", "cell", "complaint"),
    [
        ("object", "@towns", "no class 'towns'"),
        ("mode", "walk", "no mode 'walk'"),
        ("type", "VISIT", "VISIT"),
        ("gate", "open", "open"),
        ("complement", "gerund", "'gerund' is none of"),
    ],
)
def test_a_row_that_cannot_be_used(
    column: str, cell: str, complaint: str, reader: FrameReader
) -> None:
    with pytest.raises(ValueError, match=complaint):
        reader.verb(VERB_ROW | {column: cell})


def test_a_silent_row_has_no_type(reader: FrameReader) -> None:
    assert reader.verb(VERB_ROW | {"type": "-", "mode": ""}).type is None
