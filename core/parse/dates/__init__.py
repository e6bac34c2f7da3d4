"""When: the date expressions of an article, resolved against the day it was published.

Only what the words decide is resolved. "a few days ago", ages, scores and clock times are no dates,
and a relative expression stays unresolved where the day of publication is not known well enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.model import Moment, Span
from core.parse.dates.calendar import Context, away, finer
from core.parse.dates.expressions import BEFORE_KEY, BEHIND_KEY, KEYS, RULES, Rule
from core.parse.roster import tokens_of

# Theresa May, the Sunday Times, April Ryan: a month or weekday inside a name is no date.
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LAW", "EVENT"})
_AHEAD = frozenset({"will", "shall", "'ll"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and the date it stands for."""

    span: Span
    moment: Moment


def find_dates(doc: Doc, published: Moment | None) -> tuple[DateMention, ...]:
    """The date expressions that can be resolved, in reading order, none overlapping another."""
    text = doc.text
    found: list[DateMention] = []
    anchor: DateMention | None = None
    for match, rule in _candidates(text):
        span = Span(*match.span("date"))
        tokens = tokens_of(doc, span)
        if (found and span.start < found[-1].span.end) or _in_name(tokens):
            continue
        near = anchor and text.find("\n", anchor.span.end, span.start) < 0
        before = anchor.moment if anchor and near else None
        day = published.day if published else None
        moment = rule.resolve(match, Context(day, before, ahead=_lies_ahead(tokens[0])))
        if moment is None or (rule.relative and finer(moment, published)):
            continue
        found.append(DateMention(span, moment))
        # On March 10 ... A month earlier ... two days later: both count from March 10.
        anchor = anchor if rule.resolve is away else found[-1]
    return tuple(found)


def _candidates(text: str) -> list[tuple[re.Match[str], Rule]]:
    around = {key: tuple(_around(key, text)) for key in KEYS}
    every = [
        (match, rule)
        for rule in RULES
        for start, end in around[rule.key]
        for match in rule.pattern.finditer(text, start, end)
    ]
    # "Thursday, October 26, 2023" is one date: the longest expression from a place wins.
    every.sort(key=lambda found: (found[0].start("date"), -found[0].end("date")))
    return every


def _around(key: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where an expression with the key may stand: most of a text is never tried with each rule."""
    start = end = 0
    for match in key.finditer(text):
        if match.start() - BEFORE_KEY > end:
            if end:
                yield start, end
            start = match.start() - BEFORE_KEY
        end = match.start() + BEHIND_KEY
    if end:
        yield start, min(end, len(text))


def _in_name(tokens: DocSpan) -> bool:
    return len(tokens) <= 2 and any(token.ent_type_ in _NAMES for token in tokens)


def _lies_ahead(token: Token) -> bool:
    """Whether the clause speaks of the future: they will meet on Thursday."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return any(child.lower_ in _AHEAD for child in ancestor.children)
    return False
