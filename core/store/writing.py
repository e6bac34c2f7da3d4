"""Writes to the collection. Each function works inside the caller's transaction (`store.write_to`).

An article, its facts, its search rows, its log line and the new version are one transaction:
all of it or none of it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from core.model import (
    Actor,
    ActorKind,
    Article,
    Moment,
    Outcome,
    ParsedArticle,
    Precision,
    Result,
    digest,
)
from core.store import facts, families, machine, wordings
from core.store.schema import (
    actors,
    article_actors,
    articles,
    collection,
    events,
    ingest_log,
    mentions,
    notes,
    quotes,
    sentences,
)

# Parameters of one statement; SQLite takes at most 32,766.
BATCH = 500


def save(connection: Connection, name: str, parsed: ParsedArticle) -> Outcome:
    """Keep an article and everything read from it, unless its words are there already.

    `name` is what it was offered as. The article's id in the collection is the digest of its title
    and text, whatever id the file gave it: two files may both number their articles from 1.
    """
    if twin := find_duplicate(connection, parsed.article):
        return log(connection, duplicate(name, twin))
    now = machine.corrected_parse(connection, parsed)
    filed = facts.Filed(digest(parsed.article.title, parsed.article.text), now.parsed)
    connection.execute(insert(articles), [_article_row(filed)])
    insert_actors(connection, filed.parsed.actors)
    _insert_facts(connection, filed)
    machine.keep(connection, filed.article_id, parsed, now)
    families.join_family(connection, filed.article_id, parsed.article.text)
    raise_version(connection)
    return log(connection, Outcome(name, Result.INGESTED, article_id=filed.article_id))


def replace_article(
    connection: Connection, article_id: str, name: str, parsed: ParsedArticle
) -> Outcome:
    """Keep an article anew in place of one in the collection, with all its facts."""
    delete_articles(connection, [article_id])
    return save(connection, name, parsed)


def read_article(connection: Connection, article_id: str) -> Article | None:
    """An article as it was taken in; None if it is not there."""
    row = connection.execute(select(articles).where(articles.c.article_id == article_id)).first()
    if row is None:
        return None
    return Article(
        row.text,
        id=row.article_id,
        title=row.title,
        outlet=row.outlet,
        author=row.author,
        url=row.url,
        section=row.section,
        published=_moment(row.published, row.published_precision, row.published_at),
        modified=_moment(row.modified, Precision.DAY, row.modified_at),
        language=row.language,
        origin=row.origin,
        stated_by=tuple(json.loads(row.stated_by or "{}").items()),
    )


def _moment(day: date | None, precision: str | None, at: str | None) -> Moment | None:
    if day is None:
        return None
    minute = datetime.fromisoformat(at) if at else None
    return Moment(day, Precision(precision or Precision.DAY), minute)


def find_duplicate(connection: Connection, article: Article) -> str | None:
    """The id of the stored article with the same words, if there is one."""
    same = select(articles.c.article_id).where(articles.c.hash == article.hash)
    return connection.scalar(same)


def is_empty(connection: Connection) -> bool:
    """Whether the collection has no article."""
    return connection.scalar(select(articles.c.number).limit(1)) is None


def duplicate(name: str, article_id: str) -> Outcome:
    """What an article becomes whose words are in the collection already."""
    return Outcome(
        name, Result.DUPLICATE, "duplicate: This text is in the collection already.", article_id
    )


def people_named(connection: Connection, surnames: Collection[str]) -> list[Actor]:
    """The collection's people with one of these surnames, as they stand at the end of an id."""
    people = (
        connection.execute(select(actors).where(actors.c.surname.in_(batch)))
        for batch in _batches(surnames)
    )
    return [
        Actor(row.actor_id, row.machine_name or row.name, ActorKind(row.kind))
        for rows in people
        for row in rows
    ]


def log(connection: Connection, outcome: Outcome) -> Outcome:
    """Keep what became of a file; gives the outcome back."""
    row = {
        "added": _now(),
        "name": outcome.name,
        "outcome": outcome.outcome.value,
        "reason": outcome.reason,
        "article_id": outcome.article_id,
    }
    connection.execute(insert(ingest_log), [row])
    return outcome


