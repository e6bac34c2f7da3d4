"""What an analyst types into a search box: the terms in it, and in plain words how it was read.

    cod quota        both words, anywhere            "cod quota"     the words in this order
    herr*            a word that begins so           -whale          not in what is found
    cod OR herring   one of them                     "cod quota"~10  within ten words of each other

Nothing typed is an error: what cannot be used is passed over, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# More than this of what was typed is not read; the index has limits of its own, which raise.
MOST_CHARACTERS, MOST_TERMS, MOST_BETWEEN = 1000, 40, 100

_TERM = re.compile(
    r"""(?P<not>-?)
    (?:["“”](?P<phrase>[^"“”]*)(?P<closed>["“”])?(?:~(?P<within>\d{1,3}))?
      |(?P<word>[^\s"“”*]+))
    (?P<begin>\*?)""",
    re.VERBOSE,
)
# SQLite reads a query up to the first NUL and cannot be given half of a surrogate pair.
_UNUSABLE = re.compile(r"[\x00\ud800-\udfff]")
_FIELD = re.compile(r"[a-z]{1,20}:\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; `begins`: only its beginning; `within`: its words that near together."""

    words: str
    is_phrase: bool = False
    begins: bool = False
    within: int | None = None

    def __str__(self) -> str:
        if self.within is not None:
            return f"“{self.words}” with at most {self.within} words between"
        said = f"“{self.words}”"
        return f"words that begin with {said}" if self.begins else said


@dataclass(frozen=True, slots=True)
class Typed:
    """One of each group in `all_of`, and none of `none_of`; `passed_over` is what was not used."""

    all_of: tuple[tuple[Term, ...], ...] = ()
    none_of: tuple[Term, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.all_of or self.none_of)

    def explained(self) -> str:
        """How it was read: `Looking for “cod” and “quota”, without “whale”.`"""
        if not self.asks:
            return "Nothing to look for: type a word or a name."
        every = " and ".join(" or ".join(map(str, group)) for group in self.all_of)
        none = f"without {' or '.join(map(str, self.none_of))}" if self.none_of else ""
        return f"Looking for {', '.join(part for part in (every or 'everything', none) if part)}."


def read(text: str) -> Typed:
    """The terms of what was typed, in order; what holds no letter or digit is left out."""
    typed = _UNUSABLE.sub(" ", text[:MOST_CHARACTERS])
    found = [match for match in _TERM.finditer(typed) if _has_words(match[0])]
    groups: list[list[Term]] = []
    none_of: list[Term] = []
    joins = False
    for match in found[:MOST_TERMS]:
        if match[0] == "OR" and groups and match is not found[-1]:
            joins = True
        elif match["not"]:
            none_of.append(_term(match))
        elif joins:
            groups[-1].append(_term(match))
            joins = False
        else:
            groups.append([_term(match)])
    passed_over = tuple(_doubts(text, found))
    return Typed(tuple(map(tuple, groups)), tuple(none_of), passed_over)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _term(match: re.Match[str]) -> Term:
    if match["word"]:
        return Term(match["word"], begins=bool(match["begin"]))
    within = min(int(match["within"]), MOST_BETWEEN) if match["within"] else None
    return Term(match["phrase"], is_phrase=True, begins=bool(match["begin"]), within=within)


def _doubts(text: str, found: list[re.Match[str]]) -> Iterator[str]:
    words = [match["word"] for match in found if match["word"]]
    if any(match["phrase"] is not None and match["closed"] is None for match in found):
        yield "A quotation mark is not closed: all after it is one phrase."
    if set(words) & {"AND", "NOT", "NEAR"}:
        yield (
            "AND, NOT and NEAR are looked for as words. All words have to occur anyway; a minus "
            "leaves out, and “two words”~10 finds them near each other."
        )
    if found and "OR" in (found[0][0], found[-1][0]):
        yield "OR stands between two words; here it is looked for as a word."
    if any(map(_FIELD.match, words)):
        yield "There are no fields to name with a colon: it is looked for as words."
    if any(char in word for word in words for char in "()[]{}"):
        yield "Brackets are passed over."
    if len(text) > MOST_CHARACTERS or len(found) > MOST_TERMS:
        yield f"Only the first {MOST_TERMS} words or {MOST_CHARACTERS} characters are looked for."
