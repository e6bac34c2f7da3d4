"""Corrections of actors: who is who, and what they are."""

from __future__ import annotations

from dataclasses import replace

from core.corrections.decisions import (
    Describe,
    DropActor,
    DropMention,
    Merge,
    Rename,
    Retype,
    Split,
    Who,
)
from core.corrections.places import find_mention
from core.identity import renamed
from core.model import (
    COUNTED_FORMS,
    Actor,
    Basis,
    Event,
    Mention,
    ParsedArticle,
    Quote,
    Span,
)


def actor_of(parsed: ParsedArticle, who: Who) -> Actor:
    """The actor as the article has it, else as the decision does."""
    return _named(parsed, who.id) or Actor(who.id, who.name, who.kind)


def with_actor(parsed: ParsedArticle, who: Who | None) -> ParsedArticle:
    """The article with the actor among its own."""
    if who is None or _named(parsed, who.id):
        return parsed
    return replace(parsed, actors=(*parsed.actors, Actor(who.id, who.name, who.kind)))


def without_the_unmentioned(parsed: ParsedArticle, actor_id: str) -> ParsedArticle:
    """The article without an actor that nothing in it is of any more."""
    in_use = (
        any(mention.actor_id == actor_id for mention in parsed.mentions)
        or any(quote.speaker_id == actor_id for quote in parsed.quotes)
        or any(
            actor_id in (event.source_id, event.target_id, event.claimed_by_id)
            for event in parsed.events
        )
    )
    if in_use:
        return parsed
    return replace(parsed, actors=tuple(one for one in parsed.actors if one.id != actor_id))


def merge(parsed: ParsedArticle, decision: Merge) -> ParsedArticle:
    """All that was the one actor is the other."""
    if not _named(parsed, decision.who.id):
        return parsed
    return _moved(parsed, decision.who, decision.into)


def split(parsed: ParsedArticle, decision: Split) -> ParsedArticle:
    """Mentions of one name, or of one article, are another actor's.

    With the last name an actor has in an article goes all that only refers to it. Else a quote goes
    with the words that name its speaker, and an event with the mentions in its sentence.
    """
    if not _named(parsed, decision.who.id):
        return parsed
    own = [one for one in parsed.mentions if one.actor_id == decision.who.id]
    if decision.surface is None:
        return _moved(parsed, decision.who, decision.into)
    text, surface = parsed.article.text, decision.surface.split()
    moving = {one for one in own if one.span.of(text).split() == surface}
    if not moving:
        return parsed
    staying = [one for one in own if one not in moving]
    if not any(one.form in COUNTED_FORMS for one in staying):
        return _moved(parsed, decision.who, decision.into)
    other = actor_of(parsed, decision.into)
    return replace(
        with_actor(parsed, decision.into),
        mentions=tuple(
            replace(one, actor_id=other.id) if one in moving else one for one in parsed.mentions
        ),
        quotes=tuple(_split_quote(one, decision.who, other, moving) for one in parsed.quotes),
        events=tuple(
            _split_event(parsed, one, decision.who, other, moving) for one in parsed.events
        ),
    )


def _split_quote(quote: Quote, who: Who, other: Actor, moving: set[Mention]) -> Quote:
    span = quote.speaker_span
    if quote.speaker_id != who.id or span is None:
        return quote
    if not any(mention.span.overlaps(span) for mention in moving):
        return quote
    return replace(quote, speaker_id=other.id, speaker=other.name)


def _split_event(
    parsed: ParsedArticle, event: Event, who: Who, other: Actor, moving: set[Mention]
) -> Event:
    if who.id not in (event.source_id, event.target_id):
        return event
    sentence = next(
        (one.span for one in parsed.sentences if one.span.covers(event.trigger)), event.trigger
    )
    here = [
        mention
        for mention in parsed.mentions
        if mention.actor_id == who.id and sentence.overlaps(mention.span)
    ]
    if not here or not moving.issuperset(here):
        return event
    if event.source_id == who.id:
        event = replace(event, source_id=other.id, source=other.name)
    if event.target_id == who.id:
        event = replace(event, target_id=other.id, target=other.name)
    return event


def drop_actor(parsed: ParsedArticle, decision: DropActor) -> ParsedArticle:
    """No mention, quote or event is of the actor: quotes keep their words, its events go."""
    gone = decision.who.id
    if not _named(parsed, gone):
        return parsed
    return replace(
        parsed,
        actors=tuple(one for one in parsed.actors if one.id != gone),
        mentions=tuple(one for one in parsed.mentions if one.actor_id != gone),
        quotes=tuple(
            replace(one, speaker=None, speaker_id=None, speaker_span=None, basis=Basis.UNKNOWN)
            if one.speaker_id == gone
            else one
            for one in parsed.quotes
        ),
        events=tuple(
            one
            for one in parsed.events
            if gone not in (one.source_id, one.target_id, one.claimed_by_id)
        ),
    )


def drop_mention(parsed: ParsedArticle, decision: DropMention) -> ParsedArticle:
    """The words refer to nobody."""
    found = find_mention(parsed, decision.who, decision.place)
    if found is None:
        return parsed
    rest = replace(parsed, mentions=tuple(one for one in parsed.mentions if one is not found))
    return without_the_unmentioned(rest, decision.who.id)


def describe(parsed: ParsedArticle, decision: Rename | Retype | Describe) -> ParsedArticle:
    """The actor under its right name, kind, role or side."""
    actor = _named(parsed, decision.who.id)
    if actor is None:
        return parsed
    match decision:
        case Rename(name=name):
            return renamed(parsed, {actor.id: replace(actor, name=name)})
        case Retype(kind=kind):
            changed = replace(actor, kind=kind)
        case Describe(role=role, side=side):
            changed = replace(
                actor,
                role=actor.role if role is None else role or None,
                side=actor.side if side is None else side or None,
            )
    actors = tuple(changed if one is actor else one for one in parsed.actors)
    return replace(parsed, actors=actors)


def _moved(parsed: ParsedArticle, who: Who, into: Who) -> ParsedArticle:
    moved = renamed(parsed, {who.id: actor_of(parsed, into)})
    return replace(moved, events=_once_each(moved.events))


def _once_each(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Two that differed by an actor's name only are one."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        what: tuple[Span, object, object, object, bool] = (
            event.trigger,
            event.type,
            event.source_id,
            event.target_id,
            event.negated,
        )
        kept.setdefault(what, event)
    return tuple(kept.values())


def _named(parsed: ParsedArticle, actor_id: str) -> Actor | None:
    return next((actor for actor in parsed.actors if actor.id == actor_id), None)
