"""What a search finds: passages of articles and quotes, words marked, and actors by name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, exists, func, or_, select

from core.model import COUNTED_FORMS
from core.store import search
from core.store.filters import UNKNOWN_OUTLET, Condition, Filter
from core.store.queries.frames import Query, read_frame, told_apart
from core.store.queries.passages import HIT, Mark, passages
from core.store.queries.periods import by_period
from core.store.schema import actors, article_actors, articles, mentions, quotes
from core.store.watch_tables import actor_names

# How near hits of an article stand to be shown as one passage, in characters, and how many such
# passages of one article are shown; more are said by their number.
_NEAR, _PASSAGES = 250, 2


class Ranking(StrEnum):
    """What comes first in a list of hits."""

    BEST = "best match"
    NEWEST = "newest"

    """How many articles, quotes and actors a search finds under a filter."""

    articles: int
    quotes: int
    actors: int


def how_many_found(connection: Connection, wanted: Filter, *, words: str) -> pd.DataFrame:
    """One row: articles, quotes, actors."""
    counts = {
        "articles": select(func.count()).select_from(articles).where(*_articles(wanted, words)),
        "quotes": select(func.count()).select_from(quotes).where(*_quotes(wanted, words)),
        "actors": select(func.count()).select_from(_actors(wanted, words).subquery()),
    }
    every = [query.scalar_subquery().label(name) for name, query in counts.items()]
    return read_frame(connection, select(*every))


def articles_found(
    connection: Connection, wanted: Filter, *, words: str, ranking: Ranking, top: int
) -> pd.DataFrame:
    """Columns as evidence, and article_hits (in the whole article): passages with the words marked.

    An article that has the words only in its title is there with its first sentence.
    """
    row = articles.c
    query = select(row.article_id).where(*_articles(wanted, words))
    newest = (row.published.desc(), row.added.desc(), row.article_id)
    index = search.found_articles(words)
    if ranking is Ranking.BEST and index:
        query = query.join(*index).order_by(search.best_articles(), *newest)
    else:
        query = query.order_by(*newest)
    ids = list(connection.scalars(query.limit(top)))
    hits = search.hits_in_articles(connection, words, ids)
    marks = [
        Mark(article_id, number, start, end, layer)
        for article_id in ids
        for number, near in enumerate(_gathered(hits.get(article_id, [])))
        for start, end, layer in near
    ]
    counts = {article_id: len(hits.get(article_id, [])) for article_id in ids}
    found = passages(connection, marks)
    return found.assign(article_hits=found["article_id"].map(counts).astype("Int64"))


def _gathered(hits: Sequence[search.Stretch]) -> list[list[tuple[int, int, str]]]:
    """The first hits of an article, those near each other together."""
    if not hits:
        return [[(0, 1, "start")]]
    groups: list[list[tuple[int, int, str]]] = []
    for start, end in hits:
        if groups and start - groups[-1][0][0] <= _NEAR:
            groups[-1].append((start, end, HIT))
        elif len(groups) == _PASSAGES:
            break
        else:
            groups.append([(start, end, HIT)])
    return groups


def quotes_found(connection: Connection, wanted: Filter, *, words: str, top: int) -> pd.DataFrame:
    """Columns as evidence, and speaker, quote_id: quotes with the words marked, newest first."""
    row = quotes.c
    query = (
        select(row.quote_id, row.article_id, row.start, row.end, row.speaker)
        .where(*_quotes(wanted, words))
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    rows = connection.execute(query).all()
    hits = search.hits_in_quotes(connection, words, [found.quote_id for found in rows])
    marks = []
    for found in rows:
        place = (found.article_id, found.quote_id)
        marks.append(Mark(*place, found.start, found.end, "quote"))
        marks += [
            Mark(*place, found.start + start, found.start + end, HIT)
            for start, end in hits.get(found.quote_id, [])
        ]
    ids = [found.quote_id for found in rows]
    speakers = pd.Series([found.speaker for found in rows], dtype="object")
    return passages(connection, marks).assign(
        speaker=speakers, quote_id=pd.Series(ids, dtype="Int64")
    )


def actors_found(connection: Connection, wanted: Filter, *, words: str, top: int) -> pd.DataFrame:
    """Columns: actor_id, label, actor, kind, called (the name that was found), mentions, articles.

    Most named first. Who is named only outside the filter is not there.
    """
    found = read_frame(
        connection, _actors(wanted, words).order_by(func.sum(wanted.counted()).desc()).limit(top)
    )
    return found.assign(label=told_apart(found))[
        ["actor_id", "label", "actor", "kind", "called", "mentions", "articles"]
    ]


def _actors(wanted: Filter, words: str) -> Query:
    name, row = actor_names.c, article_actors.c
    borne = exists().where(
        mentions.c.actor_id == name.actor_id,
        mentions.c.surface == name.name,
        mentions.c.form.in_(COUNTED_FORMS),
    )
    called = (
        select(name.actor_id, func.min(name.name).label("called"))
        .join(actors, actors.c.actor_id == name.actor_id)
        .where(search.names_matching(words), or_(actors.c.name == name.name, borne))
        .group_by(name.actor_id)
        .subquery()
    )
    total = func.sum(wanted.counted()).label("mentions")
    return (
        select(
            actors.c.actor_id,
            actors.c.name.label("actor"),
            actors.c.kind,
            called.c.called,
            total,
            func.count().label("articles"),
        )
        .join(called, called.c.actor_id == actors.c.actor_id)
        .join(article_actors, row.actor_id == actors.c.actor_id)
        .where(*wanted.conditions(article_actors), wanted.counted() > 0)
        .group_by(actors.c.actor_id, actors.c.name, actors.c.kind, called.c.called)
    )


def found_by_outlet(connection: Connection, wanted: Filter, *, words: str) -> pd.DataFrame:
    """Columns: outlet, articles (with the words), of (all under the filter), share (per cent)."""
    outlet = func.coalesce(articles.c.outlet, UNKNOWN_OUTLET).label("outlet")
    every = _by_outlet(connection, outlet, wanted.conditions(articles)).set_index("outlet")
    found = _by_outlet(connection, outlet, _articles(wanted, words))
    found["of"] = found["outlet"].map(every["articles"]).astype("Int64")
    found["share"] = (100 * found["articles"] / found["of"]).astype("float64")
    return found


def _by_outlet(
    connection: Connection, outlet: object, conditions: Sequence[Condition]
) -> pd.DataFrame:
    count = func.count().label("articles")
    query = select(outlet, count).where(*conditions).group_by(outlet)  # type: ignore[call-overload]
    return read_frame(connection, query.order_by(count.desc(), outlet))


def found_over_time(connection: Connection, wanted: Filter, *, words: str) -> pd.DataFrame:
    """Columns: period, until (its first and last day), outlet, articles with the words."""
    outlet = func.coalesce(articles.c.outlet, UNKNOWN_OUTLET).label("outlet")
    days = read_frame(
        connection,
        select(articles.c.published, outlet, func.count().label("articles"))
        .where(*_articles(wanted, words), articles.c.published.is_not(None))
        .group_by(articles.c.published, outlet),
    )
    return by_period(days, "outlet", "articles")


def marks_of_words(connection: Connection, article_id: str, words: str) -> pd.DataFrame:
    """Columns: start, end, layer (HIT), label: where the words stand in an article's text."""
    hits = search.hits_in_articles(connection, words, [article_id]).get(article_id, [])
    starts, ends = ([hit[end] for hit in hits] for end in (0, 1))
    return pd.DataFrame(
        {
            "start": pd.Series(starts, dtype="Int64"),
            "end": pd.Series(ends, dtype="Int64"),
            "layer": pd.Series([HIT] * len(hits), dtype="object"),
            "label": pd.Series([""] * len(hits), dtype="object"),
        }
    )


def _articles(wanted: Filter, words: str) -> tuple[Condition, ...]:
    return (*wanted.conditions(articles), search.articles_matching(words))


def _quotes(wanted: Filter, words: str) -> tuple[Condition, ...]:
    return (*wanted.conditions(quotes), search.quotes_matching(words))
