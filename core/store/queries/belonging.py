"""The two that are compared: each is a filter, and what of the collection belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table, select

from core.store.filters import Condition, Filter
from core.store.schema import article_actors


def of_side(side: Filter, facts: Table) -> tuple[Condition, ...]:
    """What a row has to meet to stand in an article of the side, whoever the row is about.

    With actors chosen, those are the articles that name one of them.
    """
    return (*side.anyone().conditions(facts), *_naming(side, facts))


def _naming(side: Filter, facts: Table) -> Iterator[Condition]:
    if side.actors:
        row = article_actors.c
        naming = select(row.article_id).where(
            *side.anyone().conditions(article_actors),
            row.actor_id.in_(side.actors),
            side.counted() > 0,
        )
        yield facts.c.article_id.in_(naming)
