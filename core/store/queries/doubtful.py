"""The passages behind what needs review."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from core.model import Basis
from core.store.filters import Filter
from core.store.queries.evidence import marks_of_events, marks_of_quotes
from core.store.queries.passages import MOST, Mark, passages
from core.store.queries.review import UNSURE, Doubt
from core.store.schema import articles, events, notes, quotes


def review_evidence(
    connection: Connection, wanted: Filter, *, doubt: Doubt, top: int = MOST
) -> pd.DataFrame:
    """Columns: as `actor_evidence`. What a row of `needs_review` counts, newest first."""
    match doubt:
        case Doubt.NOTES:
            return passages(connection, _noted(connection, wanted, top))
        case Doubt.EVENTS:
            row = events.c
            unsure = select(events).where(
                *wanted.conditions(events), row.confidence < UNSURE, row.reviewed.is_(None)
            )
            newest = unsure.order_by(row.published.desc(), row.article_id, row.start).limit(top)
            return passages(connection, marks_of_events(connection, newest))
        case _:
            said = quotes.c
            nameless = said.basis == Basis.UNKNOWN
            doubtful = nameless if doubt is Doubt.SPEAKERS else said.confidence < UNSURE
            found = select(quotes).where(
                *wanted.conditions(quotes), doubtful, said.reviewed.is_(None)
            )
            newest = found.order_by(said.published.desc(), said.article_id, said.start).limit(top)
            return passages(connection, marks_of_quotes(connection, newest))


def _noted(connection: Connection, wanted: Filter, top: int) -> list[Mark]:
    """The first note of each article; the letter it is at, or the first of the text, is marked."""
    row = articles.c
    found = (
        select(row.article_id, notes.c.start)
        .join(notes, notes.c.article_id == row.article_id)
        .where(*wanted.conditions(articles), row.words > 0)
        .order_by(row.published.desc(), row.article_id, notes.c.start)
    )
    first: dict[str, int] = {}
    for article_id, start in connection.execute(found):
        first.setdefault(article_id, start or 0)
    return [Mark(key, 0, start, start + 1, "cue") for key, start in list(first.items())[:top]]
