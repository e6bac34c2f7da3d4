"""Corrections of quotes and events: who spoke, what was done, and what was neither."""

from __future__ import annotations

from dataclasses import replace

from core.corrections.decisions import (
    ChangeEvent,
    ConfirmEvent,
    ConfirmQuote,
    DropEvent,
    DropQuote,
    SetSpeaker,
)
from core.corrections.places import find_event, find_quote
from core.corrections.who import actor_of, with_actor, without_the_unmentioned
from core.lexicon.events import type_scores
from core.model import Basis, Event, ParsedArticle, Quote, Review

# Nothing is surer than what somebody has looked at.
_SURE = 1.0


def correct_quote(
    parsed: ParsedArticle, decision: SetSpeaker | DropQuote | ConfirmQuote
) -> ParsedArticle:
    """The article with the quote as it was decided; as it is, if the quote is not there."""
    quote = find_quote(parsed, decision.quote)
    if quote is None:
        return parsed
    if isinstance(decision, DropQuote):
        rest = tuple(one for one in parsed.quotes if one is not quote)
        dropped = replace(parsed, quotes=rest)
        return without_the_unmentioned(dropped, quote.speaker_id or "")
    if isinstance(decision, SetSpeaker):
        parsed = with_actor(parsed, decision.speaker)
        corrected = _by(parsed, quote, decision)
    else:
        corrected = replace(quote, reviewed=quote.reviewed or Review.RIGHT, confidence=_SURE)
    quotes = tuple(corrected if one is quote else one for one in parsed.quotes)
    return without_the_unmentioned(replace(parsed, quotes=quotes), quote.speaker_id or "")


def _by(parsed: ParsedArticle, quote: Quote, decision: SetSpeaker) -> Quote:
    actor = actor_of(parsed, decision.speaker) if decision.speaker else None
    return replace(
        quote,
        speaker=actor.name if actor else None,
        speaker_id=actor.id if actor else None,
        speaker_span=None,
        basis=Basis.ANALYST if actor else Basis.UNKNOWN,
        reviewed=Review.CORRECTED,
        confidence=_SURE,
    )


def correct_event(
    parsed: ParsedArticle, decision: ChangeEvent | DropEvent | ConfirmEvent
) -> ParsedArticle:
    """The article with the event as it was decided; as it is, if the event is not there."""
    event = find_event(parsed, decision.event)
    if event is None:
        return parsed
    if isinstance(decision, ChangeEvent):
        parsed = with_actor(with_actor(parsed, decision.source), decision.target)
        corrected = [_changed(parsed, event, decision)]
    elif isinstance(decision, ConfirmEvent):
        reviewed = event.reviewed or Review.RIGHT
        corrected = [replace(event, reviewed=reviewed, confidence=_SURE)]
    else:
        corrected = []
    events = [new for one in parsed.events for new in (corrected if one is event else [one])]
    parsed = replace(parsed, events=tuple(events))
    for actor_id in (event.source_id, event.target_id, event.claimed_by_id):
        parsed = without_the_unmentioned(parsed, actor_id or "")
    return parsed


def _changed(parsed: ParsedArticle, event: Event, decision: ChangeEvent) -> Event:
    source = actor_of(parsed, decision.source) if decision.source else None
    target = actor_of(parsed, decision.target) if decision.target else None
    same = decision.type is event.type
    return replace(
        event,
        type=decision.type,
        # What kind of deed it is of its type, a row of the lexicon says; a person only the type.
        score=event.score if same else type_scores()[decision.type],
        source=source.name if source else _words_of_no_actor(event.source, event.source_id),
        source_id=source.id if source else None,
        target=target.name if target else _words_of_no_actor(event.target, event.target_id),
        target_id=target.id if target else None,
        modality=decision.modality,
        negated=decision.negated,
        reviewed=Review.CORRECTED,
        confidence=_SURE,
    )


def _words_of_no_actor(words: str | None, actor_id: str | None) -> str | None:
    """“Members protested”: no actor, so a decision cannot name them, nor takes them away."""
    return words if actor_id is None else None
