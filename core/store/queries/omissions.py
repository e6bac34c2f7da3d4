"""The quotes one outlet carried and another, which told the same story, left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, func, select

from core.model import ActorKind, Reports
from core.store.filters import Filter
from core.store.queries.elsewhere import (
    DAYS,
    MAIN_ACTORS,
    OTHER,
    SHARED_ACTORS,
    joined,
)
from core.store.queries.frames import read_frame, title_of
from core.store.schema import actors, article_actors, articles, quotes

MOST_LISTED = 200


@dataclass(slots=True)
class _Story:
    """What tells whether two articles are on one matter."""

    published: date | None
    family: str
    named: list[str] = field(default_factory=list)  # places too, most named first
    main: list[str] = field(default_factory=list)  # without places

    def besides(self, speaker_id: str) -> set[str]:
        return set([actor for actor in self.main if actor != speaker_id][:MAIN_ACTORS])


def left_out(
    connection: Connection, wanted: Filter, *, other: Filter, top: int = MOST_LISTED
) -> pd.DataFrame:
    """Columns: quote_id, published, outlet, speaker, text, kind, told (how many articles of the
    other tell its story), title, article_id, start. Newest first.

    The quotes of `wanted` that no article of the outlet of `other` has, whatever its date, though
    one tells their story: a near copy, or within DAYS and naming the speaker and SHARED_ACTORS
    others of its main actors. Quotes too short to be recognised are left aside.
    """
    row = quotes.c
    candidates = connection.execute(
        select(row.quote_id, row.article_id, row.speaker_id).where(
            *wanted.conditions(quotes),
            row.wording_id.is_not(None),
            row.reports == Reports.SPEECH,
        )
    ).all()
    carried = _carried(connection, wanted, other)
    ours = _stories(connection, _every_copy(wanted))
    theirs = _stories(connection, Filter(outlets=other.outlets, every_copy=True))
    telling = _telling(theirs)
    told: dict[int, int] = {}
    for quote in candidates:
        story = ours.get(quote.article_id)
        if story is not None and quote.quote_id not in carried:
            told[quote.quote_id] = telling.times(story, quote.speaker_id)
    return _listed(connection, {key: times for key, times in told.items() if times}, top)


def _every_copy(wanted: Filter) -> Filter:
    """The same part of the collection with every copy in it, whoever is chosen."""
    return Filter(wanted.since, wanted.until, wanted.outlets, words=wanted.words, every_copy=True)


def _carried(connection: Connection, wanted: Filter, other: Filter) -> set[int]:
    """Ids of the quotes that the other has, itself or in a wording tied to one of its others."""
    row, outlets = quotes.c, Filter(outlets=other.outlets, every_copy=True)
    theirs = set(connection.scalars(select(row.quote_id).where(*outlets.conditions(quotes))))
    pairs = joined(select(row.quote_id, OTHER.c.quote_id.label("same")))
    near = {same for _, same in connection.execute(pairs.where(*outlets.conditions(quotes)))}
    ours = connection.execute(pairs.where(*wanted.conditions(quotes)))
    return {quote_id for quote_id, same in ours if same in theirs or same in near}


def _stories(connection: Connection, side: Filter) -> dict[str, _Story]:
    """The articles of a part of the collection, by id."""
    row = articles.c
    family = func.coalesce(row.copy_of, row.article_id).label("family")
    found = {
        article.article_id: _Story(article.published, article.family)
        for article in connection.execute(
            select(row.article_id, row.published, family).where(*side.conditions(articles))
        )
    }
    naming = article_actors.c
    named = (
        select(naming.article_id, naming.actor_id, actors.c.kind)
        .join(actors, actors.c.actor_id == naming.actor_id)
        .where(*side.conditions(article_actors), naming.names > 0)
        .order_by(naming.names.desc(), naming.actor_id)
    )
    for article_id, actor_id, kind in connection.execute(named):
        story = found[article_id]
        story.named.append(actor_id)
        if kind != ActorKind.PLACE:
            story.main.append(actor_id)
    return found


@dataclass(slots=True)
class _Telling:
    """The stories of an outlet, to be found by day and by family."""

    by_day: list[tuple[date, _Story]]
    days: list[date]
    by_family: dict[str, int]

    def times(self, story: _Story, speaker_id: str | None) -> int:
        """How many of its articles tell the story of a quote."""
        copies = self.by_family.get(story.family, 0)
        if speaker_id is None or story.published is None:
            return copies
        near = timedelta(days=DAYS)
        first = bisect_left(self.days, story.published - near)
        last = bisect_right(self.days, story.published + near)
        main = story.besides(speaker_id)
        alike = sum(
            1
            for _, their in self.by_day[first:last]
            if their.family != story.family
            and speaker_id in their.named
            and len(main & their.besides(speaker_id)) >= SHARED_ACTORS
        )
        return copies + alike


def _telling(stories: dict[str, _Story]) -> _Telling:
    dated = [(story.published, story) for story in stories.values() if story.published]
    dated.sort(key=lambda pair: pair[0])
    by_family: dict[str, int] = defaultdict(int)
    for story in stories.values():
        by_family[story.family] += 1
    return _Telling(dated, [day for day, _ in dated], dict(by_family))


def _listed(connection: Connection, told: dict[int, int], top: int) -> pd.DataFrame:
    row = quotes.c
    query = (
        select(
            row.quote_id,
            row.published,
            row.outlet,
            row.speaker,
            row.text,
            row.kind,
            row.quote_id.label("told"),
            title_of(articles).label("title"),
            row.article_id,
            row.start,
        )
        .join(articles, articles.c.article_id == row.article_id)
        .where(row.quote_id.in_(_newest(told)))
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    found = read_frame(connection, query)
    return found.assign(told=found["quote_id"].map(told).astype("Int64"))


def _newest(told: dict[int, int]) -> list[int]:
    """So many as one statement takes; the ids rise with the order of arrival."""
    return sorted(told)[-5000:]
