"""The same quote elsewhere: who carried it, in what words, and who told the story without it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    exists,
    func,
    or_,
    select,
)

from core.differing import difference
from core.matching import Bond
from core.model import ActorKind, QuoteKind
from core.store.filters import UNKNOWN_OUTLET, Condition, Filter
from core.store.queries.frames import Query, read_frame, title_of
from core.store.schema import actors, article_actors, articles, quotes, wording_pairs

# An article tells the same story if it is so near in time, names the speaker, and shares so many
# others of the actors each of the two names most.
DAYS = 3
SHARED_ACTORS, MAIN_ACTORS = 2, 5

OTHER = quotes.alias("other")


def outlets_carrying(wanted: Filter) -> ColumnElement[int]:
    """In how many outlets of the collection a row of `quotes` stands, its own included.

    Copies of an article count only if the filter says so; nothing else of it matters.
    """
    other = OTHER.c
    others = (
        select(func.count(_outlet(OTHER).distinct()))
        .join(wording_pairs, wording_pairs.c.other_id == other.wording_id)
        .where(
            wording_pairs.c.one_id == quotes.c.wording_id,
            *_is_the_same(quotes, OTHER),
            _outlet(OTHER) != _outlet(quotes),
            *([] if wanted.every_copy else [other.is_copy.is_(False)]),
        )
    )
    return others.correlate(quotes).scalar_subquery() + 1


def same_elsewhere(connection: Connection, *, quote_id: int) -> pd.DataFrame:
    """Columns: quote_id, published, outlet, speaker, text, difference, kind, is_copy, title,
    article_id, start. The quote in other articles, earliest first.

    Copies are there and marked. `difference` says what is worded otherwise than in this quote.
    """
    other = OTHER.c
    columns = select(
        other.quote_id,
        other.published,
        other.outlet,
        other.speaker,
        other.text,
        quotes.c.text.label("difference"),
        other.kind,
        other.is_copy,
        title_of(articles).label("title"),
        other.article_id,
        other.start,
    )
    query = (
        joined(columns)
        .join(articles, articles.c.article_id == other.article_id)
        .where(quotes.c.quote_id == quote_id)
        .order_by(other.published.is_(None), other.published, other.article_id, other.start)
    )
    found = read_frame(connection, query)
    found["difference"] = pd.Series(
        [
            difference(here, there) or "the same words"
            for here, there in zip(found["difference"], found["text"], strict=True)
        ],
        dtype="object",
    )
    return found


def not_carrying(connection: Connection, *, quote_id: int) -> pd.DataFrame:
    """Columns: published, outlet, title, is_copy, article_id. By outlet, then by day.

    Articles that tell the quote's story, in outlets that have the quote in none of theirs.
    """
    row = articles.c
    told = (
        select(
            row.published,
            row.outlet,
            title_of(articles).label("title"),
            row.copy_of.is_not(None).label("is_copy"),
            row.article_id,
        )
        .where(row.article_id.in_(_same_story(connection, quote_id)))
        .order_by(_outlet(articles), row.published, row.article_id)
    )
    found = read_frame(connection, told)
    carrying = _carrying(connection, quote_id)
    return found[~found["outlet"].isin(carrying)].reset_index(drop=True)


def _carrying(connection: Connection, quote_id: int) -> set[str | None]:
    """The outlets that have the quote, or a quote that is the same as one of its other wordings.

    “The fleet stays in port” and “The ships stay in port” are too short to be told for one; where
    both are tied to a longer wording, neither outlet is said to have left the quote out.
    """
    known = {quote_id}
    other_id = joined(select(OTHER.c.quote_id).distinct())
    for _ in range(2):
        known |= set(connection.scalars(other_id.where(quotes.c.quote_id.in_(known))))
    outlets = select(quotes.c.outlet).where(quotes.c.quote_id.in_(known))
    return set(connection.scalars(outlets))


def joined(query: Query) -> Query:
    """Columns of quotes and of OTHER, for every two that are the same."""
    return (
        query.select_from(quotes)
        .join(wording_pairs, wording_pairs.c.one_id == quotes.c.wording_id)
        .join(OTHER, OTHER.c.wording_id == wording_pairs.c.other_id)
        .where(*_is_the_same(quotes, OTHER))
    )


def _outlet(rows: FromClause) -> ColumnElement[str]:
    return func.coalesce(rows.c.outlet, UNKNOWN_OUTLET)


def _is_the_same(here: FromClause, there: FromClause) -> tuple[Condition, ...]:
    """What two quotes with wordings that form a pair have to meet to be one."""
    pair, one, other = wording_pairs.c, here.c, there.c
    one_speaker = one.speaker_id == other.speaker_id
    both_indirect = and_(one.kind == QuoteKind.INDIRECT, other.kind == QuoteKind.INDIRECT)
    neither_indirect = and_(one.kind != QuoteKind.INDIRECT, other.kind != QuoteKind.INDIRECT)
    # A paraphrase is the reporter's: two that are merely alike may report two statements.
    of_a_paraphrase = and_(
        one_speaker,
        pair.bond != Bond.LOOSE,
        or_(~both_indirect, one.wording_id == other.wording_id),
    )
    return (
        one.article_id != other.article_id,
        or_(
            and_(neither_indirect, or_(one_speaker, pair.bond == Bond.TELLING)),
            of_a_paraphrase,
        ),
    )


def _same_story(connection: Connection, quote_id: int) -> list[str]:
    """Ids of the articles that tell the story the quote stands in; its own is one of them."""
    asked = (
        select(quotes.c.speaker_id, articles.c.article_id, articles.c.copy_of, articles.c.published)
        .join(articles, articles.c.article_id == quotes.c.article_id)
        .where(quotes.c.quote_id == quote_id)
    )
    told = connection.execute(asked).one_or_none()
    if told is None:
        return []
    row, original = articles.c, told.copy_of or told.article_id
    family = select(row.article_id).where(or_(row.article_id == original, row.copy_of == original))
    found = set(connection.scalars(family))
    if told.speaker_id is not None and told.published is not None:
        found |= set(connection.scalars(_on_one_matter(told)))
    return sorted(found)


def _on_one_matter(told: Any) -> Query:
    """The articles near in time that share the speaker and others of their main actors."""
    row, days = article_actors.c, timedelta(days=DAYS)
    speaker = article_actors.alias("speaker")
    names_the_speaker = exists().where(
        speaker.c.article_id == row.article_id,
        speaker.c.actor_id == told.speaker_id,
        speaker.c.names > 0,
    )
    place = func.row_number().over(
        partition_by=row.article_id, order_by=(row.names.desc(), row.actor_id)
    )
    ranked = (
        select(row.article_id, row.actor_id, place.label("place"))
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(
            row.published.between(told.published - days, told.published + days),
            names_the_speaker,
            row.actor_id != told.speaker_id,
            row.names > 0,
            actors.c.kind != ActorKind.PLACE,
        )
        .cte("ranked")
    )
    theirs, ours = ranked.alias("theirs"), ranked.alias("ours")
    return (
        select(theirs.c.article_id)
        .join(ours, ours.c.actor_id == theirs.c.actor_id)
        .where(
            ours.c.article_id == told.article_id,
            ours.c.place <= MAIN_ACTORS,
            theirs.c.place <= MAIN_ACTORS,
        )
        .group_by(theirs.c.article_id)
        .having(func.count() >= SHARED_ACTORS)
    )
