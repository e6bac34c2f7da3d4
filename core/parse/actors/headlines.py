"""Headlines in Title Case: Every Word Has a Capital, and the model sees names in common words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from core.model import ActorKind
from core.parse.actors.candidate import Candidate
from core.parse.paragraphs import find_paragraphs

_WEIGHTY, _FEWEST, _SHARE = 4, 3, 0.7


def seen_elsewhere(doc: Doc, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, without those of a Title Case headline that the article never takes up.

    "Voting Machines Fail in Talas", where the article writes of voting machines: who a headline
    names is named below it too, a person by a word of the name at least, others by all of it.
    """
    end = _end_of_headline(doc)
    body = {token.text for token in doc if token.idx >= end} if end else set()
    for candidate in candidates:
        words = [word for word in candidate.surface.split() if word[0].isupper()]
        in_part = any if candidate.kind is ActorKind.PERSON else all
        if candidate.span.end > end or not body or in_part(word in body for word in words):
            yield candidate


def _end_of_headline(doc: Doc) -> int:
    """Where (character) the headline is over; 0 where there is none, or not in Title Case."""
    paragraphs = list(find_paragraphs(doc.text))
    if len(paragraphs) < 2:
        return 0
    end = paragraphs[0].end
    weighty = [t for t in doc if t.idx < end and t.is_alpha and len(t) >= _WEIGHTY]
    capitals = sum(token.text[0].isupper() for token in weighty)
    return end if len(weighty) >= _FEWEST and capitals >= _SHARE * len(weighty) else 0
