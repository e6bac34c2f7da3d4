"""Articles of the collection written anew from what the machine read and what analysts decided.

Only rows that differ are touched, so that quotes and events keep their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, exists, insert, update

from core.corrections import Decision, Replayed, replay
from core.model import ParsedArticle
from core.store import facts, machine, wordings
from core.store.facts import Filed, Row
from core.store.schema import actors, article_actors, events, mentions, quotes
from core.store.unfiling import Stored, read_stored
from core.store.writing import insert_actors

# Articles read and written at once.
_AT_ONCE = 200

_KEYS = {quotes: "quote_id", events: "event_id"}


@dataclass(frozen=True, slots=True)
class Change:
    """An article before and after; `machine` is what was read in it, whatever was decided."""

    stored: Stored
    machine: ParsedArticle
    after: Replayed
    rows: dict[Table, list[Row]]


def changes(
    connection: Connection,
    article_ids: Iterable[str],
    decisions: Callable[[Mapping[int, Decision]], Mapping[int, Decision]] = lambda found: found,
) -> Iterator[list[Change]]:
    """What becomes of these articles under the decisions in force, some articles at a time.

    `decisions` makes others of those in force, to see what would become of them.
    """
    every = list(article_ids)
    for start in range(0, len(every), _AT_ONCE):
        stored = read_stored(connection, every[start : start + _AT_ONCE])
        packed = machine.kept(connection, [one.filed.article_id for one in stored])
        read = [
            machine.restored(one.filed.parsed, packed.get(one.filed.article_id)) for one in stored
        ]
        found = decisions(machine.decisions_on(connection, read))
        yield [
            _change(connection, one, parsed, replay(parsed, found))
            for one, parsed in zip(stored, read, strict=True)
        ]


def rewrite(connection: Connection, article_ids: Iterable[str]) -> None:
    """Make these articles what the decisions in force make of what the machine read."""
    for some in changes(connection, article_ids):
        _write(connection, some)


def _change(
    connection: Connection, stored: Stored, parsed: ParsedArticle, after: Replayed
) -> Change:
    filed = Filed(stored.filed.article_id, after.parsed)
    known = {row["text"]: row["wording_id"] for row in stored.rows[quotes]}
    rows = {
        article_actors: facts.actor_rows(filed),
        mentions: [facts.mention_row(filed, each) for each in after.parsed.mentions],
        quotes: [facts.quote_row(filed, each, known) for each in after.parsed.quotes],
        events: [facts.event_row(filed, each) for each in after.parsed.events],
    }
    for row in (row for found in rows.values() for row in found):
        row["is_copy"] = stored.is_copy
    return Change(stored, parsed, after, rows)


def differing(change: Change, table: Table) -> tuple[list[Row], list[Row]]:
    """The rows that are no more, and those that are new."""
    key = _KEYS.get(table)
    before = [
        {name: value for name, value in row.items() if name != key}
        for row in change.stored.rows[table]
    ]
    after = list(change.rows[table])
    if len(before) == len(after) and before == after:
        return [], []
    gone = []
    for row, plain in zip(change.stored.rows[table], before, strict=True):
        if plain in after:
            after.remove(plain)
        else:
            gone.append(row)
    return gone, after


def _write(connection: Connection, some: list[Change]) -> None:
    named = {actor.id: actor for change in some for actor in change.after.parsed.actors}
    insert_actors(connection, named.values())
    for table in (article_actors, mentions):
        _replace(connection, table, some)
    said: list[int] = []
    for table in (quotes, events):
        for change in some:
            said += _amend(connection, table, *differing(change, table))
    wordings.forget(connection, said)
    machine.forget(connection, [change.stored.filed.article_id for change in some])
    for change in some:
        machine.keep(connection, change.stored.filed.article_id, change.machine, change.after)
    before = {row["actor_id"] for change in some for row in change.stored.rows[article_actors]}
    forget_actors(connection, before)


def _replace(connection: Connection, table: Table, some: list[Change]) -> None:
    """Rows without a key of their own are written anew for each article in which one differs."""
    changed = [change for change in some if any(differing(change, table))]
    if changed:
        ids = [change.stored.filed.article_id for change in changed]
        connection.execute(delete(table).where(table.c.article_id.in_(ids)))
        if rows := [row for change in changed for row in change.rows[table]]:
            connection.execute(insert(table), rows)


def _amend(connection: Connection, table: Table, gone: list[Row], new: list[Row]) -> list[int]:
    """Rows of one place keep their key. Gives the wordings of the quotes that are no more."""
    key = table.c[_KEYS[table]]
    left = {(row["start"], row["end"], number): row for number, row in enumerate(gone)}
    added = []
    for row in new:
        place = next((each for each in left if each[:2] == (row["start"], row["end"])), None)
        if place is None:
            added.append(row)
            continue
        values = {name: value for name, value in row.items() if name != "wording_id"}
        of_row = update(table).where(key == left.pop(place)[key.name])
        connection.execute(of_row.values(values))
    if left:
        ids = [row[key.name] for row in left.values()]
        connection.execute(delete(table).where(key.in_(ids)))
    if added and table is quotes:
        ids_of = wordings.enter(connection, [row["text"] for row in added])
        added = [row | {"wording_id": ids_of.get(row["text"])} for row in added]
    if added:
        connection.execute(insert(table), added)
    return [row["wording_id"] for row in left.values() if row.get("wording_id") is not None]


def forget_actors(connection: Connection, actor_ids: Iterable[str]) -> None:
    """Remove those of these actors that no article names any more."""
    every = list(actor_ids)
    named = exists().where(article_actors.c.actor_id == actors.c.actor_id)
    for start in range(0, len(every), _AT_ONCE):
        batch = every[start : start + _AT_ONCE]
        connection.execute(delete(actors).where(actors.c.actor_id.in_(batch), ~named))
