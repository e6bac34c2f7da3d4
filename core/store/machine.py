"""What the machine read in an article that corrections change, and which corrections these are.

Of all other articles, the fact tables themselves are what the machine read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from core import corrections as decided
from core.corrections import Decision, Replayed
from core.corrections.plain import from_plain, to_plain
from core.model import Actor, Event, Mention, ParsedArticle, Quote
from core.store.correction_tables import (
    corrected,
    correction_subjects,
    corrections,
    machine_parses,
)

# Parameters of one statement.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Kept:
    """The part of a parse that corrections can change."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]


def corrected_parses(
    connection: Connection, parsed: Mapping[str, ParsedArticle]
) -> dict[str, Replayed]:
    """New parses, by article id, as the analysts' decisions make them."""
    in_force = corrections.c.undone.is_(None)
    if connection.scalar(select(corrections.c.correction_id).where(in_force).limit(1)) is None:
        return {article_id: Replayed(each, ()) for article_id, each in parsed.items()}
    return {
        article_id: decided.replay(each, decisions_on(connection, [each]))
        for article_id, each in parsed.items()
    }


def decisions_on(connection: Connection, parsed: Iterable[ParsedArticle]) -> dict[int, Decision]:
    """The decisions in force that can change these articles, in the order they were made.

    Also those on actors that only another decision brings into an article.
    """
    wanted = {actor.id for each in parsed for actor in each.actors}
    wanted |= {each.article.hash for each in parsed}
    seen: set[str] = set()
    found: dict[int, Decision] = {}
    while new := wanted - seen:
        seen |= new
        found |= _decisions_about(connection, new)
        wanted = {actor for decision in found.values() for actor in decided.leads_to(decision)}
    return dict(sorted(found.items()))


def _decisions_about(connection: Connection, subjects: Collection[str]) -> dict[int, Decision]:
    row = corrections.c
    found: dict[int, Decision] = {}
    for batch in _batches(subjects):
        query = (
            select(row.correction_id, row.kind, row.payload)
            .join(correction_subjects, correction_subjects.c.correction_id == row.correction_id)
            .where(correction_subjects.c.subject.in_(batch), row.undone.is_(None))
        )
        for number, kind, payload in connection.execute(query):
            found[number] = decided.from_json(kind, payload)
    return found


def keep(connection: Connection, article_id: str, machine: ParsedArticle, now: Replayed) -> None:
    """Notes which decisions changed an article; keeps what the machine read, if any did."""
    if not now.applied:
        return
    kept = _Kept(machine.actors, machine.mentions, machine.quotes, machine.events)
    packed = zlib.compress(json.dumps(to_plain(kept), ensure_ascii=False).encode(), level=1)
    connection.execute(insert(machine_parses), [{"article_id": article_id, "parse": packed}])
    rows = [{"correction_id": number, "article_id": article_id} for number in now.applied]
    connection.execute(insert(corrected), rows)


def forget(connection: Connection, article_ids: Sequence[str]) -> None:
    """Nothing changes these articles."""
    for table in (machine_parses, corrected):
        connection.execute(delete(table).where(table.c.article_id.in_(article_ids)))


def kept(connection: Connection, article_ids: Sequence[str]) -> dict[str, bytes]:
    """What was kept of these articles, by id; `restored` opens it."""
    query = select(machine_parses).where(machine_parses.c.article_id.in_(article_ids))
    return {row.article_id: row.parse for row in connection.execute(query)}


def restored(parsed: ParsedArticle, packed: bytes | None) -> ParsedArticle:
    """The article as the machine read it; None was kept of one that nothing changes."""
    if packed is None:
        return parsed
    held = from_plain(_Kept, json.loads(zlib.decompress(packed)))
    return replace(
        parsed,
        actors=held.actors,
        mentions=held.mentions,
        quotes=held.quotes,
        events=held.events,
    )


def _batches(values: Iterable[str]) -> list[list[str]]:
    every = list(values)
    return [every[start : start + _BATCH] for start in range(0, len(every), _BATCH)]
