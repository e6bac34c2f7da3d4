"""Who is named, how often, where and as what."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, and_, case, func, or_, select

from core.store.filters import Filter
from core.store.queries.frames import MOST_ROWS, read_frame, told_apart
from core.store.queries.periods import over_periods
from core.store.schema import actors, article_actors, articles, mentions

FORMS = ["names", "demonyms", "nominals", "pronouns"]
COUNT_COLUMNS = [
    "actor_id", "label", "actor", "kind", "side", "role", "mentions", "articles", "share", *FORMS,
]  # fmt: skip


def mention_counts(connection: Connection, wanted: Filter, *, top: int = MOST_ROWS) -> pd.DataFrame:
    """Columns: COUNT_COLUMNS. Most named first.

    label is the name, told apart; share is per cent of the articles that dates, outlets and words
    leave; side and role are those of the latest article that gives them.
    """
    row, counted = article_actors.c, wanted.counted()
    total = func.sum(counted).label("mentions")
    counts = read_frame(
        connection,
        select(
            actors.c.actor_id,
            actors.c.name.label("actor"),
            actors.c.kind,
            total,
            func.sum(case((counted > 0, 1), else_=0)).label("articles"),
            *(func.sum(row[form]).label(form) for form in FORMS),
        )
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(*wanted.conditions(article_actors))
        .group_by(actors.c.actor_id, actors.c.name, actors.c.kind)
        .having(total > 0)
        .order_by(total.desc(), actors.c.name, actors.c.actor_id)
        .limit(top),
    )
    share = 100 * counts["articles"] / _articles(connection, wanted)
    counts["share"] = share.astype("float64")
    titles = _latest_titles(connection, wanted, list(counts["actor_id"]))
    counts["label"] = told_apart(counts)
    return counts.merge(titles, on="actor_id", how="left")[COUNT_COLUMNS]


def _articles(connection: Connection, wanted: Filter) -> int:
    query = select(func.count()).select_from(articles).where(*wanted.anyone().conditions(articles))
    return connection.execute(query).scalar() or 1


def _latest_titles(connection: Connection, wanted: Filter, ids: Sequence[str]) -> pd.DataFrame:
    """Columns: actor_id, side, role, as the latest article that gives a role or side says."""
    row = article_actors.c
    rank = func.row_number().over(
        partition_by=row.actor_id,
        order_by=(row.side.is_(None), row.role.is_(None), row.published.desc()),
    )
    ranked = (
        select(row.actor_id, row.side, row.role, rank.label("rank"))
        .where(*wanted.conditions(article_actors), row.actor_id.in_(ids))
        .subquery()
    )
    columns = (ranked.c.actor_id, ranked.c.side, ranked.c.role)
    return read_frame(connection, select(*columns).where(ranked.c.rank == 1))


def mentions_over_time(
    connection: Connection, wanted: Filter, *, actor_ids: Sequence[str]
) -> pd.DataFrame:
    """Columns: period, until (its first and last day), actor_id, mentions, articles, of, share,
    label.

    A row for every actor and period; articles are those that name the actor, of all the period has
    (`of`); share is per cent of these. label is the actor's name, told apart.
    """
    row, counted = article_actors.c, wanted.counted()
    days = read_frame(
        connection,
        select(
            row.published,
            row.actor_id,
            func.sum(counted).label("mentions"),
            func.sum(case((counted > 0, 1), else_=0)).label("articles"),
        )
        .where(*wanted.conditions(article_actors), row.actor_id.in_(actor_ids))
        .group_by(row.published, row.actor_id),
    )
    published = articles.c.published
    totals = read_frame(
        connection,
        select(published, func.count().label("of"))
        .where(*wanted.anyone().conditions(articles))
        .group_by(published),
    )
    columns = (actors.c.actor_id, actors.c.name.label("actor"), actors.c.kind)
    names = read_frame(connection, select(*columns).where(actors.c.actor_id.in_(actor_ids)))
    names["label"] = told_apart(names)
    return over_periods(days, totals, "actor_id").merge(names[["actor_id", "label"]], "left")


def roles(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: role, side, first, last, articles: as what an actor was named, and on which side,
    by the dates of the articles. Latest first; an actor is not its own side.
    """
    row = article_actors.c
    last = func.max(row.published).label("last")
    sided = and_(row.side.is_not(None), row.side != actors.c.name)
    return read_frame(
        connection,
        select(
            row.role,
            row.side,
            func.min(row.published).label("first"),
            last,
            func.count().label("articles"),
        )
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(
            *wanted.anyone().conditions(article_actors),
            row.actor_id == actor_id,
            or_(row.role.is_not(None), sided),
        )
        .group_by(row.role, row.side)
        .order_by(last.desc(), row.role, row.side),
    )


def surfaces(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: surface, form, times: the words an actor is referred to by. Most used first."""
    times = func.count().label("times")
    row = mentions.c
    return read_frame(
        connection,
        select(row.surface, row.form, times)
        .where(*wanted.anyone().conditions(mentions), row.actor_id == actor_id)
        .group_by(row.surface, row.form)
        .order_by(times.desc(), row.surface),
    )
