"""What a person should look at: where the machine says itself that it is not sure."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, func, select

from core.identity import suggest_merges
from core.model import Actor, ActorKind, Basis
from core.store.filters import Filter
from core.store.queries.actors import mention_counts
from core.store.schema import articles, events, notes, quotes

# So many of the most named actors are compared with each other.
MOST_COMPARED = 2000
# Below this a fact is called uncertain.
UNSURE = 0.5


class Doubt(StrEnum):
    """What a person should look at."""

    SPEAKERS = "Quotes with no known speaker"
    QUOTES = "Quotes read with low confidence"
    EVENTS = "Events read with low confidence"
    NOTES = "Articles with a note"


def needs_review(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: what, count, of. A row a question; `of` is how many there are in all."""
    quoted, acted = wanted.conditions(quotes), wanted.conditions(events)
    noted = select(func.count(notes.c.article_id.distinct())).join(
        articles, articles.c.article_id == notes.c.article_id
    )
    all_quotes = select(func.count()).select_from(quotes).where(*quoted)
    all_events = select(func.count()).select_from(events).where(*acted)
    all_articles = select(func.count()).select_from(articles).where(*wanted.conditions(articles))
    asked = (
        (
            Doubt.SPEAKERS.value,
            all_quotes.where(quotes.c.basis == Basis.UNKNOWN),
            all_quotes,
        ),
        (
            Doubt.QUOTES.value,
            all_quotes.where(quotes.c.confidence < UNSURE),
            all_quotes,
        ),
        (
            Doubt.EVENTS.value,
            all_events.where(events.c.confidence < UNSURE),
            all_events,
        ),
        (Doubt.NOTES.value, noted.where(*wanted.conditions(articles)), all_articles),
    )
    rows = [
        (what, connection.execute(some).scalar() or 0, connection.execute(every).scalar() or 0)
        for what, some, every in asked
    ]
    return pd.DataFrame(rows, columns=["what", "count", "of"])


def look_alikes(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: first_name, second_name, likeness, mentions. Pairs of names that may be one actor.

    Nothing is merged: it is for the analyst to say. mentions is of both together, most first.
    """
    counts = mention_counts(connection, wanted, top=MOST_COMPARED)
    named = [
        Actor(str(actor_id), str(name), ActorKind(kind))
        for actor_id, name, kind in zip(
            counts["actor_id"], counts["actor"], counts["kind"], strict=True
        )
    ]
    label = dict(zip(counts["actor_id"], counts["label"], strict=True))
    times = dict(zip(counts["actor_id"], counts["mentions"], strict=True))
    rows = [
        (label[one], label[other], pair.reason, times[one] + times[other])
        for pair in suggest_merges(named)
        for one, other in [(pair.first_id, pair.second_id)]
    ]
    found = pd.DataFrame(rows, columns=["first_name", "second_name", "likeness", "mentions"])
    return found.sort_values("mentions", ascending=False, kind="stable", ignore_index=True)
