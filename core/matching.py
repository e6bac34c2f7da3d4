"""Which quotes say the same: a sentence of one is found again in the other, wording aside.

Outlets trim a quote, translate it anew, or work a few words of it into a clause of their own. What
stays is most of its content words, in their order and close together. Pairs of them, hashed, find
the candidates; aligning the words decides.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

# So many content words have to be found again; two only in a sentence repeated word for word.
LEAST, VERBATIM = 3, 4
# And this share of them: of a long sentence less, since no two sentences are that alike by chance.
SHARE, LONG, SHARE_OF_LONG = 0.82, 6, 0.7
# From here on it is nearly word for word, as it has to be with the reporter's own wording.
CLOSE_WORDS, CLOSE_SHARE = 4, 0.85

# A speech printed whole is compared by its beginning.
MOST_WORDS = 500

Words = tuple[str, ...]

# Words that turn a sentence round, and all that say little of what it is about.
_NEGATORS = frozenset(
    "cannot few fewer hardly less neither never no nobody none nor not nothing nowhere".split()
)
_FUNCTION = _NEGATORS | frozenset(
    """
    a about after again all also am an and any anybody anyone are as at be because been before
    being but by can could did do does doing done for from get got had has have having he her here
    hers him his how i if in into is it its itself just let may me might more most much must my of
    off on once one only onto or other our ours out over own said say says shall she should so some
    such than that the their theirs them then there these they this those through to too under until
    up upon us very was we were what when where which while who whoever whom whose why will with
    would you your yours
    coming day days end last month months next now time times today tomorrow week weeks year years
    yesterday
    """.split()
)
_CUT = frozenset({"s", "ll", "re", "ve", "d", "m"})

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# The words inside quotation marks are found again without the reporter's clause around them.
_STOP = re.compile(r'[.!?;:…“”"„«»]+')
_ENDING = re.compile(r"(?<=\w{3})(?:y?ing|ies|ied|es|ed|s|y|e)$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a quote says, without marks, capitals and contractions, sentence by sentence."""

    sentences: tuple[Words, ...]

    @property
    def words(self) -> Words:
        """All of them in order."""
        return tuple(word for sentence in self.sentences for word in sentence)

    @property
    def hash(self) -> int:
        """A number all that say the same words share (signed, 64 bits)."""
        return _number(" ".join(self.words))

    def __str__(self) -> str:
        return "\n".join(" ".join(sentence) for sentence in self.sentences)

    @classmethod
    def from_lines(cls, lines: str) -> Wording:
        """The wording that was written as `lines`."""
        return cls(tuple(tuple(line.split(" ")) for line in lines.split("\n")))


class Bond(StrEnum):
    """What two wordings have to share beside their words, to be one quote."""

    TELLING = "telling"  # nothing: so many words are not said twice
    CLOSE = "close"  # the speaker; one of them may be indirect
    LOOSE = "loose"  # the speaker, and both have words in quotation marks


def read_wording(text: str) -> Wording:
    """The words of a quote; text of any kind comes in, perhaps no word comes out."""
    sentences, left = [], MOST_WORDS
    for part in _STOP.split(text):
        if words := tuple(islice(_words(part), left)):
            sentences.append(words)
            left -= len(words)
    return Wording(tuple(sentences))


def keys(wording: Wording) -> frozenset[int]:
    """Numbers of which two quotes that say the same share at least one (signed, 64 bits)."""
    stems = _content(wording.words)
    pairs = [*pairwise(stems), *zip(stems, stems[2:], strict=False)]
    return frozenset(_number(" ".join(pair)) for pair in pairs)


def bond(one: Wording, other: Wording) -> Bond | None:
    """What ties two wordings that may be one quote; None if they say different things."""
    found = {*_found_again(one, other), *_found_again(other, one)}
    return next((each for each in Bond if each in found), None)


def _found_again(one: Wording, other: Wording) -> Iterator[Bond]:
    """For each sentence of `one`, and for all of it, how it is tied to words of `other`."""
    whole = other.words
    there = frozenset(_content(whole))
    for part in {*one.sentences, one.words}:
        content = _content(part)
        common = sum(word in there for word in content)
        if len(part) <= len(whole) and common >= max(SHARE_OF_LONG * len(content), LEAST - 1):
            yield from _tie(part, content, whole)


def _tie(part: Words, content: Sequence[str], whole: Words) -> Iterator[Bond]:
    said, again = _aligned(part, whole)
    if _denies(said) != _denies(again):
        return
    there = _content(again)
    words = LCSseq.similarity(content, there)
    share = words / max(len(content), len(there))
    if words < LEAST:
        if words == len(content) == LEAST - 1 and part == again and len(part) >= VERBATIM:
            yield Bond.LOOSE
    elif share >= CLOSE_SHARE and words >= CLOSE_WORDS:
        yield Bond.TELLING if words >= LONG else Bond.CLOSE
    elif share >= (SHARE_OF_LONG if words >= LONG else SHARE):
        yield Bond.LOOSE


def _aligned(part: Words, whole: Words) -> tuple[Words, Words]:
    """Both from the first to the last common word, where `part` is most like `whole`."""
    at = fuzz.partial_ratio_alignment(part, whole)
    if at is None:
        return (), ()
    # Words put in between push others out of a stretch of the part's own length, and at either end
    # of the whole a shorter stretch is given.
    wider = len(part) // 4 + len(part) - (at.dest_end - at.dest_start)
    around = whole[max(at.dest_start - wider, 0) : at.dest_end + wider]
    common = [step for step in LCSseq.opcodes(part, around) if step.tag == "equal"]
    if not common:
        return (), ()
    first, last = common[0], common[-1]
    return part[first.src_start : last.src_end], around[first.dest_start : last.dest_end]


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        first, *rest = re.split("['’]", word)
        if rest == ["t"]:
            yield from (first.removesuffix("n") or first, "not")
        else:
            yield first
            yield from (part for part in rest if part not in _CUT)


def _content(words: Iterable[str]) -> list[str]:
    return [_stem(word) for word in words if word not in _FUNCTION]


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _denies(words: Iterable[str]) -> bool:
    return not _NEGATORS.isdisjoint(words)


def _number(text: str) -> int:
    content = text.encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), signed=True)
