"""Who said what, to whom, under which verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, or_, select

from core.model import COUNTED_FORMS, Basis, QuoteKind, Reports, Stance
from core.store import search
from core.store.filters import Condition, Filter, at_least
from core.store.queries.elsewhere import outlets_carrying
from core.store.queries.frames import MOST_ROWS, Query, read_frame, title_of
from core.store.queries.relations import inside_the_quote
from core.store.schema import articles, mentions, quotes


class Scope(StrEnum):
    """How far a table of quotes reaches: what was said, what is thought, what was spoken of."""

    SPEECH = "speech"
    THOUGHTS = "speech and thoughts"
    TOPICS = "speech, thoughts and topics"


_REPORTS = {
    Scope.SPEECH: (Reports.SPEECH,),
    Scope.THOUGHTS: (Reports.SPEECH, Reports.THOUGHT),
    Scope.TOPICS: tuple(Reports),
}


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """What the quotes table narrows to, beside the shared filter."""

    scope: Scope = Scope.SPEECH
    kinds: tuple[QuoteKind, ...] = ()
    bases: tuple[Basis, ...] = ()
    stances: tuple[Stance, ...] = ()
    cues: tuple[str, ...] = ()  # lemmas
    words: str = ""
    about: str | None = None  # the id of an actor whom the words name, and who is not the speaker
    confidence_at_least: float = 0.0  # 0 to 1

    def conditions(self) -> tuple[Condition, ...]:
        """What a row of `quotes` has to meet."""
        row = quotes.c
        chosen = (
            (row.reports, _REPORTS[self.scope]),
            (row.kind, self.kinds),
            (row.basis, self.bases),
            (row.stance, self.stances),
            (row.cue_lemma, self.cues),
        )
        by_value = tuple(column.in_(values) for column, values in chosen if values)
        about = () if self.about is None else _naming(self.about)
        words = (search.quotes_matching(self.words),) if self.words else ()
        return (*by_value, *about, *words, *at_least(quotes, self.confidence_at_least))


def _naming(actor_id: str) -> tuple[Condition, ...]:
    row = quotes.c
    named = (
        select(row.quote_id)
        .join(mentions, inside_the_quote())
        .where(mentions.c.actor_id == actor_id, mentions.c.form.in_(COUNTED_FORMS))
    )
    return row.quote_id.in_(named), or_(row.speaker_id.is_(None), row.speaker_id != actor_id)


def quotes_matching(
    connection: Connection,
    wanted: Filter,
    *,
    choice: QuoteChoice = QuoteChoice(),
    top: int = MOST_ROWS,
) -> pd.DataFrame:
    """Columns: quote_id, published, outlet, speaker, side, told_to, occasion, cue, text, kind,
    reports, stance, basis, reported_by, confidence, outlets, title, article_id, start. Newest
    first, in reading order within an article.

    `outlets`: in how many outlets of the collection the same quote stands.
    """
    row = quotes.c
    query = (
        select(
            row.quote_id,
            row.published,
            row.outlet,
            row.speaker,
            row.side,
            row.told_to,
            row.occasion,
            row.cue,
            row.text,
            row.kind,
            row.reports,
            row.stance,
            row.basis,
            row.reported_by,
            row.confidence,
            outlets_carrying(wanted).label("outlets"),
            title_of(articles).label("title"),
            row.article_id,
            row.start,
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(*wanted.conditions(quotes), *choice.conditions())
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    return read_frame(connection, query)


def cues(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: cue (lemma), stance, quotes. Most used first."""
    return read_frame(connection, _by(wanted, quotes.c.cue_lemma.label("cue"), quotes.c.stance))


def bases(connection: Connection, wanted: Filter) -> pd.DataFrame:
    """Columns: basis, quotes: how the speakers are known."""
    return read_frame(connection, _by(wanted, quotes.c.basis))


def _by(wanted: Filter, *columns: ColumnElement[str]) -> Query:
    times = func.count().label("quotes")
    return (
        select(*columns, times)
        .where(*wanted.conditions(quotes), columns[0].is_not(None))
        .group_by(*columns)
        .order_by(times.desc(), *columns)
    )
