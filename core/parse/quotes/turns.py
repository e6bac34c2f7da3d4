"""Turns of a transcript: paragraphs that begin with the speaker's name in capitals and a colon."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from core.parse.quotes.phrases import Run

# One such paragraph is a headline or a dateline (BRUSSELS: ...); a conversation takes two.
_FEWEST = 2
_LONGEST_LABEL = 5


def find_turns(doc: Doc, paragraphs: tuple[int, ...]) -> list[tuple[Run, Run]]:
    """The label and the words of each turn; empty where the article is no transcript."""
    ends = (*(start - 1 for start in paragraphs[1:]), len(doc) - 1)
    found = list(_labelled(doc, zip(paragraphs, ends, strict=False)))
    return found if len(found) >= _FEWEST else []


def _labelled(doc: Doc, paragraphs: Iterator[tuple[int, int]]) -> Iterator[tuple[Run, Run]]:
    for first, last in paragraphs:
        label = _label(doc, first, last)
        while last > first and doc[last].is_space:
            last -= 1
        if label is not None and label.last + 2 <= last:
            yield label, Run(label.last + 2, last)


def _label(doc: Doc, first: int, last: int) -> Run | None:
    """RUIZ in "RUIZ: We won."; MAYOR ANA RUIZ, Q and A too."""
    for i in range(first, min(last, first + _LONGEST_LABEL) + 1):
        token = doc[i]
        if token.text == ":":
            return Run(first, i - 1) if i > first else None
        if not (token.is_upper or token.text in {".", "-", "'"}):
            return None
    return None
