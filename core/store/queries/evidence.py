"""The sentences a number was counted from, each with its article and with what to mark in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, func, select, tuple_

from core.model import Span
from core.store import search
from core.store.facts import spans_of
from core.store.filters import Filter
from core.store.queries.events import EventChoice
from core.store.queries.frames import Query
from core.store.queries.passages import HIT, MOST, Mark, passages, sentences_of
from core.store.queries.relations import (
    Level,
    Pair,
    RelationBasis,
    counted_form,
    doer_and_receiver,
    inside_the_quote,
    named,
    of_the_mention,
    speaker_and_subject,
    took_place,
)
from core.store.schema import article_actors, events, mentions, quotes


def actor_evidence(
    connection: Connection, wanted: Filter, *, actor_id: str, top: int = MOST
) -> pd.DataFrame:
    """Columns: DTYPES. The sentences an actor is mentioned in, newest article first."""
    row = mentions.c
    found = (
        select(row.article_id, row.sentence.label("item"), row.start, row.end)
        .where(
            *wanted.anyone().conditions(mentions), *counted_form(wanted), row.actor_id == actor_id
        )
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    return passages(connection, mention_marks(connection, found), words=wanted.words)


def pair_evidence(
    connection: Connection, wanted: Filter, *, pair: Pair, top: int = MOST
) -> pd.DataFrame:
    """Columns: DTYPES. The sentences, quotes or events one cell of a matrix counts."""
    match pair.basis:
        case RelationBasis.TOGETHER:
            marks = _marks_together(connection, wanted, pair, top)
        case RelationBasis.SPEAKS:
            marks = marks_of_quotes(connection, _quotes_about(wanted, pair, top), pair)
        case RelationBasis.ACTS:
            marks = marks_of_events(connection, _events_between(wanted, pair, top))
    return passages(connection, marks, words=wanted.words)


def quote_evidence(
    connection: Connection, wanted: Filter, *, quote_id: int, words: str = ""
) -> pd.DataFrame:
    """Columns: DTYPES. The sentences of one quote, whatever the filter; no row if it is gone.

    `words` were looked for in what was said, and are marked there.
    """
    found = select(quotes).where(quotes.c.quote_id == quote_id)
    marks = marks_of_quotes(connection, found) + _hits_in_quote(connection, quote_id, words)
    return passages(connection, marks, words=wanted.words)


def _hits_in_quote(connection: Connection, quote_id: int, words: str) -> list[Mark]:
    hits = search.hits_in_quotes(connection, words, [quote_id]).get(quote_id, [])
    row = quotes.c
    place = select(row.article_id, row.start).where(row.quote_id == quote_id)
    return [
        Mark(article_id, quote_id, begins + start, begins + end, HIT)
        for article_id, begins in connection.execute(place)
        for start, end in hits
    ]


def events_evidence(
    connection: Connection, wanted: Filter, *, choice: EventChoice, top: int = MOST
) -> pd.DataFrame:
    """Columns: DTYPES. The sentences of the events that took place, of a choice, newest first."""
    found = (
        select(events)
        .where(*wanted.anyone().conditions(events), *took_place(choice))
        .order_by(events.c.published.desc(), events.c.article_id, events.c.start)
        .limit(top)
    )
    return passages(connection, marks_of_events(connection, found), words=wanted.words)


def event_evidence(connection: Connection, wanted: Filter, *, event_id: int) -> pd.DataFrame:
    """Columns: DTYPES. Each sentence that tells one event, whatever the filter; no row if gone."""
    found = select(events).where(events.c.event_id == event_id)
    return passages(connection, marks_of_events(connection, found), words=wanted.words)


def mention_marks(connection: Connection, found: Query) -> list[Mark]:
    """`found` selects article_id, item, start, end of mentions."""
    return [
        Mark(article_id, item, start, end, "actor")
        for article_id, item, start, end in connection.execute(found)
    ]


def _marks_together(connection: Connection, wanted: Filter, pair: Pair, top: int) -> list[Mark]:
    both = (pair.source, pair.target)
    each = named(wanted, pair.level, both).subquery()
    together = (
        select(each.c.article_id, each.c.sentence)
        .group_by(each.c.article_id, each.c.sentence)
        .having(func.count() == len(both))
    )
    row = mentions.c
    found = (
        select(row.article_id, row.sentence.label("item"), row.start, row.end)
        .join(article_actors, of_the_mention())
        .where(
            tuple_(row.article_id, row.sentence).in_(together),
            *counted_form(wanted),
            _mentioned(pair.level).in_(both),
        )
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top * 3)
    )
    return mention_marks(connection, found)


def _mentioned(level: Level) -> ColumnElement[str]:
    return mentions.c.actor_id if level is Level.ACTOR else article_actors.c.side


def _quotes_about(wanted: Filter, pair: Pair, top: int) -> Query:
    source, target = speaker_and_subject(pair.level)
    about = (
        select(quotes.c.quote_id)
        .join(mentions, inside_the_quote())
        .join(article_actors, of_the_mention())
        .where(
            *wanted.anyone().conditions(quotes),
            *counted_form(wanted),
            source == pair.source,
            target == pair.target,
        )
    )
    return (
        select(quotes)
        .where(quotes.c.quote_id.in_(about))
        .order_by(quotes.c.published.desc(), quotes.c.article_id, quotes.c.start)
        .limit(top)
    )


def marks_of_quotes(connection: Connection, found: Query, pair: Pair | None = None) -> list[Mark]:
    """`found` selects rows of quotes; with a pair, the one spoken about is marked too."""
    rows = connection.execute(found).all()
    marks = [mark for row in rows for mark in _quote_marks(row)]
    if pair is None:
        return marks
    subjects = (
        select(quotes.c.article_id, quotes.c.quote_id, mentions.c.start, mentions.c.end)
        .join(mentions, inside_the_quote())
        .join(article_actors, of_the_mention())
        .where(
            quotes.c.quote_id.in_([row.quote_id for row in rows]),
            _mentioned(pair.level) == pair.target,
        )
    )
    return marks + mention_marks(connection, subjects)


def _quote_marks(row: Row[Any]) -> Iterator[Mark]:
    yield Mark(row.article_id, row.quote_id, row.start, row.end, "quote")
    if row.speaker_start is not None:
        yield Mark(row.article_id, row.quote_id, row.speaker_start, row.speaker_end, "actor")
    if row.cue_start is not None:
        yield Mark(row.article_id, row.quote_id, row.cue_start, row.cue_end, "cue")


def _events_between(wanted: Filter, pair: Pair, top: int) -> Query:
    source, target = doer_and_receiver(pair.level)
    return (
        select(events)
        .where(
            *wanted.anyone().conditions(events),
            *took_place(pair.choice),
            source == pair.source,
            target == pair.target,
        )
        .order_by(events.c.published.desc(), events.c.article_id, events.c.start)
        .limit(top)
    )


class _Telling(NamedTuple):
    """One sentence that tells of an event."""

    event: Row[Any]
    span: Span

    @property
    def item(self) -> tuple[int, int]:
        """Each telling is a piece of evidence of its own."""
        return self.event.event_id, self.span.start


def marks_of_events(connection: Connection, found: Query) -> list[Mark]:
    """The triggers of every telling, each with both sides where its sentence names them."""
    tellings = [
        _Telling(row, span)
        for row in connection.execute(found)
        for span in (Span(row.start, row.end), *spans_of(row.told_again))
    ]
    triggers = [
        Mark(told.event.article_id, told.item, told.span.start, told.span.end, "event")
        for told in tellings
    ]
    return triggers + _sides_of(connection, tellings)


def _sides_of(connection: Connection, tellings: Sequence[_Telling]) -> list[Mark]:
    ids = {told.event.article_id for told in tellings}
    sides = {side for told in tellings for side in (told.event.source_id, told.event.target_id)}
    row = mentions.c
    query = select(row.article_id, row.actor_id, row.start, row.end).where(
        row.article_id.in_(ids), row.actor_id.in_(sides - {None})
    )
    named: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for mention in connection.execute(query):
        named[mention.article_id, mention.actor_id].append(mention)
    bounds = sentences_of(connection, ids)
    return [
        Mark(told.event.article_id, told.item, mention.start, mention.end, "actor")
        for told in tellings
        for sentence in bounds[told.event.article_id]
        if sentence.start <= told.span.start < sentence.end
        for side in {told.event.source_id, told.event.target_id}
        for mention in named[told.event.article_id, side]
        if sentence.start <= mention.start < sentence.end
    ]
