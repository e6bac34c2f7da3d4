"""An article of the collection as it was parsed: the fact tables read back into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from core.model import (
    COUNTED_FORMS,
    Actor,
    ActorKind,
    Basis,
    Cue,
    Event,
    EventType,
    Mention,
    MentionForm,
    Modality,
    Moment,
    Note,
    ParsedArticle,
    Parser,
    Precision,
    Quote,
    QuoteKind,
    Reports,
    Sentence,
    Span,
    Stance,
    Status,
)
from core.store.filters import Filter
from core.store.schema import (
    actors,
    article_actors,
    articles,
    events,
    mentions,
    notes,
    quotes,
    sentences,
)
from core.store.writing import read_article


def parsed_articles(connection: Connection, wanted: Filter) -> Iterator[ParsedArticle]:
    """Every article the filter leaves with everything read from it, oldest arrival first."""
    row = articles.c
    chosen = select(row.article_id).where(*wanted.conditions(articles)).order_by(row.number)
    for article_id in connection.scalars(chosen).all():
        if parsed := parsed_article(connection, article_id):
            yield parsed


def parsed_article(connection: Connection, article_id: str) -> ParsedArticle | None:
    """An article with everything read from it; None if it is not there."""
    article = read_article(connection, article_id)
    by = connection.execute(
        select(articles.c.model, articles.c.rules).where(articles.c.article_id == article_id)
    ).first()
    if article is None or by is None:
        return None
    named = [_mention(row) for row in _rows(connection, mentions, article_id)]
    return ParsedArticle(
        article,
        Parser(by.model, by.rules),
        sentences=tuple(
            Sentence(Span(row.start, row.end), row.paragraph)
            for row in _rows(connection, sentences, article_id)
        ),
        actors=tuple(_actors(connection, article_id, named, article.text)),
        mentions=tuple(named),
        quotes=tuple(_quote(row) for row in _rows(connection, quotes, article_id)),
        events=tuple(_event(row) for row in _rows(connection, events, article_id)),
        notes=tuple(
            Note(row.code, row.message, row.start) for row in _rows(connection, notes, article_id)
        ),
    )


def _rows(connection: Connection, facts: Any, article_id: str) -> Iterable[Row[Any]]:
    chosen = select(facts).where(facts.c.article_id == article_id).order_by(facts.c.start)
    return connection.execute(chosen).all()


def _actors(
    connection: Connection, article_id: str, named: list[Mention], text: str
) -> Iterator[Actor]:
    query: Select[Any] = (
        select(actors, article_actors.c.role, article_actors.c.side)
        .join(article_actors, article_actors.c.actor_id == actors.c.actor_id)
        .where(article_actors.c.article_id == article_id)
    )
    first = {mention.actor_id: mention.span.start for mention in reversed(named)}
    rows = connection.execute(query).all()
    for row in sorted(rows, key=lambda row: (first.get(row.actor_id, len(text)), row.actor_id)):
        yield Actor(
            row.actor_id,
            row.name,
            ActorKind(row.kind),
            role=row.role,
            side=row.side,
            aliases=_aliases(row, named, text),
        )


def _aliases(actor: Row[Any], named: list[Mention], text: str) -> tuple[str, ...]:
    """What else the text names it by, in reading order."""
    surfaces = (
        mention.span.of(text)
        for mention in named
        if mention.actor_id == actor.actor_id and mention.form in COUNTED_FORMS
    )
    return tuple(surface for surface in dict.fromkeys(surfaces) if surface != actor.name)


def _mention(row: Row[Any]) -> Mention:
    return Mention(Span(row.start, row.end), MentionForm(row.form), row.actor_id)


def _quote(row: Row[Any]) -> Quote:
    cue = _span(row.cue_start, row.cue_end)
    return Quote(
        Span(row.start, row.end),
        QuoteKind(row.kind),
        reports=Reports(row.reports),
        cue=Cue(cue, row.cue_lemma, Stance(row.stance)) if cue else None,
        speaker=row.speaker,
        speaker_id=row.speaker_id,
        speaker_span=_span(row.speaker_start, row.speaker_end),
        basis=Basis(row.basis),
        told_to=row.told_to,
        occasion=row.occasion,
        said_on=_moment(row.said_on, row.said_on_precision),
        reported_by=row.reported_by,
        confidence=row.confidence,
    )


def _event(row: Row[Any]) -> Event:
    return Event(
        Span(row.start, row.end),
        EventType(row.type),
        row.score,
        source=row.source,
        source_id=row.source_id,
        target=row.target,
        target_id=row.target_id,
        status=Status(row.status),
        claimed_by=row.claimed_by,
        claimed_by_id=row.claimed_by_id,
        modality=Modality(row.modality),
        negated=row.negated,
        when=_moment(row.date, row.date_precision),
        confidence=row.confidence,
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _moment(day: date | None, precision: str | None) -> Moment | None:
    return Moment(day, Precision(precision or Precision.DAY)) if day else None
