"""The tables of quotes, events, notes and what needs review."""

from __future__ import annotations

import pytest

from core.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    EventType,
    Mention,
    MentionForm,
    Modality,
    ParsedArticle,
    Parser,
    Quad,
    QuoteKind,
    Sentence,
    Span,
    Stance,
)
from core.store import queries, read_from, write_to
from core.store.filters import Filter
from core.store.queries import EventChoice, QuoteChoice, Scope
from core.store.writing import save


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (QuoteChoice(), 6),
        (QuoteChoice(scope=Scope.THOUGHTS), 6),
        (QuoteChoice(kinds=(QuoteKind.DIRECT,)), 3),
        (QuoteChoice(bases=(Basis.PRONOUN,)), 3),
        (QuoteChoice(stances=(Stance.DOUBTFUL,)), 0),
        (QuoteChoice(cues=("tell",)), 3),
        (QuoteChoice(words="quota"), 3),
        (QuoteChoice(words='"stay in port"', bases=(Basis.STATED,)), 0),
    ],
)
def test_choosing_quotes(collection, choice, count):
    assert len(queries.quotes_matching(collection, Filter(), choice=choice)) == count


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        (EventChoice(), 4),
        (EventChoice(types=(EventType.REJECT,)), 4),
        (EventChoice(types=(EventType.AID,)), 0),
        (EventChoice(quads=(Quad.VERBAL_CONFLICT,)), 4),
        (EventChoice(modalities=(Modality.PLANNED,)), 1),
    ],
)
def test_choosing_events(collection, choice, count):
    assert len(queries.events_matching(collection, Filter(), choice=choice)) == count


def test_quotes_come_newest_first(collection):
    published = queries.quotes_matching(collection, Filter())["published"].dropna()
    assert list(published) == sorted(published, reverse=True)


def test_an_event_without_a_day_takes_its_article_s(collection):
    events = queries.events_matching(collection, Filter())
    planned = events[events["modality"] == "planned"].iloc[0]
    assert not planned["dated"]
    assert set(events[events["dated"]]["when"].dt.strftime("%Y-%m-%d")) == {"2024-03-04"}


def test_what_needs_review_is_counted_with_what_it_is_part_of(collection):
    asked = queries.needs_review(collection, Filter()).set_index("what")
    assert asked.loc["Events read with low confidence"].to_list() == [1, 4]
    assert asked.loc["Quotes with no known speaker"].to_list() == [0, 6]
    assert asked.loc["Articles with a note"].to_list() == [3, 3]


def test_the_marks_of_an_article_are_in_reading_order(collection):
    article_id = queries.library(collection, Filter()).iloc[0]["article_id"]
    marks = queries.marks(collection, article_id)
    assert list(marks["start"]) == sorted(marks["start"])
    assert set(marks["layer"]) == {"actor", "quote", "cue", "event"}
    assert "Norway · state, by name" in set(marks["label"])
    assert "REJECT · Norway → Iceland, reported" in set(marks["label"])


def test_the_sentence_at_an_offset(collection):
    article = queries.library(collection, Filter()).iloc[0]["article_id"]
    text = queries.article(collection, article).iloc[0]["text"]
    [found] = queries.sentence_at(collection, article, text.index("cod quota")).itertuples()
    assert text[found.start : found.end].strip() == "Norway rejected Iceland's cod quota on Monday."
    assert queries.sentence_at(collection, article, 10**8).empty


def test_doubts_are_the_notes_of_each_article(collection):
    ids = queries.library(collection, Filter())["article_id"]
    found = queries.doubts(collection, tuple(ids))
    assert set(found["doubts"]) == {"Made by hand."}
    assert len(found) == 3
    assert queries.doubts(collection, ()).empty


def test_names_alike_are_proposed_and_not_merged(engine):
    armen = Actor("person:armen-petrosian", "Armen Petrosian", ActorKind.PERSON)
    twin = Actor("person:armen-petrosyan", "Armen Petrosyan", ActorKind.PERSON)
    text = "Armen Petrosian spoke. Armen Petrosyan left."
    first, second = Span(0, 15), Span(23, 38)
    parsed = ParsedArticle(
        Article(text),
        Parser("model", "rules"),
        sentences=(Sentence(Span(0, 22), 0), Sentence(Span(23, 44), 0)),
        actors=(armen, twin),
        mentions=(
            Mention(first, MentionForm.NAME, armen.id),
            Mention(second, MentionForm.NAME, twin.id),
        ),
    )
    with write_to(engine) as connection:
        save(connection, "twins", parsed)
    with read_from(engine) as connection:
        alike = queries.look_alikes(connection, Filter()).iloc[:, :4]
    assert alike.to_dict("records") == [
        {
            "first_name": "Armen Petrosian",
            "second_name": "Armen Petrosyan",
            "likeness": "spelled alike",
            "mentions": 2,
        }
    ]
