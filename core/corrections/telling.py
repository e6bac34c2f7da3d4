"""A decision in words, for the log: what it was before, and what it is since."""

from __future__ import annotations

from dataclasses import dataclass

from core.corrections.decisions import (
    ChangeEvent,
    ConfirmActor,
    ConfirmEvent,
    ConfirmQuote,
    Decision,
    Describe,
    DropActor,
    DropEvent,
    DropMention,
    DropQuote,
    KeepApart,
    Merge,
    Rename,
    Retype,
    SetSpeaker,
    Split,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a decision is about, what the machine had, and what the analyst says."""

    about: str
    was: str
    now: str


def tell(decision: Decision) -> Told:
    """The decision in words."""
    told = (
        _of_who(decision) or _of_what(decision) or _of_a_quote(decision) or _of_an_event(decision)
    )
    if told is None:
        raise TypeError(f"nothing is said of {decision}")
    return told


def event_in_words(
    kind: str, source: str | None, target: str | None, modality: str, negated: bool
) -> str:
    """An event in one line."""
    denied = ", denied" if negated else ""
    return f"{kind}: {source or 'unnamed'} → {target or 'unnamed'}, {modality}{denied}"


def _of_who(decision: Decision) -> Told | None:
    match decision:
        case Merge(who=who, into=into):
            return Told("Same actor", f"{who.name} and {into.name} are two", f"one: {into.name}")
        case KeepApart(one=one, other=other):
            return Told("Same actor", "look alike", f"{one.name} and {other.name} are two")
        case Split(who=who, into=into, surface=surface):
            what = f"“{surface}”" if surface else "here"
            return Told("Same actor", f"{what}: {who.name}", f"{what}: {into.name}")
        case DropActor(who=who):
            return Told("Actor", f"{who.name}, {who.kind}", "no actor")
        case ConfirmActor(who=who):
            return Told("Actor", f"{who.name}, {who.kind}", "right")
        case DropMention(who=who, place=place):
            return Told("Mention", f"“{place.text}”: {who.name}", f"“{place.text}”: nobody")
        case _:
            return None


def _of_what(decision: Decision) -> Told | None:
    match decision:
        case Rename(who=who, name=name):
            return Told("Name", who.name, name)
        case Retype(who=who, kind=kind):
            return Told("Kind of actor", f"{who.name}: {who.kind}", f"{who.name}: {kind}")
        case Describe(who=who, role=role, side=side, was=was):
            given = (("role", role), ("side", side))
            now = [f"{name} {value or 'none'}" for name, value in given if value is not None]
            return Told("Role or side", was, f"{who.name}: {', '.join(now)}")
        case _:
            return None


def _of_a_quote(decision: Decision) -> Told | None:
    match decision:
        case SetSpeaker(quote=quote, speaker=speaker, was=was):
            now = speaker.name if speaker else "unknown"
            return Told("Speaker", f"{was or 'unknown'}: “{quote.text}”", now)
        case DropQuote(quote=quote):
            return Told("Quote", f"“{quote.text}”", "no quote")
        case ConfirmQuote(quote=quote):
            return Told("Quote", f"“{quote.text}”", "right")
        case _:
            return None


def _of_an_event(decision: Decision) -> Told | None:
    match decision:
        case ChangeEvent(source=source, target=target, was=was):
            doer, receiver = (who.name if who else None for who in (source, target))
            now = event_in_words(decision.type, doer, receiver, decision.modality, decision.negated)
            return Told("Event", f"“{decision.event.place.text}”: {was}", now)
        case DropEvent(event=event):
            return Told("Event", f"“{event.place.text}”: {event.type}", "no event")
        case ConfirmEvent(event=event):
            return Told("Event", f"“{event.place.text}”: {event.type}", "right")
        case _:
            return None
