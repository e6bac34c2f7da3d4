"""What an analyst can decide, one record a decision, and decisions as JSON.

Actors are named by their ids, and quotes, events and mentions by their article's words and their
place in them: both hold when an article is parsed again or comes again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from core.corrections.plain import from_plain, to_plain
from core.model import ActorKind, EventType, Modality


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as a decision names it; the article it changes may not know it yet."""

    id: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article; `words` is `Article.hash`."""

    words: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Deed:
    """An event: its trigger, and what tells it from others of the same trigger."""

    place: Place
    type: EventType
    source_id: str | None
    target_id: str | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Two actors are one: all that was `who` is `into`."""

    who: Who
    into: Who


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Two actors that look like one are two; they are proposed no more."""

    one: Who
    other: Who


@dataclass(frozen=True, slots=True)
class Split:
    """One way of naming an actor, or all that one article says of it, is another's.

    Exactly one of `surface` (the words) and `words` (`Article.hash`) is given.
    """

    who: Who
    into: Who
    surface: str | None = None
    words: str | None = None

    def __post_init__(self) -> None:
        if (self.surface is None) == (self.words is None):
            raise ValueError("a split is of one name or of one article")


@dataclass(frozen=True, slots=True)
class Rename:
    """An actor's name is another; `who` has the machine's."""

    who: Who
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """An actor is of another kind; `who` has the machine's."""

    who: Who
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Describe:
    """An actor's role or side in all articles. None leaves what each says, "" takes it away."""

    who: Who
    role: str | None = None
    side: str | None = None
    was: str = ""


@dataclass(frozen=True, slots=True)
class DropActor:
    """What was taken for an actor is none."""

    who: Who


@dataclass(frozen=True, slots=True)
class ConfirmActor:
    """An actor is one, and is named and typed rightly."""

    who: Who


@dataclass(frozen=True, slots=True)
class DropMention:
    """These words do not refer to the actor."""

    who: Who
    place: Place


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """Who a quote is by; None: nobody the text names."""

    quote: Place
    speaker: Who | None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class DropQuote:
    """These words are no quote."""

    quote: Place


@dataclass(frozen=True, slots=True)
class ConfirmQuote:
    """A quote is one, and by the speaker named."""

    quote: Place


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """What an event is, all of it."""

    event: Deed
    type: EventType
    source: Who | None
    target: Who | None
    modality: Modality
    negated: bool
    was: str = ""


@dataclass(frozen=True, slots=True)
class DropEvent:
    """These words are no event."""

    event: Deed


@dataclass(frozen=True, slots=True)
class ConfirmEvent:
    """An event is one, and everything about it is right."""

    event: Deed


type Decision = (
    Merge | KeepApart | Split | Rename | Retype | Describe | DropActor | ConfirmActor
    | DropMention | SetSpeaker | DropQuote | ConfirmQuote | ChangeEvent | DropEvent | ConfirmEvent
)  # fmt: skip

_CLASSES: tuple[type[Decision], ...] = (
    Merge, KeepApart, Split, Rename, Retype, Describe, DropActor, ConfirmActor,
    DropMention, SetSpeaker, DropQuote, ConfirmQuote, ChangeEvent, DropEvent, ConfirmEvent,
)  # fmt: skip
_BY_KIND = {each.__name__: each for each in _CLASSES}


def kind_of(decision: Decision) -> str:
    """What a decision is called in the log's `kind`."""
    return type(decision).__name__


def to_json(decision: Decision) -> str:
    """A decision as it is kept."""
    return json.dumps(to_plain(decision), ensure_ascii=False)


def from_json(kind: str, payload: str) -> Decision:
    """A decision as it was made. Raises ValueError if the payload is none of the kind."""
    try:
        return from_plain(_BY_KIND[kind], json.loads(payload))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no decision of the kind {kind}: {payload}") from error


_OF_AN_ACTOR = Merge | Split | Rename | Retype | Describe | DropActor


def text_of(decision: Decision) -> str | None:
    """The `Article.hash` of the one text a decision is about; None if it is about all of them."""
    match decision:
        case Split(words=words):
            return words
        case SetSpeaker(quote=place) | DropQuote(quote=place) | ConfirmQuote(quote=place):
            return place.words
        case ChangeEvent(event=deed) | DropEvent(event=deed) | ConfirmEvent(event=deed):
            return deed.place.words
        case DropMention(place=place):
            return place.words
        case _:
            return None


def subjects(decision: Decision) -> tuple[str, ...]:
    """The actor ids or article hashes by which the articles are found that a decision changes."""
    if text := text_of(decision):
        return (text,)
    return (decision.who.id,) if isinstance(decision, _OF_AN_ACTOR) else ()


def leads_to(decision: Decision) -> tuple[str, ...]:
    """Actor ids that a decision can bring into an article."""
    match decision:
        case Merge(into=into) | Split(into=into):
            return (into.id,)
        case SetSpeaker(speaker=Who(id=actor_id)):
            return (actor_id,)
        case ChangeEvent(source=source, target=target):
            return tuple(who.id for who in (source, target) if who)
        case _:
            return ()
