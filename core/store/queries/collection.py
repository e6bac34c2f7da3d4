"""What the collection holds, before any question is asked of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection, ScalarSelect, Table, case, func, select

from core.model import Reports, Result
from core.store.filters import UNKNOWN_OUTLET, Filter
from core.store.queries.frames import Query, read_frame, title_of, told_apart
from core.store.queries.periods import by_period
from core.store.schema import (
    actors,
    article_actors,
    articles,
    collection,
    events,
    ingest_log,
    notes,
    quotes,
)


def version(connection: Connection) -> int:
    """Raised by every write: what a cached answer depends on."""
    query = select(collection.c.value).where(collection.c.key == "version")
    return connection.execute(query).scalar() or 0


def size(connection: Connection) -> pd.DataFrame:
    """One row: articles, samples (invented articles), first and last day of publication."""
    row = articles.c
    samples = func.coalesce(func.sum(case((row.origin == "sample", 1), else_=0)), 0)
    return read_frame(
        connection,
        select(
            func.count().label("articles"),
            samples.label("samples"),
            func.min(row.published).label("first"),
            func.max(row.published).label("last"),
        ),
    )


def headline(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """One row: articles, outlets, actors, quotes (what was said), events that the filter leaves."""
    of_articles = wanted.conditions(articles)
    named = select(func.count(article_actors.c.actor_id.distinct())).where(
        *wanted.conditions(article_actors), wanted.counted() > 0
    )
    return read_frame(
        connection,
        select(
            _count(select(func.count()).select_from(articles).where(*of_articles)).label(
                "articles"
            ),
            _count(select(func.count(articles.c.outlet.distinct())).where(*of_articles)).label(
                "outlets"
            ),
            _count(named).label("actors"),
            _count(
                select(func.count())
                .select_from(quotes)
                .where(*wanted.conditions(quotes), quotes.c.reports == Reports.SPEECH)
            ).label("quotes"),
            _count(
                select(func.count()).select_from(events).where(*wanted.conditions(events))
            ).label("events"),
        ),
    )


def without_each_part(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns of `headline`, and part: what there is with one part of the filter lifted.

    A row for each part in force; the last, without a part, counts every copy.
    """
    lifted = {part.value: wanted.without(part) for part in wanted.parts}
    if not wanted.every_copy:
        lifted[""] = replace(wanted, every_copy=True)
    rows = [headline(connection, each) for each in lifted.values()] or [
        headline(connection, wanted).head(0)
    ]
    return pd.concat(rows, ignore_index=True).assign(part=pd.Series(list(lifted), dtype="object"))


def _count(query: Query) -> ScalarSelect[int]:
    return query.scalar_subquery()


def outlets(connection: Connection) -> pd.DataFrame:
    """Columns: outlet, articles. Most articles first; those of none go under UNKNOWN_OUTLET."""
    outlet = func.coalesce(articles.c.outlet, UNKNOWN_OUTLET).label("outlet")
    count = func.count().label("articles")
    return read_frame(
        connection, select(outlet, count).group_by(outlet).order_by(count.desc(), outlet)
    )


def sides(connection: Connection) -> pd.DataFrame:
    """Columns: side, mentions. Most named first."""
    count = func.sum(article_actors.c.names).label("mentions")
    return read_frame(
        connection,
        select(article_actors.c.side, count)
        .where(article_actors.c.side.is_not(None))
        .group_by(article_actors.c.side)
        .order_by(count.desc(), article_actors.c.side),
    )


def known_actors(connection: Connection, *, top: int = 1000) -> pd.DataFrame:
    """Columns: actor_id, actor, kind, mentions, label (the name, told apart). Most named first."""
    count = func.sum(article_actors.c.names).label("mentions")
    found = read_frame(
        connection,
        select(actors.c.actor_id, actors.c.name.label("actor"), actors.c.kind, count)
        .join(article_actors, article_actors.c.actor_id == actors.c.actor_id)
        .group_by(actors.c.actor_id, actors.c.name, actors.c.kind)
        .order_by(count.desc(), actors.c.name)
        .limit(top),
    )
    return found.assign(label=told_apart(found))


