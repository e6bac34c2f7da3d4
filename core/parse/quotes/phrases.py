"""Phrases of a parse as runs of tokens: first and last index, both inclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from core.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})
# What follows a speaker's name without being part of it: who is in Baku, standing beside her.
_TRAILERS = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})

HOLLOW = frozenset({"those", "one", "anyone", "everyone", "someone", "people", "others"})


class Run(NamedTuple):
    """Tokens first..last of a Doc."""

    first: int
    last: int

    def holds(self, token: Token) -> bool:
        """Whether the token is one of them."""
        return self.first <= token.i <= self.last

    def covers(self, other: Run) -> bool:
        """Whether the other run lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Run) -> bool:
        """Whether the two share a token."""
        return self.first <= other.last and other.first <= self.last

    def text(self, doc: Doc) -> str:
        """The run as written. (`Doc.text` is built anew at every call; this is not.)"""
        return doc[self.first : self.last + 1].text

    def span(self, doc: Doc) -> Span:
        """The run as characters."""
        end = doc[self.last]
        return Span(doc[self.first].idx, end.idx + len(end))


def subtree(token: Token) -> Run:
    """The token and all it governs, gaps included."""
    return Run(token.left_edge.i, token.right_edge.i)


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these relations."""
    # A loop: this is asked of every word many times, and a generator costs as much as the answer.
    for each in token.children:
        if each.dep_ in deps:
            return each
    return None


def has_to(verb: Token) -> bool:
    """Whether the verb is a to-infinitive: to rebuild, to be rebuilt."""
    return any(each.tag_ == "TO" and each.i < verb.i for each in verb.children)


def without(run: Run, holes: Iterable[Run]) -> Iterator[Run]:
    """The pieces of a run that lie in none of the holes."""
    first = run.first
    for hole in sorted(holes):
        if hole.last < first or hole.first > run.last:
            continue
        if hole.first > first:
            yield Run(first, hole.first - 1)
        first = max(first, hole.last + 1)
    if first <= run.last:
        yield Run(first, run.last)


def noun_phrase(head: Token) -> Run:
    """A noun with what describes it, without the clauses that hang on it."""
    run = subtree(head)
    if head.lower_ in HOLLOW:
        return run  # those who back her opponents
    last = run.last
    for each in head.children:
        if each.i > head.i and each.dep_ in _TRAILERS:
            last = min(last, each.left_edge.i - 1)
    last = max(last, head.i)
    while last > head.i and (head.doc[last].is_punct or head.doc[last].tag_ == "POS"):
        last -= 1
    return Run(run.first, last)


def trimmed(run: Run, doc: Doc) -> Run | None:
    """Without the commas, dashes and blanks at either end; None if nothing else is there."""
    first, last = run
    while first <= last and (doc[first].is_space or doc[first].text in ",;:.-–—)…"):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in ",;:-–—(."):
        last -= 1
    return Run(first, last) if first <= last else None
