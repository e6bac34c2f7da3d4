"""Who is named with, speaks about and acts upon whom: counted from the facts, never stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
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
from core.store.queries.frames import Query, read_frame
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


class Order(StrEnum):
    """How a matrix lists its rows and columns."""

    COUNT = "count"
    CLUSTER = "cluster"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Pair:
    """One cell of a matrix: two actors by id, or two sides by name."""

    basis: RelationBasis
    level: Level
    source: str
    target: str


# Relations are sought among this many most named: every pair of everybody would take minutes.
POOL = 60

COLUMNS = ["source_id", "source", "target_id", "target", "times", "tone"]


def relations(
    connection: Connection,
    wanted: Filter,
    *,
    basis: RelationBasis,
    level: Level = Level.ACTOR,
    top: int = 12,
) -> pd.DataFrame:
    """Columns: source_id, source, target_id, target, times, tone. Most often first.

    A row for every ordered pair that occurs among the `top` best connected of the most named;
    times counts sentences, quotes or events; tone is the mean event score, where the basis is
    `acts upon`. Pairs named together come both ways round. With actors (or sides) chosen, one end
    of each pair is a chosen one.
    """
    names = _most_named(connection, wanted, level)
    pairs = read_frame(connection, _PAIRS[basis](wanted, level, list(names)))
    chosen = wanted.actors if level is Level.ACTOR else wanted.sides
    if chosen:
        pairs = pairs[pairs["source_id"].isin(chosen) | pairs["target_id"].isin(chosen)]
    pairs = _among(pairs, _best_connected(pairs, top))
    pairs["source"] = pairs["source_id"].map(names).astype("object")
    pairs["target"] = pairs["target_id"].map(names).astype("object")
    return pairs.sort_values(
        ["times", "source", "target"], ascending=[False, True, True], ignore_index=True
    )[COLUMNS]


def _best_connected(pairs: pd.DataFrame, top: int) -> list[str]:
    return list(_weights(pairs, "source_id", "target_id").index[:top])


def _weights(pairs: pd.DataFrame, source: str, target: str) -> pd.Series:
    """How often each is at either end, most often first."""
    both = pd.concat([pairs.set_index(source)["times"], pairs.set_index(target)["times"]])
    sums: pd.Series = both.groupby(level=0).sum()
    return sums.sort_values(ascending=False, kind="stable")


def _among(pairs: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    return pairs[pairs["source_id"].isin(ids) & pairs["target_id"].isin(ids)].copy()


def _most_named(connection: Connection, wanted: Filter, level: Level) -> dict[str, str]:
    """Names by id (or side by side): the chosen ones, then the most named."""
    row = article_actors.c
    if level is Level.ACTOR:
        key, name, chosen = row.actor_id, actors.c.name, wanted.actors
        others = replace(wanted, actors=())
    else:
        key, name, chosen = row.side, row.side, wanted.sides
        others = replace(wanted, actors=(), sides=())
    query = (
        select(key.label("key"), name.label("name"))
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(*others.conditions(article_actors), key.is_not(None))
        .group_by(key, name)
        .having(func.sum(wanted.counted()) > 0)
        .order_by(case((key.in_(chosen), 0), else_=1), func.sum(wanted.counted()).desc(), name)
        .limit(POOL)
    )
    return {row.key: row.name for row in connection.execute(query)}


def _together(wanted: Filter, level: Level, pool: Sequence[str]) -> Query:
    one, other = (named(wanted, level, pool).subquery(alias) for alias in ("one", "other"))
    same_sentence = and_(
        one.c.article_id == other.c.article_id,
        one.c.sentence == other.c.sentence,
        one.c.who != other.c.who,
    )
    return (
        select(
            one.c.who.label("source_id"),
            other.c.who.label("target_id"),
            func.count().label("times"),
            cast(null(), Float).label("tone"),
        )
        .join(other, same_sentence)
        .group_by(one.c.who, other.c.who)
    )


def named(wanted: Filter, level: Level, pool: Sequence[str]) -> Query:
    """Columns: article_id, sentence, who: which of `pool` each sentence names, once each."""
    who = mentions.c.actor_id if level is Level.ACTOR else article_actors.c.side
    return (
        select(mentions.c.article_id, mentions.c.sentence, who.label("who"))
        .join(article_actors, of_the_mention())
        .where(*wanted.anyone().conditions(mentions), *counted_form(wanted), who.in_(pool))
        .distinct()
    )


def _speaks(wanted: Filter, level: Level, pool: Sequence[str]) -> Query:
    source, target = speaker_and_subject(level)
    return (
        select(
            source.label("source_id"),
            target.label("target_id"),
            func.count(quotes.c.quote_id.distinct()).label("times"),
            cast(null(), Float).label("tone"),
        )
        .join(mentions, inside_the_quote())
        .join(article_actors, of_the_mention())
        .where(
            *wanted.anyone().conditions(quotes),
            *counted_form(wanted),
            source.in_(pool),
            target.in_(pool),
            source != target,
        )
        .group_by(source, target)
    )


def _acts(wanted: Filter, level: Level, pool: Sequence[str]) -> Query:
    source, target = doer_and_receiver(level)
    return (
        select(
            source.label("source_id"),
            target.label("target_id"),
            func.count().label("times"),
            func.avg(events.c.score).label("tone"),
        )
        .where(
            *wanted.anyone().conditions(events),
            *took_place(),
            source.in_(pool),
            target.in_(pool),
            source != target,
        )
        .group_by(source, target)
    )


_PAIRS: dict[RelationBasis, Callable[[Filter, Level, Sequence[str]], Query]] = {
    RelationBasis.TOGETHER: _together,
    RelationBasis.SPEAKS: _speaks,
    RelationBasis.ACTS: _acts,
}


def counted_form(wanted: Filter) -> tuple[Condition, ...]:
    """The mentions that count under the rule in force."""
    return () if wanted.all_forms else (mentions.c.form.in_(COUNTED_FORMS),)


def took_place() -> tuple[Condition, ...]:
    """Events that happened: not planned, not supposed, not denied."""
    return (events.c.modality == Modality.HAPPENED, events.c.negated.is_(False))


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


def in_order(relations: pd.DataFrame, order: Order) -> list[str]:
    """The names of a relations frame, as the axes of a matrix should list them."""
    names = list(_weights(relations, "source", "target").index)
    match order:
        case Order.COUNT:
            return names
        case Order.NAME:
            return sorted(names)
        case Order.CLUSTER:
            return _clustered(relations, names) if len(names) > 2 else names


def _clustered(relations: pd.DataFrame, names: list[str]) -> list[str]:
    """Those related to the same others beside each other."""
    # Half a second that only those wait for who ask for clusters.
    from scipy.cluster.hierarchy import leaves_list, linkage

    table = relations.pivot_table(
        index="source", columns="target", values="times", aggfunc="sum", fill_value=0
    )
    square = table.reindex(index=names, columns=names, fill_value=0).to_numpy(dtype=float)
    ties = np.log1p(square + square.T)
    np.fill_diagonal(ties, ties.max())
    tree = linkage(ties, method="average", optimal_ordering=True)
    return [names[place] for place in leaves_list(tree)]
