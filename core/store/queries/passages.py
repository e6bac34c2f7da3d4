"""Passages: the whole sentences that hold what is marked in them, each with its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, Row, select

from core.store import search
from core.store.queries.frames import DAYS, title_of
from core.store.schema import articles, sentences

# The most passages shown for one number; the number itself is never cut.
MOST = 100

# The layer of words that were looked for.
HIT = "hit"

DTYPES = {
    "article_id": "object",
    "published": DAYS,
    "outlet": "object",
    "author": "object",
    "url": "object",
    "title": "object",
    "paragraph": "Int64",  # counted from 1
    "at": "Int64",  # where in the article the marked words begin
    "start": "Int64",  # where in the article the passage begins
    "passage": "object",
    "marks": "object",  # tuples (start, end, layer), offsets of the passage
}


class Mark(NamedTuple):
    """Words to mark, and the item of evidence they belong to. Offsets are the article's."""

    article_id: str
    item: object
    start: int
    end: int
    layer: str


def sentences_of(connection: Connection, ids: set[str]) -> dict[str, list[Row[Any]]]:
    """The sentences of each of these articles, in order."""
    query = select(sentences).where(sentences.c.article_id.in_(ids)).order_by(sentences.c.start)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for part in connection.execute(query):
        found[part.article_id].append(part)
    return found


def passages(connection: Connection, marks: Sequence[Mark], *, words: str = "") -> pd.DataFrame:
    """One row an item, in the order the items first come in `marks`.

    `words` narrow the articles, as typed; they are marked too where a passage has them.
    """
    items: dict[tuple[str, object], list[Mark]] = defaultdict(list)
    for mark in marks:
        items[mark.article_id, mark.item].append(mark)
    shown = dict(list(items.items())[:MOST])
    ids = {article_id for article_id, _ in shown}
    about, hits = _articles(connection, ids), search.hits_in_articles(connection, words, list(ids))
    rows = [
        _passage(about[article_id], found, hits.get(article_id, []))
        for (article_id, _), found in shown.items()
    ]
    columns = zip(*rows, strict=True) if rows else [()] * len(DTYPES)
    return pd.DataFrame(
        {
            name: pd.Series(cells, dtype=dtype)
            for (name, dtype), cells in zip(DTYPES.items(), columns, strict=True)
        }
    )


class _Source(NamedTuple):
    article: Row[Any]
    sentences: list[Row[Any]]


def _articles(connection: Connection, ids: set[str]) -> dict[str, _Source]:
    row = articles.c
    query = select(
        row.article_id,
        row.published,
        row.outlet,
        row.author,
        row.url,
        title_of(articles).label("title"),
        row.text,
    ).where(row.article_id.in_(ids))
    parts = sentences_of(connection, ids)
    return {
        article.article_id: _Source(article, parts[article.article_id])
        for article in connection.execute(query)
    }


def _passage(
    source: _Source, marks: Sequence[Mark], hits: Sequence[search.Stretch]
) -> tuple[object, ...]:
    """The whole sentences that hold all of an item's marks; what is hit elsewhere is left out."""
    article = source.article
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    touched = [part for part in source.sentences if part.start < last and part.end > first]
    start, end = _trimmed(
        article.text,
        min([first, *(part.start for part in touched)]),
        max([last, *(part.end for part in touched)]),
    )
    relative = {(mark.start - start, mark.end - start, mark.layer) for mark in marks}
    relative |= {
        (hit - start, stop - start, HIT) for hit, stop in hits if start <= hit < stop <= end
    }
    return (
        article.article_id,
        article.published,
        article.outlet,
        article.author,
        article.url,
        article.title,
        touched[0].paragraph + 1 if touched else None,
        marks[0].start,
        start,
        article.text[start:end],
        tuple(sorted(relative)),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
