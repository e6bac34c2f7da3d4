"""What quotes say: each wording once, tied to the others that may be the same quote.

Ties are between wordings, so that a report hundreds of outlets carry word for word costs no more
than one. Whether two quotes are one, their speakers and kinds decide when they are asked for
(queries/elsewhere.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, func, select, update

from core.matching import Wording, bond, keys, read_wording
from core.store.bulk import insert_rows
from core.store.facts import Row
from core.store.schema import quotes, wording_keys, wording_pairs, wordings

# A key that so many wordings have tells none of them apart: no more are entered under it, so that
# the cost of an article does not grow with the collection.
COMMON = 32

# Wordings compared word by word; those that share most keys come first. One key in common is worth
# a look only where one of the two is so short that it hardly has more.
CANDIDATES = 16
SHORT = 10

# Parameters of one statement.
_BATCH = 500


def enter(connection: Connection, texts: Iterable[str]) -> dict[str, int]:
    """Enter what these quotes say; gives the id of each text's wording.

    Texts with too few words to tell them from others are left out.
    """
    read = {text: read_wording(text) for text in texts}
    by_text = {text: wording for text, wording in read.items() if keys(wording)}
    by_hash = {wording.hash: wording for wording in by_text.values()}
    ids = _known(connection, by_hash)
    new = {number: wording for number, wording in by_hash.items() if number not in ids}
    free = (connection.scalar(select(func.max(wordings.c.wording_id))) or 0) + 1
    ids |= {number: free + place for place, number in enumerate(new)}
    _add(connection, {ids[number]: wording for number, wording in new.items()})
    return {text: ids[wording.hash] for text, wording in by_text.items()}


def forget(connection: Connection, wording_ids: Iterable[int]) -> None:
    """Remove those of these wordings that no quote has any more."""
    in_use = select(quotes.c.wording_id).where(quotes.c.wording_id == wordings.c.wording_id)
    for batch in _batches(wording_ids):
        connection.execute(
            delete(wordings).where(wordings.c.wording_id.in_(batch), ~in_use.exists())
        )


def of_articles(connection: Connection, article_ids: list[str]) -> list[int]:
    """The wordings of the articles' quotes."""
    row = quotes.c
    found = select(row.wording_id).where(
        row.article_id.in_(article_ids), row.wording_id.is_not(None)
    )
    return list(connection.scalars(found.distinct()))


def catch_up(connection: Connection) -> None:
    """Enter the quotes that were written before wordings were kept."""
    rows = connection.execute(select(quotes.c.quote_id, quotes.c.text)).all()
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        ids = enter(connection, [row.text for row in batch])
        for row in batch:
            of_quote = update(quotes).where(quotes.c.quote_id == row.quote_id)
            connection.execute(of_quote.values(wording_id=ids.get(row.text)))


def _known(connection: Connection, hashes: Iterable[int]) -> dict[int, int]:
    row = wordings.c
    found: dict[int, int] = {}
    for batch in _batches(hashes):
        query = select(row.hash, row.wording_id).where(row.hash.in_(batch))
        found |= {known.hash: known.wording_id for known in connection.execute(query)}
    return found


def _add(connection: Connection, new: Mapping[int, Wording]) -> None:
    if not new:
        return
    keys_of = {wording_id: keys(wording) for wording_id, wording in new.items()}
    holders = _holders(connection, {key for found in keys_of.values() for key in found})
    near: dict[int, dict[int, int]] = {}
    entered: list[Row] = []
    for wording_id, found in keys_of.items():
        shared = Counter(holder for key in found for holder in holders[key])
        near[wording_id] = dict(shared.most_common(CANDIDATES))
        for key in found:
            if len(holders[key]) < COMMON:
                holders[key].append(wording_id)
                entered.append({"wording_id": wording_id, "key": key})
    _insert(connection, new, entered, _pairs(connection, new, near))


def _insert(
    connection: Connection,
    new: Mapping[int, Wording],
    entered: list[Row],
    pairs: list[Row],
) -> None:
    rows: list[Row] = [
        {"wording_id": wording_id, "words": str(wording), "hash": wording.hash}
        for wording_id, wording in new.items()
    ]
    for table, found in ((wordings, rows), (wording_keys, entered), (wording_pairs, pairs)):
        insert_rows(connection, table, found)


def _holders(connection: Connection, wanted: Iterable[int]) -> dict[int, list[int]]:
    """The wordings entered under each key."""
    row = wording_keys.c
    found: dict[int, list[int]] = defaultdict(list)
    for batch in _batches(wanted):
        for key, wording_id in connection.execute(
            select(row.key, row.wording_id).where(row.key.in_(batch)).order_by(row.wording_id)
        ):
            found[key].append(wording_id)
    return found


def _pairs(
    connection: Connection, new: Mapping[int, Wording], near: Mapping[int, Mapping[int, int]]
) -> list[Row]:
    """Each new wording tied to those near it, both ways round, and to itself.

    `near` says how many keys each shares with which others.
    """
    stored = {other_id for found in near.values() for other_id in found} - set(new)
    read = dict(new) | _read(connection, stored)
    short = {wording_id for wording_id, wording in read.items() if len(wording.words) <= SHORT}
    ties = {
        (wording_id, other_id): tie
        for wording_id, found in near.items()
        for other_id, shared in ((wording_id, SHORT), *found.items())
        if (shared > 1 or wording_id in short or other_id in short)
        and (tie := bond(read[wording_id], read[other_id]))
    }
    ties |= {(other_id, one_id): tie for (one_id, other_id), tie in ties.items()}
    return [
        {"one_id": one_id, "other_id": other_id, "bond": tie.value}
        for (one_id, other_id), tie in ties.items()
    ]


def _read(connection: Connection, wording_ids: Iterable[int]) -> dict[int, Wording]:
    row = wordings.c
    return {
        wording_id: Wording.from_lines(words)
        for batch in _batches(wording_ids)
        for wording_id, words in connection.execute(
            select(row.wording_id, row.words).where(row.wording_id.in_(batch))
        )
    }


def _batches(values: Iterable[int]) -> list[list[int]]:
    every = list(values)
    return [every[start : start + _BATCH] for start in range(0, len(every), _BATCH)]
