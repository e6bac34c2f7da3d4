"""Who is named with, speaks about and acts upon whom: counted from the facts, never stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    and_,
    case,
    cast,
    func,
    null,
    select,
)

from core.model import COUNTED_FORMS, Modality
from core.store.filters import Condition, Filter
from core.store.queries.events import ANY_EVENT, EventChoice
from core.store.queries.frames import Query, read_frame, told_apart
from core.store.schema import actors, article_actors, events, mentions, quotes


class RelationBasis(StrEnum):
    """What a relation is counted from: sentences, quotes or events."""

    TOGETHER = "named together"
    SPEAKS = "speaks about"
    ACTS = "acts upon"


class Level(StrEnum):
    """Whom the rows and columns of a matrix stand for."""

    ACTOR = "actor"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Pair:
    """One cell of a matrix: two actors by id, or two sides by name, and which events it counts."""

    basis: RelationBasis
    level: Level
    source: str
    target: str
    choice: EventChoice = ANY_EVENT


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted, between whom, and whether day by day."""

    basis: RelationBasis
    level: Level
    pool: tuple[str, ...]
    choice: EventChoice = ANY_EVENT
    by_day: bool = False


# Relations are sought among this many most named: every pair of everybody would take minutes.
POOL = 60
_MANY = 20

COLUMNS = ["source_id", "source", "target_id", "target", "basis", "times", "tone"]


def relations(
    connection: Connection,
    wanted: Filter,
    *,
    basis: RelationBasis,
    level: Level = Level.ACTOR,
    choice: EventChoice = ANY_EVENT,
) -> pd.DataFrame:
    """Columns: source_id, source, target_id, target, basis, times, tone. Most often first.

    A row for every ordered pair that occurs among the POOL most named; times counts sentences,
    quotes or events; tone is the mean event score, where the basis is `acts upon`: there `choice`
    narrows the events. Pairs named together come both ways round. With actors (or sides, or a
    watchlist of actors) chosen, one end of each pair is a chosen one.
    """
    names = _most_named(connection, wanted, level)
    counting = Counting(basis, level, tuple(names), choice)
    pairs = read_frame(connection, counted(wanted, counting))
    watched = wanted.watched_actors if level is Level.ACTOR else ()
    for chosen in (wanted.actors if level is Level.ACTOR else wanted.sides, watched):
        if not chosen:
            continue
        pairs = pairs[pairs["source_id"].isin(chosen) | pairs["target_id"].isin(chosen)]
    pairs = pairs.assign(
        source=pairs["source_id"].map(names).astype("object"),
        target=pairs["target_id"].map(names).astype("object"),
        basis=pd.Series(basis.value, index=pairs.index, dtype="object"),
    )
    return pairs.sort_values(
        ["times", "source", "target"], ascending=[False, True, True], ignore_index=True
    )[COLUMNS]


def _most_named(connection: Connection, wanted: Filter, level: Level) -> dict[str, str]:
    """Names by id (or side by side): the chosen ones, then the most named."""
    row = article_actors.c
    if level is Level.ACTOR:
        key, name, kind = row.actor_id, actors.c.name, actors.c.kind
        chosen = (*wanted.actors, *wanted.watched_actors)
        others = replace(wanted, actors=(), watched=wanted.anyone().watched)
    else:
        key, name, kind, chosen = row.side, row.side, row.side, wanted.sides
        others = replace(wanted, actors=(), sides=())
    query = (
        select(key.label("actor_id"), name.label("actor"), kind.label("kind"))
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(*others.conditions(article_actors), key.is_not(None))
        .group_by(key, name, kind)
        .having(func.sum(wanted.counted()) > 0)
        .order_by(case((key.in_(chosen), 0), else_=1), func.sum(wanted.counted()).desc(), name)
        .limit(POOL)
    )
    found = read_frame(connection, query)
    return dict(zip(found["actor_id"], told_apart(found), strict=True))


def counted(wanted: Filter, counting: Counting) -> Query:
    """Columns: source_id, target_id, times, tone and, if by day, published."""
    return _PAIRS[counting.basis](wanted, counting)


def _by_day(query: Query, published: ColumnElement[date], counting: Counting) -> Query:
    if not counting.by_day:
        return query
    return query.add_columns(published.label("published")).group_by(published)


