"""How one article's text differs from another's: paragraph by paragraph, then word by word.

What no reader would call a difference is none: capitals, the shapes of quotation marks and dashes,
line breaks within a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import LCSseq

# Two paragraphs are one that was edited if they share so much of the longer one's words.
EDITED = 0.4

# Beyond so many words or pairs of paragraphs, what differs is shown paragraph by paragraph only.
MOST_WORDS, MOST_PAIRS = 4_000, 10_000

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


class Side(StrEnum):
    """Where words stand: in both texts, only in the one, only in the other."""

    BOTH = "both"
    ONE = "one"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together."""

    side: Side
    text: str

    @property
    def words(self) -> int:
        """How many there are; marks and blanks are none."""
        return sum(_is_word(token) for token in _TOKEN.findall(self.text))


type Paragraph = tuple[Piece, ...]


def compare(one: str, other: str) -> tuple[Paragraph, ...]:
    """Both texts as one, in reading order; what both have is shown as `one` has it."""
    ours, theirs = _paragraphs(one), _paragraphs(other)
    found: list[Paragraph] = []
    left = right = 0
    keys = [_key(text) for text in ours], [_key(text) for text in theirs]
    for block in LCSseq.editops(*keys).as_matching_blocks():
        found += _edited(ours[left : block.a], theirs[right : block.b])
        left, right = block.a + block.size, block.b + block.size
        found += [(Piece(Side.BOTH, text),) for text in ours[block.a : left]]
    return tuple(found)


def words_on(paragraphs: Iterable[Paragraph], side: Side) -> int:
    """How many words stand on a side."""
    return sum(piece.words for each in paragraphs for piece in each if piece.side is side)


def _edited(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs none of which is the same in both texts."""
    left = right = 0
    for at, beside in _pairs(ours, theirs):
        yield from _alone(Side.ONE, ours[left:at])
        yield from _alone(Side.OTHER, theirs[right:beside])
        yield _words(ours[at], theirs[beside])
        left, right = at + 1, beside + 1
    yield from _alone(Side.ONE, ours[left:])
    yield from _alone(Side.OTHER, theirs[right:])


def _alone(side: Side, paragraphs: Iterable[str]) -> Iterator[Paragraph]:
    return ((Piece(side, text),) for text in paragraphs)


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Which paragraphs are the same one edited: in order, and as like each other as can be."""
    if len(ours) * len(theirs) > MOST_PAIRS:
        return []
    folded = [_folded(text) for text in theirs]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    likeness = [[_likeness(one, other) for other in folded] for one in map(_folded, ours)]
    for at in reversed(range(len(ours))):
        for beside in reversed(range(len(theirs))):
            paired = likeness[at][beside] and best[at + 1][beside + 1] + likeness[at][beside]
            best[at][beside] = max(best[at + 1][beside], best[at][beside + 1], paired)
    return list(_walk(best, likeness))


def _walk(best: list[list[float]], likeness: list[list[float]]) -> Iterator[tuple[int, int]]:
    at = beside = 0
    while at < len(likeness) and beside < len(likeness[at]):
        if best[at][beside] == best[at + 1][beside]:
            at += 1
        elif best[at][beside] == best[at][beside + 1]:
            beside += 1
        else:
            yield at, beside
            at, beside = at + 1, beside + 1


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """0 for paragraphs that have nothing to do with each other."""
    ours, theirs = [word for word in one if _is_word(word)], [w for w in other if _is_word(w)]
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return 0.0
    share = LCSseq.normalized_similarity(ours, theirs, score_cutoff=EDITED)
    return float(share)


def _words(one: str, other: str) -> Paragraph:
    ours, theirs = _TOKEN.findall(one), _TOKEN.findall(other)
    sides: list[tuple[Side, str]] = []
    left = right = 0
    for block in LCSseq.editops(_folded(one), _folded(other)).as_matching_blocks():
        sides += [(Side.ONE, token) for token in ours[left : block.a]]
        sides += [(Side.OTHER, token) for token in theirs[right : block.b]]
        left, right = block.a + block.size, block.b + block.size
        sides += [(Side.BOTH, token) for token in ours[block.a : left]]
    return tuple(_joined(_runs(sides)))


def _runs(sides: Iterable[tuple[Side, str]]) -> list[Piece]:
    grouped = groupby(sides, key=lambda pair: pair[0])
    return [Piece(side, "".join(token for _, token in tokens)) for side, tokens in grouped]


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Two changes with only a blank between them are one."""
    gone = come = ""
    for at, piece in enumerate(pieces):
        is_between = 0 < at < len(pieces) - 1 and not piece.words
        if piece.side is Side.ONE:
            gone += piece.text
        elif piece.side is Side.OTHER:
            come += piece.text
        elif is_between and gone and come:
            gone, come = gone + piece.text, come + piece.text
        else:
            yield from _changed(gone, come)
            gone = come = ""
            yield piece
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Side.ONE, gone)
    if come:
        yield Piece(Side.OTHER, come)


def _paragraphs(text: str) -> list[str]:
    found = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return [part for part in found if part]


def _folded(text: str) -> list[str]:
    return [token.translate(_SHAPES).casefold() for token in _TOKEN.findall(text)]


def _key(text: str) -> str:
    return "".join(_folded(text))


def _is_word(token: str) -> bool:
    return token[0].isalnum()
