"""An article of the collection as it was parsed: the fact tables read back into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select, select

from core.model import (
    COUNTED_FORMS,
    Actor,
    ActorKind,
    Mention,
    Note,
    ParsedArticle,
    Parser,
    Sentence,
    Span,
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
from core.store.unfiling import event_of, mention_of, quote_of
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
    named = [mention_of(row) for row in _rows(connection, mentions, article_id)]
    return ParsedArticle(
        article,
        Parser(by.model, by.rules),
        sentences=tuple(
            Sentence(Span(row["start"], row["end"]), row["paragraph"])
            for row in _rows(connection, sentences, article_id)
        ),
        actors=tuple(_actors(connection, article_id, named, article.text)),
        mentions=tuple(named),
        quotes=tuple(quote_of(row) for row in _rows(connection, quotes, article_id)),
        events=tuple(event_of(row) for row in _rows(connection, events, article_id)),
        notes=tuple(
            Note(row["code"], row["message"], row["start"])
            for row in _rows(connection, notes, article_id)
        ),
    )


def _rows(connection: Connection, facts: Any, article_id: str) -> Iterable[RowMapping]:
    chosen = select(facts).where(facts.c.article_id == article_id).order_by(facts.c.start)
    return connection.execute(chosen).mappings().all()


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
