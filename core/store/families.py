"""Families of near copies: which article is the original, and the mark its copies' facts carry.

The original is the earliest: by date (an article without one comes after all that have one), then
by arrival. A later arrival may therefore turn out to be the original of what was there before it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, or_, select, update

from core import copies
from core.store.bulk import insert_rows
from core.store.facts import Row
from core.store.schema import article_actors, articles, copy_bands, events, mentions, quotes

# Tables whose rows say whether their article is a copy.
MARKED = (article_actors, mentions, quotes, events)

# Texts compared exactly; those that share most bands come first, so the right one is among them.
CANDIDATES = 20

# Parameters of one statement.
_BATCH = 500


# Asked for every article that comes in, so it is put together once, each band by its own name.
_BANDS = tuple(f"band_{number}" for number in range(copies.BANDS))
_SHARED = (
    select(copy_bands.c.article_id, func.count().label("bands"))
    .where(or_(*(copy_bands.c.band == bindparam(name) for name in _BANDS)))
    .group_by(copy_bands.c.article_id)
    .order_by(func.count().desc())
    .limit(CANDIDATES)
    .subquery()
)
_SHARING_BANDS = select(articles.c.article_id, articles.c.text).join(
    _SHARED, _SHARED.c.article_id == articles.c.article_id
)


def join_families(connection: Connection, texts: Mapping[str, str]) -> None:
    """Enter the bands of new articles (id -> text) and put near copies in their families."""
    shingled = {article_id: copies.shingles(text) for article_id, text in texts.items()}
    bands = {article_id: copies.bands(found) for article_id, found in shingled.items()}
    seen = _entered(connection, {band for found in bands.values() for band in found})
    rows: list[Row] = []
    for article_id, found in bands.items():
        if not found:
            continue
        relative = None
        if not seen.isdisjoint(found):
            # Those just before are to be found too.
            insert_rows(connection, copy_bands, rows)
            rows = []
            relative = _nearest(connection, shingled[article_id], found)
        seen |= set(found)
        rows += [{"article_id": article_id, "band": band} for band in found]
        if relative:
            choose_original(connection, [article_id, *_family_of(connection, relative)])
    insert_rows(connection, copy_bands, rows)


def _entered(connection: Connection, bands: Collection[int]) -> set[int]:
    """Those of these bands that some article has."""
    row = copy_bands.c
    every = sorted(bands)
    return {
        band
        for start in range(0, len(every), _BATCH)
        for band in connection.scalars(
            select(row.band).where(row.band.in_(every[start : start + _BATCH])).distinct()
        )
    }


def choose_original(connection: Connection, family: Collection[str]) -> None:
    """Make the earliest of these articles the original and the others its copies."""
    original, *rest = connection.scalars(
        select(articles.c.article_id)
        .where(articles.c.article_id.in_(family))
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.number)
    )
    _mark(connection, [original], None)
    _mark(connection, rest, original)


def _mark(connection: Connection, article_ids: Sequence[str], original: str | None) -> None:
    connection.execute(
        update(articles).where(articles.c.article_id.in_(article_ids)).values(copy_of=original)
    )
    for table in MARKED:
        connection.execute(
            update(table)
            .where(table.c.article_id.in_(article_ids))
            .values(is_copy=original is not None)
        )


def _family_of(connection: Connection, article_id: str) -> list[str]:
    original = (
        select(func.coalesce(articles.c.copy_of, articles.c.article_id))
        .where(articles.c.article_id == article_id)
        .scalar_subquery()
    )
    members = or_(articles.c.article_id == original, articles.c.copy_of == original)
    return list(connection.scalars(select(articles.c.article_id).where(members)))


def _nearest(connection: Connection, shingled: frozenset[int], bands: Sequence[int]) -> str | None:
    """The stored article most like these shingles, if it is like enough to be a copy."""
    texts = connection.execute(_SHARING_BANDS, dict(zip(_BANDS, bands, strict=True)))
    likeness = {
        article_id: copies.jaccard(shingled, copies.shingles(text)) for article_id, text in texts
    }
    nearest = max(likeness, key=likeness.__getitem__, default=None)
    return nearest if nearest is not None and likeness[nearest] >= copies.SAME else None
