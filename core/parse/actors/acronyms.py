"""Acronyms an article explains: "the Tisa Basin Council (TBC)", "TBC (Tisa Basin Council)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from core import naming
from core.model import ActorKind, Span
from core.parse.actors.candidate import Candidate

# A bracket right after a name, with the acronym in it.
_AFTER_NAME = re.compile(r"^\s?\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
# An acronym, at most a few words, and a bracket with what may be its words.
_BEFORE_WORDS = re.compile(r"\b([A-Z]{3,8})\b([^()\n]{0,40}) ?\(([A-Z][^()\n]{7,90})\)")


def find_spelled_out(doc: Doc) -> Iterator[Candidate]:
    """Both halves of "the BEAM race (Bridges for Every Alpine Mile)", where the letters agree."""
    for match in _BEFORE_WORDS.finditer(doc.text):
        if match.group(1).lower() in naming.initials(naming.fold(match.group(3))):
            for group in (1, 3):
                span = Span(match.start(group), match.end(group))
                yield Candidate(span, match.group(group), ActorKind.ORGANISATION)


def definitions(doc: Doc, candidates: Iterable[Candidate]) -> dict[str, str]:
    """Folded acronym -> the folded name the article gives for it."""
    found, text = {}, doc.text
    for candidate in candidates:
        match = _AFTER_NAME.match(text[candidate.span.end : candidate.span.end + 14])
        if match:
            found[naming.fold(match.group(1))] = naming.fold(candidate.surface)
    return found
