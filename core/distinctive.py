"""Which words set one pile of texts apart from another, by a plain measure.

Log odds with a prior (Monroe, Colaresi and Quinn 2008): how much likelier a word is in the one pile
than in the other, smoothed by how often it stands in both together, and divided by its standard
error. A word that is rare, or that both use alike, stays near zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log, sqrt

# As if each pile had this many words more, spread as in both together.
PRIOR = 500
# A word is looked at from so many occurrences in one pile on, in so many of its articles.
LEAST, LEAST_ARTICLES = 3, 2
# From here on a difference is unlikely to be chance alone (two standard errors).
CLEAR = 1.96

# Words with a capital are left out: names, for the most part, and the first word of a sentence.
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-ZÀ-Þ][^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w])")

# What every text is full of, and what reporting adds to any.
_STOP = frozenset(
    """
    a about above according across added after again against ago all almost along already also
    although always am amid among an and another any anyone anything are aren't around as asked at
    away back be became because become been before began being below between both but by came can
    can't cannot come could couldn't day days did didn't do does doesn't doing don't done down
    during each earlier early either else end even ever every everyone everything few first five for
    former four from further get given go going got had has hasn't have haven't having he her here
    hers herself him himself his how however i if in including inside instead into is isn't it its
    it's itself just last late later least left less let like little long made make makes many may
    me meanwhile might mine month months more most much must my myself near nearly need neither
    never new next no nobody none nor not nothing now of off often old on once one only onto or
    other others our ours ourselves out outside over own part people per perhaps put quite rather
    really said same saw say saying says second see seen several shall she should since six so some
    someone something still such take taken than that that's the their theirs them themselves then
    there there's these they thing things think third this those though three through thus time
    times to today together told tomorrow too took toward towards two under until up upon us use
    used very via want wanted was wasn't way we week weeks well went were weren't what when where
    whether which while who whole whom whose why will with within without won't would wouldn't year
    years yes yesterday yet you your yours
    """.split()
)


@dataclass(frozen=True, slots=True)
class Pile:
    """How often each word stands in a pile of texts, and in how many articles of it."""

    times: Counter[str]
    articles: Counter[str]

    @property
    def words(self) -> int:
        """How many words are counted in it."""
        return self.times.total()


@dataclass(frozen=True, slots=True)
class Word:
    """A word in both piles; `lean` is above zero where it marks the first, in standard errors."""

    word: str
    one_times: int
    other_times: int
    one_articles: int
    other_articles: int
    lean: float


def pile(texts: Iterable[tuple[str, str]]) -> Pile:
    """The words of (article id, text) pairs."""
    of_article: dict[str, Counter[str]] = {}
    for article_id, text in texts:
        found = of_article.setdefault(article_id, Counter())
        found.update(word for word in _WORD.findall(text) if word not in _STOP)
    times: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for found in of_article.values():
        times.update(found)
        articles.update(found.keys())
    return Pile(times, articles)


def distinctive(one: Pile, other: Pile) -> list[Word]:
    """Words that mark one of the two, clearest first; none where either pile has no words."""
    if not (one.words and other.words):
        return []
    both = one.words + other.words
    rows = []
    for word in _worth_a_look(one) | _worth_a_look(other):
        prior = PRIOR * (one.times[word] + other.times[word]) / both
        lean = _log_odds(one, word, prior) - _log_odds(other, word, prior)
        error = sqrt(1 / (one.times[word] + prior) + 1 / (other.times[word] + prior))
        counts = (one.times[word], other.times[word], one.articles[word], other.articles[word])
        rows.append(Word(word, *counts, lean / error))
    return sorted(rows, key=lambda row: (-abs(row.lean), row.word))


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where the word stands in a text, as `pile` counts it."""
    for found in _WORD.finditer(text):
        if found[0] == word:
            yield found.span()


def _worth_a_look(pile: Pile) -> set[str]:
    return {
        word
        for word, times in pile.times.items()
        if times >= LEAST and pile.articles[word] >= LEAST_ARTICLES
    }


def _log_odds(pile: Pile, word: str, prior: float) -> float:
    hits = pile.times[word] + prior
    return log(hits / (pile.words + PRIOR - hits))
