"""Who did what to whom, and when."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, func, select

from core.model import EventType, Modality, Quad, Status
from core.store.filters import Condition, Filter, at_least
from core.store.queries.frames import MOST_ROWS, read_frame, title_of
from core.store.schema import articles, events


@dataclass(frozen=True, slots=True)
class EventChoice:
    """What the events page narrows to, beside the shared filter."""

    types: tuple[EventType, ...] = ()
    quads: tuple[Quad, ...] = ()
    statuses: tuple[Status, ...] = ()
    modalities: tuple[Modality, ...] = ()
    source: str | None = None  # an actor id
    target: str | None = None
    without_denied: bool = False  # leave out what the text says did not happen
    confidence_at_least: float = 0.0  # 0 to 1

    def conditions(self) -> tuple[Condition, ...]:
        """What a row of `events` has to meet."""
        row = events.c
        chosen = (
            (row.type, self.types),
            (row.quad, self.quads),
            (row.status, self.statuses),
            (row.modality, self.modalities),
        )
        parties = ((row.source_id, self.source), (row.target_id, self.target))
        denied = (row.negated.is_(False),) if self.without_denied else ()
        return (
            *denied,
            *at_least(events, self.confidence_at_least),
            *(column.in_(values) for column, values in chosen if values),
            *(column == actor_id for column, actor_id in parties if actor_id is not None),
        )


# Nothing is left out.
ANY_EVENT = EventChoice()


def events_matching(
    connection: Connection,
    wanted: Filter,
    *,
    choice: EventChoice = ANY_EVENT,
    top: int = MOST_ROWS,
) -> pd.DataFrame:
    """Columns: event_id, when, published, dated, outlet, source, type, quad, target, trigger,
    status, claimed_by, modality, negated, score, confidence, title, article_id, start.

    Newest first. `when` is the event's day, else its article's; `dated` whether the text gives it.
    """
    row = events.c
    when = func.coalesce(row.date, row.published, type_=row.date.type).label("when")
    query = (
        select(
            row.event_id,
            when,
            row.published,
            row.date.is_not(None).label("dated"),
            row.outlet,
            row.source,
            row.type,
            row.quad,
            row.target,
            row.text.label("trigger"),
            row.status,
            row.claimed_by,
            row.modality,
            row.negated,
            row.score,
            row.confidence,
            title_of(articles).label("title"),
            row.article_id,
            row.start,
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(*wanted.conditions(events), *choice.conditions())
        .order_by(when.desc(), row.article_id, row.start)
        .limit(top)
    )
    return read_frame(connection, query)
