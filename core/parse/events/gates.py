"""Whether two sides are political enough for a row: what keeps sport and gossip out."""

from __future__ import annotations

from core.lexicon.events import Frame, Gate
from core.model import ActorKind, EventType
from core.parse.events.parties import Party, Rank

# PLOVER: these have a recipient or are none; so has force, to be worth telling.
RECIPIENT_REQUIRED = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.SANCTION, EventType.ASSAULT}
)
# A state may refuse the whole world something; a person refuses somebody.
ADDRESSED = frozenset({EventType.REJECT})


def passes(frame: Frame, source: Party | None, target: Party | None) -> bool:
    """Whether the sides are political enough for the frame."""
    if target is None:
        return frame.type not in RECIPIENT_REQUIRED and _stands_alone(frame, source)
    if source is None:
        # "A bomb killed two Spanish soldiers": nobody says whose.
        return frame.gate is Gate.FRAME and target.actor is not None
    low, high = sorted((source.rank, target.rank))
    match frame.gate:
        case Gate.STATES:
            return low >= Rank.SOVEREIGN and source.side != target.side
        case Gate.PAIR:
            return low >= Rank.NAMED and high >= Rank.POLITICAL
        case Gate.SOURCE:
            return source.rank >= Rank.POLITICAL or (low >= Rank.NAMED and high > low)
    return True


def _stands_alone(frame: Frame, source: Party | None) -> bool:
    """Whether an event may go without a target."""
    if source is None or (frame.type in ADDRESSED and _is_one_of_many(source)):
        return False
    if frame.gate is Gate.SOURCE:
        return source.rank >= Rank.POLITICAL and not source.is_private
    return frame.gate is Gate.ALONE


def _is_one_of_many(party: Party) -> bool:
    """A person, or somebody without a name; not a state, a body or a movement."""
    return party.actor is None or party.actor.kind is ActorKind.PERSON