def _together(wanted: Filter, counting: Counting) -> Query:
    # One table used twice: two subqueries would be worked out twice.
    there = named(wanted, counting.level, counting.pool).cte("named")
    one, other = there.alias("one"), there.alias("other")
    same_sentence = and_(
        one.c.article_id == other.c.article_id,
        one.c.sentence == other.c.sentence,
        one.c.who != other.c.who,
    )
    pairs = (
        select(
            one.c.who.label("source_id"),
            other.c.who.label("target_id"),
            func.count().label("times"),
            cast(null(), Float).label("tone"),
        )
        .join(other, same_sentence)
        .group_by(one.c.who, other.c.who)
    )
    return _by_day(pairs, one.c.published, counting)


def named(wanted: Filter, level: Level, pool: Sequence[str]) -> Query:
    """Columns: article_id, sentence, published, who: those of `pool` a sentence names, once."""
    row = mentions.c
    who = row.actor_id if level is Level.ACTOR else article_actors.c.side
    query = select(row.article_id, row.sentence, row.published, who.label("who"))
    if level is Level.SIDE:
        query = query.join(article_actors, of_the_mention())
    return query.where(
        *wanted.anyone().conditions(mentions), *counted_form(wanted), _is_one_of(who, pool)
    ).distinct()


def _speaks(wanted: Filter, counting: Counting) -> Query:
    source, target = speaker_and_subject(counting.level)
    pairs = select(
        source.label("source_id"),
        target.label("target_id"),
        func.count(quotes.c.quote_id.distinct()).label("times"),
        cast(null(), Float).label("tone"),
    ).join(mentions, inside_the_quote())
    if counting.level is Level.SIDE:
        pairs = pairs.join(article_actors, of_the_mention())
    pairs = pairs.where(
        *wanted.anyone().conditions(quotes),
        *counted_form(wanted),
        _is_one_of(source, counting.pool),
        _is_one_of(target, counting.pool),
        source != target,
    ).group_by(source, target)
    return _by_day(pairs, quotes.c.published, counting)


def _is_one_of(who: ColumnElement[Any], pool: Sequence[str]) -> Condition:
    """A pool of many holds most of what there is: by the index each row would be looked up by
    itself, which takes twice as long as reading all of them."""
    return (who.concat("") if len(pool) >= _MANY else who).in_(pool)


def _acts(wanted: Filter, counting: Counting) -> Query:
    source, target = doer_and_receiver(counting.level)
    pairs = (
        select(
            source.label("source_id"),
            target.label("target_id"),
            func.count().label("times"),
            func.avg(events.c.score).label("tone"),
        )
        .where(
            *wanted.anyone().conditions(events),
            *took_place(counting.choice),
            source.in_(counting.pool),
            target.in_(counting.pool),
            source != target,
        )
        .group_by(source, target)
    )
    return _by_day(pairs, events.c.published, counting)


_PAIRS: dict[RelationBasis, Callable[[Filter, Counting], Query]] = {
    RelationBasis.TOGETHER: _together,
    RelationBasis.SPEAKS: _speaks,
    RelationBasis.ACTS: _acts,
}


def counted_form(wanted: Filter) -> tuple[Condition, ...]:
    """The mentions that count under the rule in force."""
    return () if wanted.all_forms else (mentions.c.form.in_(COUNTED_FORMS),)


def took_place(choice: EventChoice) -> tuple[Condition, ...]:
    """Events that happened: not planned, not supposed, not denied; `choice` may ask for others."""
    if choice.modalities:
        return choice.conditions()
    happened = (events.c.modality == Modality.HAPPENED, events.c.negated.is_(False))
    return (*happened, *choice.conditions())


def inside_the_quote() -> Condition:
    """Joins a quote to the mentions in its words."""
    return and_(
        mentions.c.article_id == quotes.c.article_id,
        mentions.c.start >= quotes.c.start,
        mentions.c.end <= quotes.c.end,
    )


def of_the_mention() -> Condition:
    """Joins a mention to what its article says of the actor."""
    return and_(
        article_actors.c.article_id == mentions.c.article_id,
        article_actors.c.actor_id == mentions.c.actor_id,
    )


def speaker_and_subject(level: Level) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Who speaks, and who is mentioned in the words."""
    if level is Level.ACTOR:
        return quotes.c.speaker_id, mentions.c.actor_id
    return quotes.c.side, article_actors.c.side


def doer_and_receiver(level: Level) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Who acts, and upon whom."""
    if level is Level.ACTOR:
        return events.c.source_id, events.c.target_id
    return events.c.source_side, events.c.target_side
