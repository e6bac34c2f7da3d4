"""Decisions are kept as JSON, told in words, and counted."""

from __future__ import annotations

import pytest

from core.corrections import (
    ChangeEvent,
    ConfirmActor,
    ConfirmEvent,
    ConfirmQuote,
    Describe,
    DropActor,
    DropEvent,
    DropMention,
    DropQuote,
    KeepApart,
    Merge,
    Rename,
    Retype,
    SetSpeaker,
    Split,
    accuracy,
    from_json,
    kind_of,
    subjects,
    tell,
    to_json,
)
from core.corrections.accuracy import Share
from core.model import ActorKind, EventType, Modality
from tests.core.corrections.making import ISL, LIV, MEANT, NOR, OTHER, SAID, place, rejection

WORDS = place(SAID).words
CHANGE = ChangeEvent(
    rejection(), EventType.AID, NOR, None, Modality.PLANNED, negated=True, was="REJECT: Norway → ?"
)

# What is decided, what it is found by, what the log says it was and is.
EVERY = [
    (Merge(LIV, OTHER), LIV.id, "Liv Strand and Liv Strande are two", "one: Liv Strande"),
    (KeepApart(LIV, OTHER), None, "look alike", "Liv Strand and Liv Strande are two"),
    (Split(LIV, OTHER, surface="She"), LIV.id, "“She”: Liv Strand", "“She”: Liv Strande"),
    (Split(LIV, OTHER, words=WORDS), WORDS, "here: Liv Strand", "here: Liv Strande"),
    (Rename(LIV, "Liv Berg"), LIV.id, "Liv Strand", "Liv Berg"),
    (Retype(LIV, ActorKind.GROUP), LIV.id, "Liv Strand: person", "Liv Strand: group"),
    (Describe(LIV, side="", was="side Norway"), LIV.id, "side Norway", "Liv Strand: side none"),
    (DropActor(LIV), LIV.id, "Liv Strand, person", "no actor"),
    (ConfirmActor(LIV), None, "Liv Strand, person", "right"),
    (DropMention(LIV, place("She")), WORDS, "“She”: Liv Strand", "“She”: nobody"),
    (SetSpeaker(place(SAID), None, was="Liv Strand"), WORDS, f"Liv Strand: “{SAID}”", "unknown"),
    (DropQuote(place(SAID)), WORDS, f"“{SAID}”", "no quote"),
    (ConfirmQuote(place(SAID)), WORDS, f"“{SAID}”", "right"),
    (CHANGE, WORDS, "“rejected”: REJECT: Norway → ?", "AID: Norway → unnamed, planned, denied"),
    (DropEvent(rejection()), WORDS, "“rejected”: REJECT", "no event"),
    (ConfirmEvent(rejection()), WORDS, "“rejected”: REJECT", "right"),
]  # fmt: skip


@pytest.mark.parametrize(("decision", "subject", "was", "now"), EVERY)
def test_a_decision_is_kept_found_and_told(decision, subject, was, now):
    assert from_json(kind_of(decision), to_json(decision)) == decision
    assert subjects(decision) == (() if subject is None else (subject,))
    assert (tell(decision).was, tell(decision).now) == (was, now)


@pytest.mark.parametrize(
    ("kind", "payload"),
    [("Guess", "{}"), ("Merge", "{}"), ("Merge", "[]"), ("Retype", '{"who": 1, "kind": "x"}')],
)
def test_what_is_no_decision_is_refused(kind, payload):
    with pytest.raises(ValueError, match=f"no decision of the kind {kind}"):
        from_json(kind, payload)


def test_a_split_is_of_one_name_or_of_one_article():
    with pytest.raises(ValueError, match="one name or of one article"):
        Split(LIV, OTHER)


def test_accuracy_counts_each_thing_once_and_no_speaker_of_what_is_no_quote():
    decisions = [
        ConfirmQuote(place(SAID)),
        ConfirmQuote(place(MEANT)),
        SetSpeaker(place(MEANT), NOR),
        ConfirmQuote(place("would stay")),
        DropQuote(place("would stay")),
        ConfirmEvent(rejection()),
        ConfirmActor(ISL),
        Retype(NOR, ActorKind.PLACE),
        KeepApart(LIV, OTHER),
    ]
    assert [(share.right, share.reviewed) for share in accuracy(decisions)] == [
        (2, 3),
        (1, 2),
        (1, 1),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("right", "reviewed", "low", "high"),
    [(8, 10, 0.490, 0.943), (10, 10, 0.722, 1.0), (0, 5, 0.0, 0.434), (300, 400, 0.705, 0.790)],
)
def test_the_interval_is_wilson_s(right, reviewed, low, high):
    interval = Share(accuracy([])[0].asked, right, reviewed).interval
    assert interval == pytest.approx((low, high), abs=0.001)


def test_nothing_is_said_where_nothing_was_reviewed():
    assert {(share.share, share.interval) for share in accuracy([])} == {(None, None)}
