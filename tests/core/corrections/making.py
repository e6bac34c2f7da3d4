"""Decisions about the hand-made article of tests/records.py."""

from __future__ import annotations

from core.corrections import Deed, Place, Who
from core.model import Actor, ActorKind, EventType, ParsedArticle
from tests.records import ICELAND, MINISTER, NORWAY, parsed_article, span

SAID, MEANT = "The quota is too high,", "Norwegian boats would stay in port"


def who(actor: Actor) -> Who:
    """The actor as a decision names it."""
    return Who(actor.id, actor.name, actor.kind)


LIV, NOR, ISL = who(MINISTER), who(NORWAY), who(ICELAND)
OTHER = Who("person:liv-strande", "Liv Strande", ActorKind.PERSON)


def place(words: str, parsed: ParsedArticle | None = None) -> Place:
    """Where the words first stand in the article."""
    article = (parsed or parsed_article()).article
    found = span(article.text, words)
    return Place(article.hash, found.start, found.end, words)


def rejection(parsed: ParsedArticle | None = None) -> Deed:
    """The article's one event."""
    return Deed(place("rejected", parsed), EventType.REJECT, NORWAY.id, ICELAND.id)
