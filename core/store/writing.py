"""Writes to the collection. Each function works inside the caller's transaction (`store.write_to`).

An article, its facts, its search rows, its log line and the new version are one transaction:
all of it or none of it. It may hold several articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Table, delete, select, update

from core.identity import bare_names, link_bare_names
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
from core.store.bulk import insert_rows
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


type Offered = tuple[str, ParsedArticle]


def save(connection: Connection, name: str, parsed: ParsedArticle) -> Outcome:
    """Keep an article and everything read from it, unless its words are there already.

    `name` is what it was offered as. The article's id in the collection is the digest of its title
    and text, whatever id the file gave it: two files may both number their articles from 1.
    """
    return save_all(connection, [(name, parsed)])[0]


def save_all(connection: Connection, offered: Sequence[Offered | Outcome]) -> list[Outcome]:
    """The same for several articles, as if they came one by one; an outcome is only logged.

    A surname alone is taken for the only one of the collection's people who has it.
    """
    arrived = [each for each in offered if not isinstance(each, Outcome)]
    there = _stored(connection, (parsed.article.hash for _name, parsed in arrived))
    new: dict[str, ParsedArticle] = {}
    outcomes = []
    for each in offered:
        if isinstance(each, Outcome):
            outcomes.append(each)
            continue
        name, parsed = each
        if twin := there.get(parsed.article.hash):
            outcomes.append(duplicate(name, twin))
            continue
        article_id = digest(parsed.article.title, parsed.article.text)
        there[parsed.article.hash] = article_id
        new[article_id] = parsed
        outcomes.append(Outcome(name, Result.INGESTED, article_id=article_id))
    _file(connection, new)
    _log(connection, outcomes)
    return outcomes


def _file(connection: Connection, new: Mapping[str, ParsedArticle]) -> None:
    """Everything about articles that are not in the collection."""
    if not new:
        return
    linked = _linked(connection, new)
    replayed = machine.corrected_parses(connection, linked)
    filed = [facts.Filed(article_id, now.parsed) for article_id, now in replayed.items()]
    insert_rows(connection, articles, [_article_row(each) for each in filed])
    insert_actors(connection, (actor for each in filed for actor in each.parsed.actors))
    _insert_facts(connection, filed)
    for article_id, now in replayed.items():
        machine.keep(connection, article_id, linked[article_id], now)
    families.join_families(connection, {each: new[each].article.text for each in new})
    raise_version(connection, by=len(new))


def _linked(connection: Connection, new: Mapping[str, ParsedArticle]) -> dict[str, ParsedArticle]:
    """Surnames alone as the people they stand for, also those of articles just before."""
    bare = {surname for parsed in new.values() for surname in bare_names(parsed)}
    if not bare:
        return dict(new)
    known = {actor.id: actor for actor in people_named(connection, bare)}
    linked = {}
    for article_id, parsed in new.items():
        linked[article_id] = link_bare_names(parsed, known.values())
        known = {actor.id: actor for actor in linked[article_id].actors} | known
    return linked


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


def _stored(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Hash -> id of those articles that are in the collection."""
    row = articles.c
    return {
        found.hash: found.article_id
        for batch in _batches(hashes)
        for found in connection.execute(select(row.hash, row.article_id).where(row.hash.in_(batch)))
    }


def _log(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    """Keep what became of each file."""
    now = _now()
    rows = [
        {
            "added": now,
            "name": outcome.name,
            "outcome": outcome.outcome.value,
            "reason": outcome.reason,
            "article_id": outcome.article_id,
        }
        for outcome in outcomes
    ]
    insert_rows(connection, ingest_log, rows)


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
    insert_rows(connection, actors, list(rows.values()))


def _insert_facts(connection: Connection, filed: Sequence[facts.Filed]) -> None:
    said = [
        quote.span.of(each.parsed.article.text) for each in filed for quote in each.parsed.quotes
    ]
    ids = wordings.enter(connection, said)
    rows: dict[Table, list[facts.Row]] = defaultdict(list)
    for each in filed:
        parsed = each.parsed
        rows[sentences] += facts.sentence_rows(each)
        rows[article_actors] += facts.actor_rows(each)
        rows[mentions] += [facts.mention_row(each, mention) for mention in parsed.mentions]
        rows[quotes] += [facts.quote_row(each, quote, ids) for quote in parsed.quotes]
        rows[events] += [facts.event_row(each, event) for event in parsed.events]
        rows[notes] += facts.note_rows(each)
    for table, found in rows.items():
        insert_rows(connection, table, found)


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


def raise_version(connection: Connection, *, by: int = 1) -> None:
    """Says that answers given so far may be other ones now."""
    version = collection.c.key == "version"
    connection.execute(update(collection).where(version).values(value=collection.c.value + by))


def _batches(values: Iterable[str]) -> list[list[str]]:
    every = list(values)
    return [every[start : start + BATCH] for start in range(0, len(every), BATCH)]


def _now() -> datetime:
    """The time in UTC, without a zone: how columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
