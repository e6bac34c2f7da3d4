"""Watchlists: actors and words under a name. Each works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from core.corrections import Merge, from_json
from core.store.correction_tables import correction_subjects, corrections
from core.store.failing import StoreError
from core.store.filters import Watched
from core.store.schema import actors
from core.store.watch_tables import looks, watchlist_actors, watchlists

_EVERYTHING = "everything"
_MOST_STEPS = 10  # merges of merges of merges


class NameTaken(StoreError):
    """There is one of that name already, or the name is blank."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """`actors` are ids with names: those of today, or of the day an absent one was put on it."""

    number: int
    name: str
    actors: tuple[tuple[str, str], ...]
    words: tuple[str, ...]  # each a search
    looked: datetime  # when it was last opened, UTC

    @property
    def watched(self) -> Watched:
        """As a filter has it."""
        return Watched(self.name, tuple(actor_id for actor_id, _ in self.actors), self.words)


def read_all(connection: Connection) -> tuple[Watchlist, ...]:
    """Every watchlist, by name. An actor that was merged into another stands as that one."""
    rows = connection.execute(select(watchlists).order_by(watchlists.c.name)).all()
    listed = connection.execute(select(watchlist_actors)).all()
    now = _now_called(connection, {row.actor_id for row in listed})
    return tuple(
        Watchlist(
            row.watchlist_id,
            row.name,
            tuple(
                sorted(
                    {
                        now.get(each.actor_id, (each.actor_id, each.name))
                        for each in listed
                        if each.watchlist_id == row.watchlist_id
                    },
                    key=lambda actor: actor[1].casefold(),
                )
            ),
            tuple(row.words.splitlines()),
            row.looked,
        )
        for row in rows
    )


def create(
    connection: Connection, name: str, *, actor_ids: Iterable[str] = (), words: str = ""
) -> int:
    """A new watchlist; gives its number. `words` has a search a line. Raises NameTaken."""
    row = {"name": _free(connection, name), "words": _lines(words), "looked": now()}
    number: int = connection.execute(
        insert(watchlists).returning(watchlists.c.watchlist_id), row
    ).scalar_one()
    add(connection, number, actor_ids)
    return number


def rename(connection: Connection, number: int, name: str) -> None:
    """Another name for a watchlist. Raises NameTaken."""
    _set(connection, number, name=_free(connection, name, but=number))


def set_words(connection: Connection, number: int, words: str) -> None:
    """The words of a watchlist, a search a line."""
    _set(connection, number, words=_lines(words))


def change(
    connection: Connection, number: int, name: str, actor_ids: Sequence[str], words: str
) -> None:
    """Name, actors and words of a watchlist, all anew. Raises NameTaken, and changes nothing."""
    rename(connection, number, name)
    set_actors(connection, number, actor_ids)
    set_words(connection, number, words)


def remove(connection: Connection, number: int) -> None:
    """Deletes a watchlist; its actors stay in the collection."""
    connection.execute(delete(watchlists).where(watchlists.c.watchlist_id == number))


def set_actors(connection: Connection, number: int, actor_ids: Sequence[str]) -> None:
    """Exactly these actors are on the list."""
    row = watchlist_actors.c
    others = (row.watchlist_id == number, row.actor_id.not_in(actor_ids))
    connection.execute(delete(watchlist_actors).where(*others))
    add(connection, number, actor_ids)


def add(connection: Connection, number: int, actor_ids: Iterable[str]) -> None:
    """Puts actors of the collection on the list; who is on it stays."""
    row = watchlist_actors.c
    there = set(connection.scalars(select(row.actor_id).where(row.watchlist_id == number)))
    new = [actor_id for actor_id in dict.fromkeys(actor_ids) if actor_id not in there]
    named = select(actors.c.actor_id, actors.c.name).where(actors.c.actor_id.in_(new))
    names = {found.actor_id: found.name for found in connection.execute(named)}
    rows = [
        {"watchlist_id": number, "actor_id": actor_id, "name": names.get(actor_id, actor_id)}
        for actor_id in new
    ]
    if rows:
        connection.execute(insert(watchlist_actors), rows)


def take_off(connection: Connection, number: int, actor_id: str) -> None:
    """Takes an actor off the list, under every id it has had."""
    row = watchlist_actors.c
    on_it = set(connection.scalars(select(row.actor_id).where(row.watchlist_id == number)))
    called = _now_called(connection, on_it)
    same = [each for each in on_it if called.get(each, (each, ""))[0] == actor_id]
    gone = delete(watchlist_actors).where(row.watchlist_id == number, row.actor_id.in_(same))
    connection.execute(gone)


def look_at(connection: Connection, number: int) -> None:
    """Says that what is on the list has been seen until now."""
    _set(connection, number, looked=now())


def looked_at_all(connection: Connection) -> datetime | None:
    """When somebody last said that everything had been seen; None if never."""
    return connection.scalar(select(looks.c.looked).where(looks.c.key == _EVERYTHING))


def look_at_all(connection: Connection) -> None:
    """Says that everything in the collection has been seen until now."""
    connection.execute(delete(looks).where(looks.c.key == _EVERYTHING))
    connection.execute(insert(looks), [{"key": _EVERYTHING, "looked": now()}])


def now() -> datetime:
    """The time in UTC, without a zone: how columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _now_called(connection: Connection, actor_ids: set[str]) -> dict[str, tuple[str, str]]:
    """Id and name today, by the id an actor had; without those the collection does not know."""
    leads = {actor_id: actor_id for actor_id in actor_ids}
    found: dict[str, str] = {}
    for _ in range(_MOST_STEPS):
        there = set(leads.values())
        named = select(actors.c.actor_id, actors.c.name).where(actors.c.actor_id.in_(there))
        found |= {row.actor_id: row.name for row in connection.execute(named)}
        merged = _merged(connection, there - set(found))
        if not merged:
            break
        leads = {actor_id: merged.get(last, last) for actor_id, last in leads.items()}
    return {one: (last, found[last]) for one, last in leads.items() if last in found}


def _merged(connection: Connection, actor_ids: set[str]) -> dict[str, str]:
    row = corrections.c
    query = (
        select(row.kind, row.payload)
        .join(correction_subjects, correction_subjects.c.correction_id == row.correction_id)
        .where(correction_subjects.c.subject.in_(actor_ids), row.undone.is_(None))
        .order_by(row.correction_id)
    )
    decisions = [from_json(kind, payload) for kind, payload in connection.execute(query)]
    return {
        each.who.id: each.into.id
        for each in decisions
        if isinstance(each, Merge) and each.who.id in actor_ids
    }


def _free(connection: Connection, name: str, *, but: int | None = None) -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise NameTaken("A watchlist needs a name.")
    row = watchlists.c
    there = connection.scalar(select(row.watchlist_id).where(row.name == wanted))
    if there not in (None, but):
        raise NameTaken(f"There is a watchlist “{wanted}” already; choose another name.")
    return wanted


def _lines(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _set(connection: Connection, number: int, **values: object) -> None:
    connection.execute(
        update(watchlists).where(watchlists.c.watchlist_id == number).values(**values)
    )
