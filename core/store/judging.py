"""What an analyst says of a fact as they see it; refused where somebody else was faster.

Two analysts may look at one quote. Who decides second would undo what they have never seen, so a
decision says what was seen, and is only made if that is still so.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from core.corrections import (
    ConfirmActor,
    Decision,
    Deed,
    DropActor,
    KeepApart,
    Merge,
    Place,
    Split,
    Who,
    kind_of,
    to_json,
)
from core.identity import new_actor
from core.model import ActorKind, EventType, Modality
from core.store.correcting import decide, machine_who, undo
from core.store.correction_tables import corrections
from core.store.failing import StoreError
from core.store.schema import actors, articles, events, quotes

# Decisions that say nothing new when they are made twice.
_ONCE = Merge | KeepApart | Split | DropActor | ConfirmActor


class Overtaken(StoreError):
    """What was decided about is not as it was seen; the message says so."""


@dataclass(frozen=True, slots=True)
class SeenQuote:
    """A quote as an analyst sees it."""

    quote_id: int
    article_id: str
    place: Place
    speaker: str | None
    speaker_id: str | None
    reviewed: str | None


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event as an analyst sees it."""

    event_id: int
    article_id: str
    deed: Deed
    source: str | None
    target: str | None
    modality: Modality
    negated: bool
    reviewed: str | None


def see_quote(connection: Connection, quote_id: int) -> SeenQuote | None:
    """The quote as it is now; None if it is no more."""
    row = quotes.c
    query = select(quotes, articles.c.hash).join(articles, articles.c.article_id == row.article_id)
    found = connection.execute(query.where(row.quote_id == quote_id)).first()
    if found is None:
        return None
    return SeenQuote(
        found.quote_id,
        found.article_id,
        Place(found.hash, found.start, found.end, found.text),
        found.speaker,
        found.speaker_id,
        found.reviewed,
    )


def see_event(connection: Connection, event_id: int) -> SeenEvent | None:
    """The event as it is now; None if it is no more."""
    row = events.c
    query = select(events, articles.c.hash).join(articles, articles.c.article_id == row.article_id)
    found = connection.execute(query.where(row.event_id == event_id)).first()
    if found is None:
        return None
    place = Place(found.hash, found.start, found.end, found.text)
    return SeenEvent(
        found.event_id,
        found.article_id,
        Deed(place, EventType(found.type), found.source_id, found.target_id),
        found.source,
        found.target,
        Modality(found.modality),
        found.negated,
        found.reviewed,
    )


def judge(
    connection: Connection, seen: SeenQuote | SeenEvent, decision: Decision, *, by: str
) -> int:
    """Decide about a quote or an event as it was seen; gives the decision's number.

    Raises Overtaken if it has changed since, or is gone.
    """
    what = "quote" if isinstance(seen, SeenQuote) else "event"
    now = (
        see_quote(connection, seen.quote_id)
        if isinstance(seen, SeenQuote)
        else see_event(connection, seen.event_id)
    )
    if now is None:
        raise Overtaken(f"The {what} is gone: somebody dropped it, or its article, meanwhile.")
    if now != seen:
        raise Overtaken(
            f"Somebody else has decided about this {what} meanwhile. It is shown as it is now."
        )
    return decide(connection, decision, by=by)


def rule(connection: Connection, decision: Decision, *, by: str) -> int:
    """Decide about an actor, or two; gives the decision's number.

    Raises Overtaken if somebody has decided the same, or an actor it is about is gone.
    """
    if isinstance(decision, _ONCE):
        row = corrections.c
        same = select(row.made_by).where(
            row.kind == kind_of(decision),
            row.payload == to_json(decision),
            row.undone.is_(None),
        )
        if (who := connection.scalar(same)) is not None:
            raise Overtaken(f"{who} has decided the same already; the log has it.")
    about = (decision.one, decision.other) if isinstance(decision, KeepApart) else _about(decision)
    for actor in about:
        if machine_who(connection, actor.id) is None:
            raise Overtaken(
                f"No article names {actor.name} any more: somebody merged or dropped it meanwhile."
            )
    return decide(connection, decision, by=by)


def _about(decision: Decision) -> tuple[Who, ...]:
    who = getattr(decision, "who", None)
    return (who,) if isinstance(who, Who) else ()


def take_back(connection: Connection, number: int, *, by: str) -> None:
    """Undo a decision. Raises Overtaken if somebody has done so already."""
    if not undo(connection, number, by=by):
        raise Overtaken("Somebody has undone this already.")


def who_is_called(connection: Connection, name: str, kind: ActorKind) -> Who:
    """The actor of this name and kind, else a new one. Capitals make no difference."""
    made = new_actor(name, kind)
    row = actors.c
    called = select(row.actor_id).where(
        # SQLite lowers the letters of ASCII only.
        or_(row.name == made.name, func.lower(row.name) == made.name.lower()),
        row.kind == kind.value,
    )
    for actor_id in (*connection.scalars(called.order_by(row.actor_id)), made.id):
        if known := machine_who(connection, actor_id):
            return known
    return Who(made.id, made.name, made.kind)
