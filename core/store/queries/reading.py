"""One article, to be read: its text, what to mark in it and what could not be done."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, func, literal, or_, select, union_all

from core.store.facts import spans_of
from core.store.queries.frames import Query, read_frame, title_of
from core.store.schema import (
    actors,
    article_actors,
    articles,
    events,
    mentions,
    notes,
    quotes,
    sentences,
)


def article(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: article_id, title, outlet, author, url, section, published, published_precision,
    published_at, modified, language, stated_by (as a sentence), words, text, origin, model, rules,
    added, copy_of, copy_title. One row; none if there is no such article."""
    row, original = articles.c, articles.alias("original")
    found = read_frame(
        connection,
        select(
            row.article_id,
            title_of(articles).label("title"),
            row.outlet,
            row.author,
            row.url,
            row.published,
            row.section,
            row.published_precision,
            row.published_at,
            row.modified,
            row.language,
            row.stated_by,
            row.words,
            row.text,
            row.origin,
            row.model,
            row.rules,
            row.added,
            row.copy_of,
            title_of(original).label("copy_title"),
        )
        .outerjoin(original, original.c.article_id == row.copy_of)
        .where(row.article_id == article_id),
    )
    return found.assign(stated_by=found["stated_by"].map(_as_sentence, na_action="ignore"))


def carried_also(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: article_id, published, outlet, title, words: the other near copies of an article.

    The earliest first; none for an article that is like no other.
    """
    row, this = articles.c, articles.alias("this")
    original = (
        select(func.coalesce(this.c.copy_of, this.c.article_id))
        .where(this.c.article_id == article_id)
        .scalar_subquery()
    )
    title = title_of(articles).label("title")
    return read_frame(
        connection,
        select(row.article_id, row.published, row.outlet, title, row.words)
        .where(or_(row.article_id == original, row.copy_of == original))
        .where(row.article_id != article_id)
        .order_by(row.published.is_(None), row.published, row.number),
    )


def _as_sentence(stated_by: str) -> str:
    """Fields that stand in one place are told together."""
    by_place: dict[str, list[str]] = {}
    for name, place in json.loads(stated_by).items():
        by_place.setdefault(place, []).append(name)
    return "; ".join(f"{', '.join(names)}: {place}" for place, names in by_place.items())


def marks(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: start, end, layer (actor, quote, cue, event), label (what it was read as).

    In reading order. Offsets are characters of the article's text.
    """
    parts = [_actor_marks(article_id), _quote_marks(article_id), _cue_marks(article_id)]
    every = union_all(*parts, _event_marks(article_id)).subquery()
    found = read_frame(connection, select(every))
    told = pd.concat([found, _tellings(connection, article_id)], ignore_index=True)
    return told.sort_values(["start", "end"], ascending=[True, False], ignore_index=True)


def _tellings(connection: Connection, article_id: str) -> pd.DataFrame:
    """The later tellings of events, with the label of the first."""
    row = events.c
    wanted = _event_marks(article_id).add_columns(row.told_again)
    rows = [
        (span.start, span.end, event.layer, f"{event.label} (told again)")
        for event in connection.execute(wanted.where(row.told_again.is_not(None)))
        for span in spans_of(event.told_again)
    ]
    dtypes = {"start": "Int64", "end": "Int64", "layer": "object", "label": "object"}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _actor_marks(article_id: str) -> Query:
    return (
        select(
            mentions.c.start,
            mentions.c.end,
            literal("actor").label("layer"),
            (actors.c.name + " · " + actors.c.kind + ", by " + mentions.c.form).label("label"),
        )
        .join(actors, actors.c.actor_id == mentions.c.actor_id)
        .where(mentions.c.article_id == article_id)
    )


def _quote_marks(article_id: str) -> Query:
    row = quotes.c
    speaker = func.coalesce(row.speaker, "unknown speaker")
    label = speaker + " · " + row.kind + " quote, speaker " + row.basis
    return select(row.start, row.end, literal("quote"), label).where(row.article_id == article_id)


def _cue_marks(article_id: str) -> Query:
    row = quotes.c
    label = literal("cue · ") + row.cue_lemma + ", " + func.coalesce(row.stance, "neutral")
    return select(row.cue_start, row.cue_end, literal("cue"), label).where(
        row.article_id == article_id, row.cue_start.is_not(None)
    )


def _event_marks(article_id: str) -> Query:
    row = events.c
    doer, receiver = func.coalesce(row.source, "?"), func.coalesce(row.target, "?")
    label = row.type + " · " + doer + " → " + receiver + ", " + row.status
    layer = literal("event").label("layer")
    query = select(row.start, row.end, layer, label.label("label"))
    return query.where(row.article_id == article_id)


def notes_of(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: code, message, start: what reading this article could not do."""
    row = notes.c
    return read_frame(
        connection,
        select(row.code, row.message, row.start)
        .where(row.article_id == article_id)
        .order_by(row.start),
    )


def doubts(connection: Connection, article_ids: Sequence[str]) -> pd.DataFrame:
    """Columns: article_id, doubts: all the notes on each article in one string."""
    row = notes.c
    return read_frame(
        connection,
        select(row.article_id, func.aggregate_strings(row.message, "; ").label("doubts"))
        .where(row.article_id.in_(article_ids))
        .group_by(row.article_id),
    )


def sentence_at(connection: Connection, article_id: str, offset: int) -> pd.DataFrame:
    """Columns: start, end: the sentence that holds the character. One row, or none."""
    row = sentences.c
    return read_frame(
        connection,
        select(row.start, row.end)
        .where(row.article_id == article_id, row.start <= offset, row.end > offset)
        .limit(1),
    )


def quotes_of(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: start, end, speaker, cue, text, kind, basis. In reading order."""
    row = quotes.c
    return read_frame(
        connection,
        select(row.start, row.end, row.speaker, row.cue, row.text, row.kind, row.basis)
        .where(row.article_id == article_id)
        .order_by(row.start),
    )


def events_of(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: start, end, source, type, target, trigger, status. In reading order."""
    row = events.c
    trigger = row.text.label("trigger")
    return read_frame(
        connection,
        select(row.start, row.end, row.source, row.type, row.target, trigger, row.status)
        .where(row.article_id == article_id)
        .order_by(row.start),
    )


def actors_of(connection: Connection, article_id: str) -> pd.DataFrame:
    """Columns: actor_id, actor, kind, role, side, names, demonyms, nominals, pronouns.

    Most named first.
    """
    row = article_actors.c
    return read_frame(
        connection,
        select(
            actors.c.actor_id,
            actors.c.name.label("actor"),
            actors.c.kind,
            row.role,
            row.side,
            row.names,
            row.demonyms,
            row.nominals,
            row.pronouns,
        )
        .join(actors, actors.c.actor_id == row.actor_id)
        .where(row.article_id == article_id)
        .order_by(row.names.desc(), actors.c.name),
    )
