"""Sources named beside a sentence of the reporter's own: according to the ministry, in the poll."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.parse.quotes.phrases import Run, child, subtree, without
from core.parse.quotes.reading import Reading

# Longer than any report; a parse that says so has lost its way, and others would take its time.
LONGEST = 400
_ASKED = frozenset({"poll", "survey"})
_TOLD = frozenset({"report", "say", "put", "note", "tell", "explain", "describe"})


def source_of(token: Token) -> Token | None:
    """The head of the phrase that a whole sentence rests on, where `token` says that it does."""
    if token.lower_ == "according":
        to = child(token, "prep")
        return child(to, "pobj") if to is not None else None
    if token.lower_ == "in" and token.dep_ == "prep":
        return _asked(token)
    if token.lemma_ in _TOLD and token.tag_ == "VBN":
        return _reported_by(token)
    return None


def _asked(preposition: Token) -> Token | None:
    """In the poll, most wanted a bridge. Not: she leads in the poll."""
    poll = child(preposition, "pobj")
    if poll is None or poll.lower_ not in _ASKED or preposition.head.i < preposition.i:
        return None
    after = poll.right_edge.i + 1
    fronted = after < len(poll.doc) and poll.doc[after].text == ","
    return poll if fronted and preposition.head.pos_ in {"VERB", "AUX"} else None


def _reported_by(verb: Token) -> Token | None:
    """As reported by the Herald, the bridge is closed."""
    as_ = child(verb, "mark")
    by = child(verb, "agent")
    clause = as_ is not None and as_.lower_ == "as" and as_.i == verb.i - 1
    return child(by, "pobj") if clause and by is not None else None


def sourced_content(reading: Reading, cue: Token) -> Iterator[Run]:
    """The sentence around the cue's own phrase; nothing where the parse has lost its way."""
    head = cue.head
    while (head.pos_ not in {"VERB", "AUX"} or head.dep_ == "conj") and head.head.i != head.i:
        head = head.head
    paragraph = reading.paragraph(cue)
    whole = subtree(head)
    content = Run(max(whole.first, paragraph.first), min(whole.last, paragraph.last))
    if head != cue and content.last - content.first < LONGEST:
        yield from without(content, [subtree(cue)])
