"""One actor: the figures of its card, whom it speaks about, what it does, who names it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, literal, or_, select

from core.store.filters import UNKNOWN_OUTLET, Condition, Filter
from core.store.queries.events import ANY_EVENT
from core.store.queries.evidence import mention_marks as marks_of
from core.store.queries.frames import Query, read_frame, title_of, told_apart
from core.store.queries.passages import MOST, passages
from core.store.queries.relations import counted_form, inside_the_quote, took_place
from core.store.schema import actors, article_actors, articles, events, mentions, quotes

OTHER_COLUMNS = ["other_id", "other", "kind", "times", "articles"]


class Way(StrEnum):
    """Which side of an event an actor is on."""

    DOES = "does"
    UNDERGOES = "undergoes"


def actor_figures(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """One row: actor_id, actor, kind, mentions, articles, of (articles in all), share, quotes,
    quotes_about, does, undergoes (events that took place). No row if there is no such actor.
    """
    named, row = wanted.anyone(), article_actors.c
    its = (*named.conditions(article_actors), row.actor_id == actor_id)
    happened = (*named.conditions(events), *took_place(ANY_EVENT))
    counted = wanted.counted()
    mentioned = select(func.coalesce(func.sum(counted), 0)).where(*its)
    naming = select(func.count()).where(*its, counted > 0)
    every = select(func.count()).select_from(articles).where(*named.conditions(articles))
    said = select(func.count()).where(*named.conditions(quotes), quotes.c.speaker_id == actor_id)
    in_words = _about(wanted, actor_id)
    about = select(func.count(in_words.c.quote_id.distinct()))
    does = select(func.count()).where(*happened, events.c.source_id == actor_id)
    undergoes = select(func.count()).where(*happened, events.c.target_id == actor_id)
    figures = {
        "mentions": mentioned,
        "articles": naming,
        "of": every,
        "quotes": said,
        "quotes_about": about,
        "does": does,
        "undergoes": undergoes,
    }
    found = read_frame(
        connection,
        select(
            actors.c.actor_id,
            actors.c.name.label("actor"),
            actors.c.kind,
            *(query.scalar_subquery().label(name) for name, query in figures.items()),
        ).where(actors.c.actor_id == actor_id),
    )
    found["share"] = (100 * found["articles"] / found["of"].where(found["of"] > 0)).astype(
        "float64"
    )
    return found


def articles_naming(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: article_id, published, outlet, title, mentions. The articles that `actor_figures`
    counts, newest first.
    """
    named, row, counted = wanted.anyone(), article_actors.c, wanted.counted()
    return read_frame(
        connection,
        select(
            row.article_id,
            row.published,
            row.outlet,
            title_of(articles).label("title"),
            counted.label("mentions"),
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(*named.conditions(article_actors), row.actor_id == actor_id, counted > 0)
        .order_by(row.published.desc(), row.article_id),
    )


def speaks_about(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: OTHER_COLUMNS. Whom an actor names in its quotes; times counts quotes."""
    return _others(
        connection,
        mentions.c.actor_id,
        _inside(wanted).where(
            *wanted.anyone().conditions(quotes),
            quotes.c.speaker_id == actor_id,
            mentions.c.actor_id != actor_id,
        ),
    )


def spoken_about(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: OTHER_COLUMNS. Who names an actor in quotes of theirs; times counts quotes."""
    return _others(
        connection,
        quotes.c.speaker_id,
        _inside(wanted).where(
            *wanted.anyone().conditions(quotes),
            mentions.c.actor_id == actor_id,
            quotes.c.speaker_id != actor_id,
        ),
    )


def _inside(wanted: Filter) -> Query:
    """Quotes and the mentions in their words, to count by whom either is."""
    return (
        select().select_from(quotes).join(mentions, inside_the_quote()).where(*counted_form(wanted))
    )


def _about(wanted: Filter, actor_id: str) -> Any:
    """Quotes of others whose words name an actor."""
    return (
        _inside(wanted)
        .add_columns(quotes.c.quote_id)
        .where(
            *wanted.anyone().conditions(quotes),
            mentions.c.actor_id == actor_id,
            or_(quotes.c.speaker_id.is_(None), quotes.c.speaker_id != actor_id),
        )
        .subquery()
    )


def _others(connection: Connection, other: ColumnElement[str], query: Query) -> pd.DataFrame:
    times = func.count(quotes.c.quote_id.distinct())
    counts = (
        query.add_columns(
            other.label("other_id"),
            times.label("times"),
            func.count(quotes.c.article_id.distinct()).label("articles"),
        )
        .group_by(other)
        .subquery()
    )
    return _with_names(connection, counts, counts.c.times)


def _with_names(connection: Connection, counts: Any, most: ColumnElement[int]) -> pd.DataFrame:
    """The rows of `counts`, which has an other_id, with the names of those, told apart."""
    found = read_frame(
        connection,
        select(counts, actors.c.name.label("actor"), actors.c.kind)
        .join(actors, actors.c.actor_id == counts.c.other_id)
        .order_by(most.desc(), actors.c.name, counts.c.other_id),
    )
    names = found.rename(columns={"other_id": "actor_id"})
    distinct = names.drop_duplicates("actor_id")
    label = dict(zip(distinct["actor_id"], told_apart(distinct), strict=True))
    found["other"] = found["other_id"].map(label).astype("object")
    first = [name for name in OTHER_COLUMNS if name in found]
    rest = [name for name in found if name not in (*first, "actor")]
    return found[[*first, *rest]]


def deeds(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: way, type, quad, times, tone. Events that took place, by side and type.

    tone is the mean event score of the `times` events.
    """
    row = events.c
    return read_frame(
        connection,
        _each_way(wanted, actor_id, row.type, row.quad).order_by("way", "type"),
    )


def dealings(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: other_id, other, kind, times, way, tone. Towards whom an actor acts, and who acts
    towards it: events that took place, most first.
    """
    row = events.c
    other = case((row.source_id == actor_id, row.target_id), else_=row.source_id)
    query = _each_way(wanted, actor_id, other.label("other_id")).where(
        other.is_not(None), other != actor_id
    )
    counts = query.subquery()
    return _with_names(connection, counts, counts.c.times)[
        ["other_id", "other", "kind", "times", "way", "tone"]
    ]


def _each_way(wanted: Filter, actor_id: str, *by: ColumnElement[Any]) -> Query:
    row = events.c
    way = case((row.source_id == actor_id, literal(Way.DOES.value)), else_=Way.UNDERGOES.value)
    return (
        select(
            way.label("way"),
            *by,
            func.count().label("times"),
            func.avg(row.score).label("tone"),
        )
        .where(
            *wanted.anyone().conditions(events),
            *took_place(ANY_EVENT),
            or_(row.source_id == actor_id, row.target_id == actor_id),
        )
        .group_by(way, *by)
    )


def outlets_naming(connection: Connection, wanted: Filter, *, actor_id: str) -> pd.DataFrame:
    """Columns: outlet, articles (that name the actor), of (all of the outlet), share, mentions.

    Highest share first; outlets that never name it are there with 0.
    """
    anyone, row = wanted.anyone(), article_actors.c
    outlet = func.coalesce(articles.c.outlet, UNKNOWN_OUTLET).label("outlet")
    every = read_frame(
        connection,
        select(outlet, func.count().label("of"))
        .where(*anyone.conditions(articles))
        .group_by(outlet),
    )
    its = func.coalesce(row.outlet, UNKNOWN_OUTLET).label("outlet")
    naming = read_frame(
        connection,
        select(its, func.count().label("articles"), func.sum(wanted.counted()).label("mentions"))
        .where(*anyone.conditions(article_actors), row.actor_id == actor_id, wanted.counted() > 0)
        .group_by(its),
    )
    found = every.merge(naming, on="outlet", how="left").fillna({"articles": 0, "mentions": 0})
    found["share"] = (100 * found["articles"] / found["of"]).astype("float64")
    return found.sort_values(
        ["share", "of", "outlet"], ascending=[False, False, True], ignore_index=True
    )[["outlet", "articles", "of", "share", "mentions"]]


def named_as(
    connection: Connection,
    wanted: Filter,
    *,
    actor_id: str,
    surface: str | None = None,
    form: str | None = None,
    role: str | None = None,
    side: str | None = None,
    top: int = MOST,
) -> pd.DataFrame:
    """Columns: as `actor_evidence`. The sentences in which an actor is called by a name, or those
    of articles that say its role or side, newest article first.
    """
    row = mentions.c
    found = (
        select(row.article_id, row.sentence.label("item"), row.start, row.end)
        .where(*wanted.anyone().conditions(mentions), row.actor_id == actor_id)
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    if surface is not None:
        found = found.where(row.surface == surface, row.form == form)
    else:
        found = found.where(row.article_id.in_(_entitled(actor_id, role, side)))
    return passages(connection, marks_of(connection, found))


def _entitled(actor_id: str, role: str | None, side: str | None) -> Query:
    row = article_actors.c
    return select(row.article_id).where(
        row.actor_id == actor_id, _is(row.role, role), _is(row.side, side)
    )


def _is(column: ColumnElement[str], value: str | None) -> Condition:
    return column.is_(None) if value is None else column == value
