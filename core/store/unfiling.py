"""The rows of the fact tables as parsed articles again: what facts.py does, undone.

What no table holds (an actor's aliases, the place of `reported_by`) is not in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from core.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Cue,
    Event,
    EventType,
    Mention,
    MentionForm,
    Modality,
    Moment,
    ParsedArticle,
    Parser,
    Precision,
    Quote,
    QuoteKind,
    Reports,
    Review,
    Sentence,
    Span,
    Stance,
    Status,
)
from core.store.facts import Filed, Row, spans_of
from core.store.schema import (
    actors,
    article_actors,
    articles,
    events,
    mentions,
    quotes,
    sentences,
)

# The tables a correction can change.
CORRECTED = (article_actors, mentions, quotes, events)

_IN_ORDER = {
    sentences: (sentences.c.sentence,),
    article_actors: (article_actors.c.actor_id,),
    mentions: (mentions.c.start, mentions.c.end, mentions.c.actor_id),
    quotes: (quotes.c.quote_id,),
    events: (events.c.event_id,),
}

# Parameters of one statement.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """An article of the collection: as parsed, and its rows by table."""

    filed: Filed
    is_copy: bool
    rows: dict[Table, list[Row]]


def read_stored(connection: Connection, article_ids: Sequence[str]) -> list[Stored]:
    """At most 500 articles of the collection, in no order."""
    rows = {table: _by_article(connection, table, article_ids) for table in _IN_ORDER}
    named = _actors(connection, {
        row["actor_id"] for found in rows[article_actors].values() for row in found
    })  # fmt: skip
    query = select(articles).where(articles.c.article_id.in_(article_ids))
    return [
        _stored(article, {table: found[article.article_id] for table, found in rows.items()}, named)
        for article in connection.execute(query)
    ]


def _by_article(
    connection: Connection, table: Table, article_ids: Sequence[str]
) -> dict[str, list[Row]]:
    query = select(table).where(table.c.article_id.in_(article_ids)).order_by(*_IN_ORDER[table])
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["article_id"]].append(dict(row))
    return found


def _actors(connection: Connection, actor_ids: Iterable[str]) -> dict[str, Actor]:
    every = list(actor_ids)
    found = {}
    for start in range(0, len(every), _BATCH):
        query = select(actors).where(actors.c.actor_id.in_(every[start : start + _BATCH]))
        for row in connection.execute(query):
            found[row.actor_id] = Actor(row.actor_id, row.name, ActorKind(row.kind))
    return found


def _stored(row: Any, rows: dict[Table, list[Row]], named: dict[str, Actor]) -> Stored:
    article = Article(
        row.text,
        id=row.article_id,
        title=row.title,
        outlet=row.outlet,
        published=_moment(row.published, row.published_precision),
        language=row.language,
        origin=row.origin,
    )
    parsed = ParsedArticle(
        article,
        Parser(row.model, row.rules),
        sentences=tuple(
            Sentence(Span(part["start"], part["end"]), part["paragraph"])
            for part in rows.pop(sentences)
        ),
        actors=tuple(
            replace(named[each["actor_id"]], role=each["role"], side=each["side"])
            for each in rows[article_actors]
        ),
        mentions=tuple(mention_of(each) for each in rows[mentions]),
        quotes=tuple(quote_of(each) for each in rows[quotes]),
        events=tuple(event_of(each) for each in rows[events]),
    )
    return Stored(Filed(row.article_id, parsed), row.copy_of is not None, rows)


def mention_of(row: Mapping[Any, Any]) -> Mention:
    """A row of `mentions` as the record it was."""
    return Mention(Span(row["start"], row["end"]), MentionForm(row["form"]), row["actor_id"])


def quote_of(row: Mapping[Any, Any]) -> Quote:
    """A row of `quotes` as the record it was."""
    cue = _span(row["cue_start"], row["cue_end"])
    return Quote(
        Span(row["start"], row["end"]),
        QuoteKind(row["kind"]),
        reports=Reports(row["reports"]),
        cue=Cue(cue, row["cue_lemma"], Stance(row["stance"])) if cue else None,
        speaker=row["speaker"],
        speaker_id=row["speaker_id"],
        speaker_span=_span(row["speaker_start"], row["speaker_end"]),
        basis=Basis(row["basis"]),
        told_to=row["told_to"],
        occasion=row["occasion"],
        said_on=_moment(row["said_on"], row["said_on_precision"]),
        reported_by=row["reported_by"],
        confidence=row["confidence"],
        reviewed=_review(row),
    )


def event_of(row: Mapping[Any, Any]) -> Event:
    """A row of `events` as the record it was."""
    return Event(
        Span(row["start"], row["end"]),
        EventType(row["type"]),
        row["score"],
        source=row["source"],
        source_id=row["source_id"],
        target=row["target"],
        target_id=row["target_id"],
        status=Status(row["status"]),
        claimed_by=row["claimed_by"],
        claimed_by_id=row["claimed_by_id"],
        modality=Modality(row["modality"]),
        negated=row["negated"],
        when=_moment(row["date"], row["date_precision"]),
        told_again=spans_of(row["told_again"]),
        confidence=row["confidence"],
        reviewed=_review(row),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _moment(day: date | None, precision: str | None) -> Moment | None:
    return Moment(day, Precision(precision or Precision.DAY)) if day else None


def _review(row: Mapping[Any, Any]) -> Review | None:
    return Review(row["reviewed"]) if row["reviewed"] else None
