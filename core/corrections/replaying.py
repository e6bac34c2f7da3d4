"""What analysts decided, replayed over what the machine read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.corrections import facts, who
from core.corrections.decisions import (
    ChangeEvent,
    ConfirmEvent,
    ConfirmQuote,
    Decision,
    Describe,
    DropActor,
    DropEvent,
    DropMention,
    DropQuote,
    Merge,
    Rename,
    Retype,
    SetSpeaker,
    Split,
    text_of,
)
from core.model import ParsedArticle

_LAST: tuple[type[Decision], ...] = (Rename, Retype, Describe)


@dataclass(frozen=True, slots=True)
class Replayed:
    """The corrected article, and the numbers of the decisions that changed anything in it."""

    parsed: ParsedArticle
    applied: tuple[int, ...]


def apply(parsed: ParsedArticle, decisions: Iterable[Decision]) -> ParsedArticle:
    """The article as it is after these decisions, in the order they were made."""
    return replay(parsed, dict(enumerate(decisions))).parsed


def replay(parsed: ParsedArticle, decisions: Mapping[int, Decision]) -> Replayed:
    """The same, for numbered decisions; those that concern other articles do nothing.

    Names, kinds, roles and sides come last: they are the actor's, whichever way the article came to
    name it.
    """
    if not decisions:
        return Replayed(parsed, ())
    words = parsed.article.hash
    applied = []
    in_turn = sorted(decisions.items(), key=lambda each: type(each[1]) in _LAST)
    for number, decision in in_turn:
        step = _STEPS.get(type(decision))
        if step is None or text_of(decision) not in (None, words):
            continue
        after = step(parsed, decision)
        if after is not parsed:
            applied.append(number)
            parsed = after
    return Replayed(parsed, tuple(sorted(applied)))


# What a decision makes of an article; the same object, if it changes nothing.
_STEPS: dict[type[Decision], Callable[[ParsedArticle, Any], ParsedArticle]] = {
    Merge: who.merge,
    Split: who.split,
    DropActor: who.drop_actor,
    DropMention: who.drop_mention,
    SetSpeaker: facts.correct_quote,
    DropQuote: facts.correct_quote,
    ConfirmQuote: facts.correct_quote,
    ChangeEvent: facts.correct_event,
    DropEvent: facts.correct_event,
    ConfirmEvent: facts.correct_event,
    **dict.fromkeys(_LAST, who.describe),
}
