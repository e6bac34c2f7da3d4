"""What a person should look at: where the machine says itself that it is not sure."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, func, select

from core.corrections import KeepApart, from_json
from core.identity import suggest_merges
from core.model import Actor, ActorKind, Basis
from core.store.correction_tables import corrections
from core.store.filters import Filter
from core.store.queries.actors import mention_counts
from core.store.queries.frames import MOST_ROWS, read_frame, title_of
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
    """Columns: what, count, of. A row a question; `of` is how many there are in all.

    What an analyst has judged needs no review any more.
    """
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
            all_quotes.where(quotes.c.basis == Basis.UNKNOWN, quotes.c.reviewed.is_(None)),
            all_quotes,
        ),
        (
            Doubt.QUOTES.value,
            all_quotes.where(quotes.c.confidence < UNSURE, quotes.c.reviewed.is_(None)),
            all_quotes,
        ),
        (
            Doubt.EVENTS.value,
            all_events.where(events.c.confidence < UNSURE, events.c.reviewed.is_(None)),
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
    """Columns: first_name, second_name, likeness, mentions, first_id, second_id, first_mentions,
    second_mentions. Pairs of names that may be one actor, but for those an analyst keeps apart.

    Nothing is merged: it is for the analyst to say. mentions is of both together, most first; of
    the two, the one that is named more is the first.
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
    apart = _kept_apart(connection)
    rows = []
    for pair in suggest_merges(named):
        ids = (pair.first_id, pair.second_id)
        if frozenset(ids) in apart:
            continue
        one, other = sorted(ids, key=lambda actor_id: (-times[actor_id], actor_id))
        both = times[one] + times[other]
        names = (label[one], label[other])
        rows.append((*names, pair.reason, both, one, other, times[one], times[other]))
    found = pd.DataFrame(rows, columns=_ALIKE)
    return found.sort_values("mentions", ascending=False, kind="stable", ignore_index=True)


_ALIKE = [
    "first_name", "second_name", "likeness", "mentions", "first_id", "second_id",
    "first_mentions", "second_mentions",
]  # fmt: skip


def _kept_apart(connection: Connection) -> set[frozenset[str]]:
    """The pairs an analyst has said are two."""
    row = corrections.c
    query = select(row.kind, row.payload).where(
        row.kind == KeepApart.__name__, row.undone.is_(None)
    )
    decisions = (from_json(kind, payload) for kind, payload in connection.execute(query))
    return {
        frozenset((each.one.id, each.other.id)) for each in decisions if isinstance(each, KeepApart)
    }


def quotes_to_review(
    connection: Connection, wanted: Filter, *, below: float | None = None, top: int = MOST_ROWS
) -> pd.DataFrame:
    """Columns: quote_id, published, outlet, speaker, cue, text, kind, basis, confidence, title,
    article_id, start.

    Quotes nobody has judged: those without a known speaker, newest first, or with `below` those
    read with less confidence than that (0 to 1), least first.
    """
    row = quotes.c
    doubtful = row.basis == Basis.UNKNOWN if below is None else row.confidence < below
    worst = () if below is None else (row.confidence,)
    query = (
        select(
            row.quote_id,
            row.published,
            row.outlet,
            row.speaker,
            row.cue,
            row.text,
            row.kind,
            row.basis,
            row.confidence,
            title_of(articles).label("title"),
            row.article_id,
            row.start,
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(*wanted.conditions(quotes), doubtful, row.reviewed.is_(None))
        .order_by(*worst, row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    return read_frame(connection, query)


def events_to_review(
    connection: Connection, wanted: Filter, *, below: float, top: int = MOST_ROWS
) -> pd.DataFrame:
    """Columns: event_id, published, outlet, source, type, target, trigger, modality, negated,
    confidence, title, article_id, start.

    Events nobody has judged, read with less confidence than `below` (0 to 1), least first.
    """
    row = events.c
    query = (
        select(
            row.event_id,
            row.published,
            row.outlet,
            row.source,
            row.type,
            row.target,
            row.text.label("trigger"),
            row.modality,
            row.negated,
            row.confidence,
            title_of(articles).label("title"),
            row.article_id,
            row.start,
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(*wanted.conditions(events), row.confidence < below, row.reviewed.is_(None))
        .order_by(row.confidence, row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    return read_frame(connection, query)
