"""How one wording differs from another, word by word and in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

# Of a longer stretch that is left out or added, its first and last words are shown.
MOST_WORDS, SHOWN = 8, 3

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as its words and where they stand."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def folded(self) -> list[str]:
        """Without what no reader would call a difference: capitals, the shape of apostrophes."""
        return [self.text[start:end].casefold().replace("’", "'") for start, end in self.spans]

    def shown(self, first: int, last: int) -> str:
        """The words from `first` up to `last` in quotation marks, the middle of many left out."""
        if last - first > MOST_WORDS:
            return f"“{self._cut(first, first + SHOWN)} … {self._cut(last - SHOWN, last)}”"
        return f"“{self._cut(first, last)}”"

    def _cut(self, first: int, last: int) -> str:
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


def difference(one: str, other: str) -> str:
    """What `other` says otherwise than `one`; empty if they differ in marks and capitals only."""
    return "; ".join(_differences(_read(one), _read(other)))


def _differences(one: Words, other: Words) -> Iterator[str]:
    left = right = 0  # how far both have been compared
    for block in LCSseq.editops(one.folded, other.folded).as_matching_blocks():
        gone, come = left < block.a, right < block.b
        if gone and come:
            yield f"{other.shown(right, block.b)} for {one.shown(left, block.a)}"
        elif gone:
            yield f"leaves out {one.shown(left, block.a)}"
        elif come:
            yield f"adds {other.shown(right, block.b)}"
        left, right = block.a + block.size, block.b + block.size


def _read(text: str) -> Words:
    return Words(text, tuple(word.span() for word in _WORD.finditer(text)))
