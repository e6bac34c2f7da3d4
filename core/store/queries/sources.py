"""Where the facts come from: the articles as sources, and what parsed them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, func, select

from core.store.filters import Filter
from core.store.queries.frames import read_frame, title_of
from core.store.schema import actors, articles


def sources(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: article_id, published, outlet, author, title, url, language, section, words, origin,
    model, rules. Newest first."""
    row = articles.c
    return read_frame(
        connection,
        select(
            row.article_id,
            row.published,
            row.outlet,
            row.author,
            title_of(articles).label("title"),
            row.url,
            row.language,
            row.section,
            row.words,
            row.origin,
            row.model,
            row.rules,
        )
        .where(*wanted.conditions(articles))
        .order_by(row.published.desc(), row.added.desc(), row.article_id),
    )


def names_of(connection: Connection, actor_ids: Sequence[str]) -> dict[str, str]:
    """Each actor's name, by id."""
    query = select(actors.c.actor_id, actors.c.name).where(actors.c.actor_id.in_(actor_ids))
    return {row.actor_id: row.name for row in connection.execute(query)}


def parsers(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: model, rules, articles: what read the articles. Those of most articles first."""
    row, count = articles.c, func.count().label("articles")
    return read_frame(
        connection,
        select(row.model, row.rules, count)
        .where(*wanted.anyone().conditions(articles))
        .group_by(row.model, row.rules)
        .order_by(count.desc(), row.model, row.rules),
    )
