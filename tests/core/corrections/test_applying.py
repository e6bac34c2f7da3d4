"""What a decision makes of an article, also after the article has been read another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.corrections import (
    ChangeEvent,
    ConfirmActor,
    ConfirmEvent,
    ConfirmQuote,
    Deed,
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
    apply,
    replay,
)
from core.model import (
    ActorKind,
    Article,
    Basis,
    EventType,
    Mention,
    MentionForm,
    Modality,
    ParsedArticle,
    Span,
)
from tests.core.corrections.making import ISL, LIV, MEANT, NOR, OTHER, SAID, place, rejection, who
from tests.records import ICELAND, MINISTER, NORWAY, parsed_article

ARTICLE = parsed_article()


def mentioned(parsed: ParsedArticle) -> list[tuple[str, str]]:
    """The words of every mention, and of whom they are."""
    names = {actor.id: actor.name for actor in parsed.actors}
    text = parsed.article.text
    return [(mention.span.of(text), names[mention.actor_id]) for mention in parsed.mentions]


def speakers(parsed: ParsedArticle) -> list[str | None]:
    return [quote.speaker for quote in parsed.quotes]


def deeds(parsed: ParsedArticle) -> list[tuple[str, str | None, str | None]]:
    return [(event.type.value, event.source, event.target) for event in parsed.events]


AS_READ = {
    "mentions": [
        ("Norway", "Norway"),
        ("Iceland", "Iceland"),
        ("Liv Strand", "Liv Strand"),
        ("She", "Liv Strand"),
        ("Norwegian", "Norway"),
    ],
    "speakers": ["Liv Strand", "Liv Strand"],
    "deeds": [("REJECT", "Norway", "Iceland")],
}


def as_if(name: str, other: str) -> list[tuple[str, str]]:
    """The mentions as they are, but of another."""
    return [(words, who.replace(name, other)) for words, who in AS_READ["mentions"]]


FARM = who(replace(NORWAY, id="place:norway", name="Norway, a farm"))
INTO_NORWAY = ChangeEvent(
    rejection(), EventType.AID, ISL, NOR, Modality.PLANNED, negated=True, was="REJECT"
)

CASES = {
    "a merge moves mentions and speeches": (
        Merge(LIV, OTHER),
        {
            "mentions": as_if("Strand", "Strande"),
            "speakers": ["Liv Strande", "Liv Strande"],
        },
    ),
    "a merge with another of the article": (
        Merge(ISL, NOR),
        {
            "mentions": as_if("Iceland", "Norway"),
            "deeds": [("REJECT", "Norway", "Norway")],
        },
    ),
    "a merge of somebody else": (Merge(OTHER, LIV), {}),
    "two that are kept apart": (KeepApart(LIV, OTHER), {}),
    "the only name takes the rest along": (
        Split(LIV, OTHER, surface="Liv Strand"),
        {
            "mentions": as_if("Strand", "Strande"),
            "speakers": ["Liv Strande", "Liv Strande"],
        },
    ),
    "a split of a name leaves the others": (
        Split(LIV, OTHER, surface="She"),
        {
            "mentions": [*AS_READ["mentions"][:3], ("She", "Liv Strande"), AS_READ["mentions"][4]],
            "speakers": ["Liv Strand", "Liv Strande"],
        },
    ),
    "an event goes with all mentions of its sentence": (
        Split(NOR, FARM, surface="Norway"),
        {
            "mentions": as_if("Norway", "Norway, a farm"),
            "deeds": [("REJECT", "Norway, a farm", "Iceland")],
        },
    ),
    "a split of this article": (
        Split(LIV, OTHER, words=ARTICLE.article.hash),
        {
            "mentions": as_if("Strand", "Strande"),
            "speakers": ["Liv Strande", "Liv Strande"],
        },
    ),
    "a split of another article": (Split(LIV, OTHER, words="0" * 16), {}),
    "another name": (
        Rename(LIV, "Liv Berg"),
        {
            "mentions": as_if("Strand", "Berg"),
            "speakers": ["Liv Berg", "Liv Berg"],
        },
    ),
    "no actor": (
        DropActor(LIV),
        {
            "mentions": [*AS_READ["mentions"][:2], AS_READ["mentions"][4]],
            "speakers": [None, None],
        },
    ),
    "no actor, and so no event": (
        DropActor(ISL),
        {"mentions": [AS_READ["mentions"][0], *AS_READ["mentions"][2:]], "deeds": []},
    ),
    "an actor that is one": (ConfirmActor(LIV), {}),
    "no mention": (
        DropMention(LIV, place("She")),
        {"mentions": [*AS_READ["mentions"][:3], AS_READ["mentions"][4]]},
    ),
    "another speaker": (
        SetSpeaker(place(SAID), NOR),
        {"speakers": ["Norway", "Liv Strand"]},
    ),
    "a speaker the article does not name": (
        SetSpeaker(place(MEANT), OTHER),
        {"speakers": ["Liv Strand", "Liv Strande"]},
    ),
    "nobody": (SetSpeaker(place(SAID), None), {"speakers": [None, "Liv Strand"]}),
    "no quote": (DropQuote(place(SAID)), {"speakers": ["Liv Strand"]}),
    "a quote that is one": (ConfirmQuote(place(SAID)), {}),
    "a quote of another article": (DropQuote(replace(place(SAID), words="0" * 16)), {}),
    "another event": (INTO_NORWAY, {"deeds": [("AID", "Iceland", "Norway")]}),
    "no event": (DropEvent(rejection()), {"deeds": []}),
    "an event that is one": (ConfirmEvent(rejection()), {}),
}  # fmt: skip


@pytest.mark.parametrize(("decision", "changed"), CASES.values(), ids=CASES)
def test_a_decision_changes_what_it_is_about_and_nothing_else(decision, changed):
    after = apply(ARTICLE, [decision])
    read = {"mentions": mentioned(after), "speakers": speakers(after), "deeds": deeds(after)}
    assert read == AS_READ | changed
    named = {actor.id for actor in after.actors}
    assert {mention.actor_id for mention in after.mentions} <= named
    assert {quote.speaker_id for quote in after.quotes} <= named | {None}


def test_a_kind_a_role_and_a_side_are_the_actor_s():
    decisions = [Retype(LIV, ActorKind.GROUP), Describe(LIV, role="Envoy", side="")]
    after = {actor.id: actor for actor in apply(ARTICLE, decisions).actors}
    changed = replace(MINISTER, kind=ActorKind.GROUP, role="Envoy", side=None)
    assert after == {NORWAY.id: NORWAY, ICELAND.id: ICELAND, MINISTER.id: changed}


def test_a_name_is_the_actor_s_whenever_it_was_given():
    renamed = Rename(OTHER, "Liv Berg")
    for decisions in ([renamed, Merge(LIV, OTHER)], [Merge(LIV, OTHER), renamed]):
        assert speakers(apply(ARTICLE, decisions)) == ["Liv Berg", "Liv Berg"]


def test_later_decisions_build_on_earlier_ones():
    third = who(replace(MINISTER, id="person:l-s", name="L. S."))
    assert speakers(apply(ARTICLE, [Merge(LIV, OTHER), Merge(OTHER, third)])) == ["L. S."] * 2
    back = apply(ARTICLE, [Merge(LIV, OTHER), Merge(OTHER, LIV)])
    assert mentioned(back) == AS_READ["mentions"]


def test_what_was_decided_is_sure_and_says_so():
    decisions = [ConfirmQuote(place(SAID)), SetSpeaker(place(MEANT), None), INTO_NORWAY]
    after = apply(ARTICLE, decisions)
    assert [quote.reviewed for quote in after.quotes] == ["right", "corrected"]
    assert [quote.basis for quote in after.quotes] == [Basis.STATED, Basis.UNKNOWN]
    [event] = after.events
    assert (event.reviewed, event.modality, event.negated) == ("corrected", "planned", True)
    assert event.score == 10.0
    assert {fact.confidence for fact in (*after.quotes, event)} == {1.0}


def test_only_decisions_that_change_something_count():
    decisions = {4: Merge(OTHER, LIV), 5: DropQuote(place(SAID)), 7: Rename(NOR, "Norge")}
    assert replay(ARTICLE, decisions).applied == (5, 7)


def test_two_events_that_differed_by_a_name_become_one():
    twin = replace(ARTICLE.events[0], source=MINISTER.name, source_id=MINISTER.id)
    parsed = replace(ARTICLE, events=(*ARTICLE.events, twin))
    assert deeds(apply(parsed, [Merge(LIV, NOR)])) == AS_READ["deeds"]


def shifted(by: str) -> ParsedArticle:
    """The same words with other white space before them: all offsets move, the hash stays."""
    read, moved = parsed_article(), len(by)
    text = by + read.article.text

    def later(span: Span) -> Span:
        return Span(span.start + moved, span.end + moved)

    return replace(
        read,
        article=Article(text, title=read.article.title),
        mentions=tuple(replace(one, span=later(one.span)) for one in read.mentions),
        quotes=tuple(replace(one, span=later(one.span)) for one in read.quotes),
        events=tuple(replace(one, trigger=later(one.trigger)) for one in read.events),
    )


def longer_quote() -> ParsedArticle:
    """The article as a parser reads it that leaves the comma out of quotes."""
    first, second = ARTICLE.quotes
    shorter = replace(first, span=Span(first.span.start, first.span.end - 1))
    return replace(ARTICLE, quotes=(shorter, second))


@pytest.mark.parametrize(
    "parsed", [shifted("\n\n   "), longer_quote()], ids=["other offsets", "another end"]
)
def test_decisions_find_their_place_in_another_parse(parsed):
    decisions = [
        SetSpeaker(place(SAID), NOR),
        DropEvent(rejection()),
        DropMention(LIV, place("She")),
    ]
    again = replay(parsed, dict(enumerate(decisions)))
    assert again.applied == (0, 1, 2)
    assert speakers(again.parsed) == ["Norway", "Liv Strand"]


@pytest.mark.parametrize(
    "decision",
    [
        DropQuote(replace(place(SAID), start=90, end=200, text="quite another thing")),
        DropEvent(Deed(place("rejected"), EventType.AID, NORWAY.id, None)),
        DropEvent(Deed(place("stay in port"), EventType.REJECT, NORWAY.id, ICELAND.id)),
        DropMention(ISL, place("She")),
    ],
    ids=["words that are gone", "another event there", "the event elsewhere", "another's mention"],
)
def test_what_is_not_there_any_more_is_not_taken_for_something_else(decision):
    assert apply(ARTICLE, [decision]) is ARTICLE


def test_of_two_events_with_one_trigger_the_right_one_is_dropped():
    to_norway = replace(ARTICLE.events[0], source=ICELAND.name, source_id=ICELAND.id)
    parsed = replace(ARTICLE, events=(to_norway, *ARTICLE.events))
    assert deeds(apply(parsed, [DropEvent(rejection())])) == [("REJECT", "Iceland", "Iceland")]


def test_the_only_mention_takes_its_actor_along():
    alone = Mention(Span(0, 6), MentionForm.NAME, MINISTER.id)
    parsed = replace(ARTICLE, mentions=(alone,), quotes=(), events=())
    decision = DropMention(LIV, replace(place("Norway"), start=0, end=6))
    assert MINISTER.id not in {actor.id for actor in apply(parsed, [decision]).actors}


def test_whoever_is_no_actor_stays_in_a_corrected_event():
    parsed = parsed_article()
    event = replace(parsed.events[0], source="members", source_id=None)
    deed = replace(rejection(), source_id=None)
    change = ChangeEvent(deed, EventType.PROTEST, None, None, Modality.HAPPENED, negated=False)
    (now,) = apply(replace(parsed, events=(event,)), [change]).events
    assert (now.type, now.source, now.target) == (EventType.PROTEST, "members", None)
