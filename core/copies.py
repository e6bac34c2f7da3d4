"""Near copies of a text: MinHash finds candidates, exact Jaccard over shingles decides.

Agencies' reports run in many outlets, cut and lightly edited. Such a copy shares most of its runs
of four words with the original; two reports about the same event share next to none.
"""

from __future__ import annotations

import hashlib
import re

import numpy as np
from numpy.typing import NDArray

# Two texts are copies when they share half of their runs of four words: cutting the last third of
# a report leaves .67, changing one word in twenty leaves about .68.
SHINGLE_WORDS = 4
SAME = 0.5

# 24 bands of 3 values: a pair at .5 shares a band with probability .96, at .6 with .997.
BANDS, ROWS = 24, 3

_WORD = re.compile(r"\w+")
_RANDOM = np.random.default_rng(20231026)
_FACTORS = _RANDOM.integers(1, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64) * 2 + 1
_OFFSETS = _RANDOM.integers(0, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64)

# A long text is hashed in parts, to keep the table of values small.
_PART = 4096


def shingles(text: str) -> frozenset[int]:
    """The text's runs of words, each as a 64-bit number; empty if it is too short to compare."""
    words = [word.casefold() for word in _WORD.findall(text)]
    last = len(words) - SHINGLE_WORDS + 1
    return frozenset(_number(" ".join(words[i : i + SHINGLE_WORDS])) for i in range(last))


def bands(shingled: frozenset[int]) -> tuple[int, ...]:
    """Numbers of which two near copies share at least one (signed, as a database keeps them)."""
    if not shingled:
        return ()
    signature = _signature(np.fromiter(shingled, dtype=np.uint64, count=len(shingled)))
    rows = signature.reshape(BANDS, ROWS)
    return tuple(
        int.from_bytes(_digest(bytes([band]) + rows[band].tobytes()), signed=True)
        for band in range(BANDS)
    )


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of runs of words that two texts have in common, 0 to 1."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def _signature(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    lowest = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(values), _PART):
        # Multiplication wraps at 2**64 on purpose; the high bits are then well mixed.
        mixed = (values[start : start + _PART] * _FACTORS + _OFFSETS) >> np.uint64(16)
        lowest = np.minimum(lowest, mixed.min(axis=1))
    return lowest


def _number(run: str) -> int:
    return int.from_bytes(_digest(run.encode("utf-8", "replace")))


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=8).digest()
