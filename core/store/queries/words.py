"""The words that mark one part of the collection beside another."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, func, select

from core import distinctive
from core.store.filters import Filter
from core.store.queries.belonging import of_side
from core.store.queries.frames import Query
from core.store.queries.passages import MOST, Mark, passages
from core.store.queries.relations import counted_form
from core.store.schema import articles, mentions, quotes, sentences

# Of more texts than this the newest are read: a page has to answer at once.
MOST_ARTICLES, MOST_PASSAGES = 120, 1500

WORD_COLUMNS = {
    "word": "object",
    "marks": "object",  # one, other
    "one_times": "Int64",
    "one_rate": "float64",  # in 1,000 words
    "other_times": "Int64",
    "other_rate": "float64",
    "one_articles": "Int64",
    "other_articles": "Int64",
    "lean": "float64",  # standard errors; above zero it marks the first
    "clear": "boolean",  # unlikely to be chance alone
}


class Texts(StrEnum):
    """Which texts words are counted in."""

    SAID = "quotes"
    NAMED = "sentences naming them"
    WHOLE = "whole articles"


def distinctive_words(
    connection: Connection, wanted: Filter, *, other: Filter, texts: Texts, top: int = 15
) -> pd.DataFrame:
    """Columns: WORD_COLUMNS. The `top` words that mark each of two parts of the collection.

    With actors chosen, a part is what those say, or what names them. Stop words and words with a
    capital, names for the most part, are left out.
    """
    one, two = (_pile(connection, side, texts) for side in (wanted, other))
    found = distinctive.distinctive(one, two)
    rows = [
        *[row for row in found if row.lean > 0][:top],
        *[row for row in found if row.lean < 0][:top],
    ]
    cells = [
        (
            row.word,
            "one" if row.lean > 0 else "other",
            row.one_times,
            1000 * row.one_times / one.words,
            row.other_times,
            1000 * row.other_times / two.words,
            row.one_articles,
            row.other_articles,
            row.lean,
            abs(row.lean) >= distinctive.CLEAR,
        )
        for row in rows
    ]
    columns = zip(*cells, strict=True) if cells else [()] * len(WORD_COLUMNS)
    return pd.DataFrame(
        {
            name: pd.Series(values, dtype=dtype)
            for (name, dtype), values in zip(WORD_COLUMNS.items(), columns, strict=True)
        }
    )


def word_evidence(
    connection: Connection, wanted: Filter, *, word: str, texts: Texts, top: int = MOST
) -> pd.DataFrame:
    """Columns: as `actor_evidence`. Where a word stands among the texts it was counted in."""
    marks: list[Mark] = []
    for row in connection.execute(_texts(wanted, texts)):
        for start, end in distinctive.places(row.text, word):
            item = row.start + (start if texts is Texts.WHOLE else 0)
            marks.append(Mark(row.article_id, item, row.start + start, row.start + end, "cue"))
        if len(marks) >= top:
            break
    return passages(connection, marks)


def _pile(connection: Connection, side: Filter, texts: Texts) -> distinctive.Pile:
    return distinctive.pile(_rows(connection, _texts(side, texts)))


def _rows(connection: Connection, query: Query) -> Iterator[tuple[str, str]]:
    for row in connection.execute(query):
        yield row.article_id, row.text


def _texts(side: Filter, texts: Texts) -> Query:
    """Columns: article_id, start, text. Newest first, not more than are read."""
    match texts:
        case Texts.SAID:
            row = quotes.c
            newest = (row.published.desc(), row.article_id, row.start)
            columns = select(row.article_id, row.start, row.text)
            return columns.where(*side.conditions(quotes)).order_by(*newest).limit(MOST_PASSAGES)
        case Texts.NAMED:
            return _naming(side)
        case Texts.WHOLE:
            whole = articles.c
            columns = select(whole.article_id, (whole.number * 0).label("start"), whole.text)
            return (
                columns.where(*of_side(side, articles))
                .order_by(whole.published.desc(), whole.article_id)
                .limit(MOST_ARTICLES)
            )


def _naming(side: Filter) -> Query:
    row, part = mentions.c, sentences.c
    named = (
        select(row.article_id, row.sentence, row.published)
        .where(
            *side.anyone().conditions(mentions), *counted_form(side), row.actor_id.in_(side.actors)
        )
        .distinct()
        .order_by(row.published.desc(), row.article_id, row.sentence)
        .limit(MOST_PASSAGES)
        .subquery()
    )
    text = func.substr(articles.c.text, part.start + 1, part.end - part.start)
    return (
        select(part.article_id, part.start, text.label("text"))
        .join(
            named,
            (named.c.article_id == part.article_id) & (named.c.sentence == part.sentence),
        )
        .join(articles, articles.c.article_id == part.article_id)
        .order_by(named.c.published.desc(), part.article_id, part.start)
    )
