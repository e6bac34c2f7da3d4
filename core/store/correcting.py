"""Deciding, undoing and looking ahead. Each function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from core import corrections as decided
from core.corrections import (
    Decision,
    Rename,
    Retype,
    Who,
)
from core.model import ActorKind
from core.store.correction_tables import corrected, correction_subjects, corrections
from core.store.rewriting import changes, differing, rewrite
from core.store.schema import actors, article_actors, articles, events, mentions, quotes
from core.store.writing import raise_version

# What a decision that is about no particular article is not to be looked for before.
_NEW = 1 << 62


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the collection a decision changes."""

    articles: int
    mentions: int
    quotes: int
    events: int


def decide(
    connection: Connection,
    decision: Decision,
    *,
    by: str,
    note: str | None = None,
    drawn: bool = False,
) -> int:
    """Keep a decision and change the articles it is about; gives its number.

    `by` is who decided, `drawn` whether what it is about came up by lot.
    """
    row = {
        "made": _now(),
        "made_by": by,
        "kind": decided.kind_of(decision),
        "payload": decided.to_json(decision),
        "note": note or None,
        "drawn": drawn,
    }
    number: int = connection.execute(
        insert(corrections).returning(corrections.c.correction_id), row
    ).scalar_one()
    if about := decided.subjects(decision):
        rows = [{"subject": subject, "correction_id": number} for subject in about]
        connection.execute(insert(correction_subjects), rows)
    rewrite(connection, _articles_of(connection, decision))
    _settle(connection, decision)
    raise_version(connection)
    return number


def undo(connection: Connection, number: int, *, by: str) -> bool:
    """Take a decision back: its articles are as if it had never been made. It stays in the log.

    False if there is no such decision in force.
    """
    row = corrections.c
    in_force = (row.correction_id == number, row.undone.is_(None))
    found = connection.execute(select(row.kind, row.payload).where(*in_force)).first()
    if found is None:
        return False
    changed = select(corrected.c.article_id).where(corrected.c.correction_id == number)
    article_ids = list(connection.scalars(changed))
    connection.execute(update(corrections).where(*in_force).values(undone=_now(), undone_by=by))
    rewrite(connection, article_ids)
    _settle(connection, decided.from_json(found.kind, found.payload))
    raise_version(connection)
    return True


def look_ahead(connection: Connection, decision: Decision) -> Extent:
    """What `decide` would change, without changing it."""

    def with_it(in_force: Mapping[int, Decision]) -> Mapping[int, Decision]:
        return {**in_force, _NEW: decision}

    counts = [0, 0, 0, 0]
    for some in changes(connection, _articles_of(connection, decision), with_it):
        for change in some:
            parts = [differing(change, table) for table in (mentions, quotes, events)]
            counts[0] += _NEW in change.after.applied
            for place, (gone, new) in enumerate(parts, 1):
                counts[place] += max(len(gone), len(new))
    return Extent(*counts)


def machine_who(connection: Connection, actor_id: str) -> Who | None:
    """An actor as the machine knows it, whatever analysts call it; None if nobody names it."""
    row = connection.execute(select(actors).where(actors.c.actor_id == actor_id)).first()
    if row is None:
        return None
    names, kinds = _names_and_kinds(connection, actor_id)
    name = names[0].who.name if names else row.name
    return Who(actor_id, name, kinds[0].who.kind if kinds else ActorKind(row.kind))


def _articles_of(connection: Connection, decision: Decision) -> list[str]:
    subjects = decided.subjects(decision)
    by_words = select(articles.c.article_id).where(articles.c.hash.in_(subjects))
    by_actor = select(article_actors.c.article_id).where(article_actors.c.actor_id.in_(subjects))
    return list(connection.scalars(by_words.union(by_actor)))


def _settle(connection: Connection, decision: Decision) -> None:
    """Gives an actor's own row the name and kind in force."""
    if not isinstance(decision, Rename | Retype):
        return
    who = decision.who
    names, kinds = _names_and_kinds(connection, who.id)
    values = {
        "name": names[-1].name if names else who.name,
        "machine_name": who.name if names else None,
        "kind": kinds[-1].kind if kinds else who.kind,
    }
    connection.execute(update(actors).where(actors.c.actor_id == who.id).values(values))


def _names_and_kinds(connection: Connection, actor_id: str) -> tuple[list[Rename], list[Retype]]:
    """What analysts call an actor, and what kind they say it is, in the order they said so."""
    row = corrections.c
    query = (
        select(row.kind, row.payload)
        .join(correction_subjects, correction_subjects.c.correction_id == row.correction_id)
        .where(correction_subjects.c.subject == actor_id, row.undone.is_(None))
        .order_by(row.correction_id)
    )
    found = [decided.from_json(kind, payload) for kind, payload in connection.execute(query)]
    names = [each for each in found if isinstance(each, Rename)]
    return names, [each for each in found if isinstance(each, Retype)]


def _now() -> datetime:
    """The time in UTC, without a zone: how columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
