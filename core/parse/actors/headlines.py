"""Headlines in Title Case: Every Word Has a Capital, so the model sees names where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from core.parse.actors.candidate import Candidate
from core.parse.paragraphs import find_paragraphs

_WEIGHTY, _FEWEST, _SHARE = 4, 3, 0.7


def seen_elsewhere(doc: Doc, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, without those of a Title Case headline that the article never takes up.

    "Voting Machines Fail in Talas", where the article writes of voting machines: who a headline
    names is named below it too, by a word of the name at least.
    """
    end = _end_of_headline(doc)
    body = {token.text for token in doc if token.idx >= end} if end else set()
    for candidate in candidates:
        words = [word for word in candidate.surface.split() if word[0].isupper()]
        known = candidate.span.end > end or not body or not body.isdisjoint(words)
        if known or candidate.is_settled:
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
