"""Why a quote is given to its speaker, in plain words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.model import COUNTED_FORMS, Basis
from core.store.schema import mentions, quotes, sentences

_NOBODY = "The sentence names nobody who says it."


def why_this_speaker(connection: Connection, *, quote_id: int) -> str:
    """One sentence: the words that speak, whom they mean, and where the article names them.

    “she” = Ana Ruiz, named in the paragraph before. Empty if the quote is gone.
    """
    row = quotes.c
    quote = connection.execute(select(quotes).where(row.quote_id == quote_id)).one_or_none()
    if quote is None:
        return ""
    if quote.speaker_text is None:
        return _NOBODY
    words = f"“{quote.speaker_text}”"
    match Basis(quote.basis):
        case Basis.UNKNOWN:
            return f"{words}: the article leaves open who that is."
        case Basis.CONTINUED:
            return f"No words of its own say who speaks; it goes on from {quote.speaker} before it."
    if quote.speaker_id is None:
        return f"{words} stands with the verb; the article gives no name."
    if quote.speaker == quote.speaker_text:
        return f"{words} is named with the verb."
    return f"{words} = {quote.speaker}, {_where_named(connection, quote)}."


def _where_named(connection: Connection, quote: Row[Any]) -> str:
    here = _paragraph(connection, quote.article_id, quote.speaker_start)
    row = mentions.c
    inside = (row.start >= quote.speaker_start) & (row.end <= quote.speaker_end)
    named = (
        select(row.start)
        .where(
            row.article_id == quote.article_id,
            row.actor_id == quote.speaker_id,
            row.form.in_(COUNTED_FORMS),
        )
        .order_by(inside.desc(), (row.start < quote.speaker_start).desc())
        .order_by(func.abs(row.start - quote.speaker_start))
        .limit(1)
    )
    start = connection.execute(named).scalar_one_or_none()
    if start is None:
        return "whom the article names otherwise"
    if quote.speaker_start <= start < quote.speaker_end:
        return "named there"
    return f"named {_distance(_paragraph(connection, quote.article_id, start), here)}"


def _paragraph(connection: Connection, article_id: str, offset: int) -> int:
    row = sentences.c
    query = (
        select(row.paragraph)
        .where(row.article_id == article_id, row.start <= offset)
        .order_by(row.start.desc())
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none() or 0


def _distance(there: int, here: int) -> str:
    match here - there:
        case 0:
            return "in the same paragraph"
        case 1:
            return "in the paragraph before"
        case -1:
            return "in the paragraph after"
    return f"in paragraph {there + 1}"
