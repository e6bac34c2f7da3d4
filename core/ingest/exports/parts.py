"""What an export is split into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.ingest.credits import Credits

_BLANK = re.compile(r"\n[ \t\xa0]{0,200}\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One article of an export, and its number there."""

    number: int
    text: str
    credits: Credits


@dataclass(frozen=True, slots=True)
class Export:
    """All articles found, and how many the export says it has."""

    parts: tuple[Part, ...]
    promised: int

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the articles that were not found."""
        found = {part.number for part in self.parts}
        return tuple(number for number in range(1, self.promised + 1) if number not in found)


def blocks(text: str) -> list[str]:
    """Paragraphs: blank lines part them, and the lines of one are joined."""
    joined = (" ".join(block.split()) for block in _BLANK.split(text))
    return [block for block in joined if block]


def as_text(paragraphs: Iterable[str]) -> str:
    """One blank line between two."""
    return "\n\n".join(paragraphs)