def delete_articles(connection: Connection, article_ids: Collection[str]) -> int:
    """Remove articles with all their facts, and actors nobody names any more.

    The earliest copy of a removed original becomes the original. Gives the number of articles
    removed; ids that are not there are passed over.
    """
    removed = sum(_delete(connection, batch) for batch in _batches(article_ids))
    if removed:
        named = select(article_actors.c.actor_id)
        connection.execute(delete(actors).where(actors.c.actor_id.not_in(named)))
        raise_version(connection)
    return removed


def delete_origin(connection: Connection, origin: str) -> int:
    """Remove all articles of one origin, such as "sample"; gives their number."""
    of_origin = select(articles.c.article_id).where(articles.c.origin == origin)
    return delete_articles(connection, list(connection.scalars(of_origin)))


def _article_row(filed: facts.Filed) -> facts.Row:
    article, parser = filed.parsed.article, filed.parsed.parser
    return {
        "article_id": filed.article_id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": facts.day(article.published),
        "published_precision": facts.precision(article.published),
        "published_at": facts.minute(article.published),
        "modified": facts.day(article.modified),
        "modified_at": facts.minute(article.modified),
        "section": article.section,
        "language": article.language,
        "stated_by": json.dumps(dict(article.stated_by)) if article.stated_by else None,
        "text": article.text,
        "hash": article.hash,
        "words": len(article.text.split()),
        "copy_of": None,
        "origin": article.origin,
        "model": parser.model,
        "rules": parser.rules,
        "added": _now(),
    }


def _actor_row(actor: Actor) -> facts.Row:
    is_person = actor.kind is ActorKind.PERSON
    return {
        "actor_id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "surname": actor.id.removeprefix("person:").rpartition("-")[2] if is_person else None,
    }


def insert_actors(connection: Connection, named: Iterable[Actor]) -> None:
    """Enter those of these actors that the collection does not know."""
    rows = {actor.id: _actor_row(actor) for actor in named}
    for batch in _batches(rows):
        known = select(actors.c.actor_id).where(actors.c.actor_id.in_(batch))
        for actor_id in connection.scalars(known).all():
            del rows[actor_id]
    _insert(connection, actors, list(rows.values()))


def _insert_facts(connection: Connection, filed: facts.Filed) -> None:
    parsed = filed.parsed
    _insert(connection, sentences, facts.sentence_rows(filed))
    _insert(connection, article_actors, facts.actor_rows(filed))
    _insert(connection, mentions, [facts.mention_row(filed, m) for m in parsed.mentions])
    ids = wordings.enter(connection, [q.span.of(parsed.article.text) for q in parsed.quotes])
    _insert(connection, quotes, [facts.quote_row(filed, quote, ids) for quote in parsed.quotes])
    _insert(connection, events, [facts.event_row(filed, event) for event in parsed.events])
    _insert(connection, notes, facts.note_rows(filed))


def _insert(connection: Connection, table: Table, rows: list[facts.Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _delete(connection: Connection, article_ids: list[str]) -> int:
    orphans = connection.execute(
        select(articles.c.article_id, articles.c.copy_of).where(
            articles.c.copy_of.in_(article_ids), articles.c.article_id.not_in(article_ids)
        )
    ).all()
    for original in {orphan.copy_of for orphan in orphans}:
        family = [orphan.article_id for orphan in orphans if orphan.copy_of == original]
        families.choose_original(connection, family)
    said = wordings.of_articles(connection, article_ids)
    gone = articles.c.article_id.in_(article_ids)
    removed = connection.execute(delete(articles).where(gone)).rowcount
    wordings.forget(connection, said)
    return removed


def raise_version(connection: Connection) -> None:
    """Says that answers given so far may be other ones now."""
    version = collection.c.key == "version"
    connection.execute(update(collection).where(version).values(value=collection.c.value + 1))


def _batches(values: Iterable[str]) -> list[list[str]]:
    every = list(values)
    return [every[start : start + BATCH] for start in range(0, len(every), BATCH)]


def _now() -> datetime:
    """The time in UTC, without a zone: how columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