def coverage(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: period, until (its first and last day), outlet, articles.

    A row for every outlet and period; articles of no outlet go under UNKNOWN_OUTLET.
    """
    outlet = func.coalesce(articles.c.outlet, UNKNOWN_OUTLET).label("outlet")
    days = read_frame(
        connection,
        select(articles.c.published, outlet, func.count().label("articles"))
        .where(*wanted.conditions(articles), articles.c.published.is_not(None))
        .group_by(articles.c.published, outlet),
    )
    return by_period(days, "outlet", "articles")


def articles_by_outlet(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: outlet, articles, first, last (days of publication). Most articles first.

    Articles without an outlet are in none of the rows.
    """
    row, count = articles.c, func.count().label("articles")
    return read_frame(
        connection,
        select(
            row.outlet,
            count,
            func.min(row.published).label("first"),
            func.max(row.published).label("last"),
        )
        .where(*wanted.conditions(articles), row.outlet.is_not(None))
        .group_by(row.outlet)
        .order_by(count.desc(), row.outlet),
    )


def library(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: article_id, published, outlet, title, words, actors, quotes, events, notes, copy_of
    (title of the article it copies), carried (its other near copies), origin, added. Newest first.
    """
    row, original = articles.c, articles.alias("original")
    return read_frame(
        connection,
        select(
            row.article_id,
            row.published,
            row.outlet,
            title_of(articles).label("title"),
            row.words,
            _facts_of(article_actors).label("actors"),
            _facts_of(quotes).label("quotes"),
            _facts_of(events).label("events"),
            _facts_of(notes).label("notes"),
            title_of(original).label("copy_of"),
            _others_like_it().label("carried"),
            row.origin,
            row.added,
        )
        .outerjoin(original, original.c.article_id == row.copy_of)
        .where(*wanted.conditions(articles))
        .order_by(row.published.desc(), row.added.desc(), row.article_id),
    )


def _facts_of(table: Table) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.article_id == articles.c.article_id)
        .correlate(articles)
        .scalar_subquery()
    )


def _others_like_it() -> ScalarSelect[int]:
    """A family of near copies is its original and all that say they are copies of it."""
    other = articles.alias("other")
    return (
        select(func.count())
        .select_from(other)
        .where(other.c.copy_of == func.coalesce(articles.c.copy_of, articles.c.article_id))
        .correlate(articles)
        .scalar_subquery()
    )


def receipt(connection: Connection) -> pd.DataFrame:
    """Columns: added, name, outcome, reason, article_id. Everything ever offered, latest first."""
    return recent_outcomes(connection, top=1_000_000).drop(columns="entry_id")


def recent_outcomes(
    connection: Connection, *, top: int = 50, only: Collection[str] = ()
) -> pd.DataFrame:
    """Columns: entry_id, added, name, outcome, reason, article_id. What became of files, latest
    first; with `only`, those of these outcomes."""
    row = ingest_log.c
    chosen = [row.outcome.in_(only)] if only else []
    return read_frame(
        connection,
        select(row.entry_id, row.added, row.name, row.outcome, row.reason, row.article_id)
        .where(*chosen)
        .order_by(row.entry_id.desc())
        .limit(top),
    )


def latest_entry(connection: Connection) -> int:
    """The number of the latest line of the ingest log; 0 if it has none."""
    return connection.scalar(select(func.max(ingest_log.c.entry_id))) or 0


def failures_since(connection: Connection, entry_id: int, name: str) -> list[int]:
    """The later lines of the ingest log that say that a file, or something in it, failed."""
    row = ingest_log.c
    query = select(row.entry_id).where(
        row.entry_id > entry_id,
        row.outcome == Result.FAILED.value,
        row.name.startswith(name, autoescape=True),
    )
    return list(connection.scalars(query))
