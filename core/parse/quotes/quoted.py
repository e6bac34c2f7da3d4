"""Quoted words: which quotations are speech, and the cue beside each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.lexicon.cues import Cues
from core.parse.marks import Marks, Quotation
from core.parse.quotes.phrases import Run
from core.parse.quotes.reported import frames_of

_STOPS = frozenset(".,!?…—–-")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation and the tokens between its marks."""

    quotation: Quotation
    run: Run
    utterance: bool


def find_quoted(doc: Doc, marks: Marks) -> tuple[Quoted, ...]:
    """The quotations that hold a word, as tokens."""
    text, starts = doc.text, [token.idx for token in doc]
    found = []
    for quotation in marks.quotations:
        first = bisect_left(starts, quotation.inner.start)
        last = bisect_left(starts, quotation.inner.end) - 1
        while first <= last and doc[first].is_space:
            first += 1
        if first <= last:
            run = Run(first, last)
            found.append(Quoted(quotation, run, _is_utterance(doc, run, quotation, text)))
    return tuple(found)


def _is_utterance(doc: Doc, run: Run, quotation: Quotation, text: str) -> bool:
    """Whether the words could stand as said: a scare quote, a title or a nickname could not."""
    words = [token for token in doc[run.first : run.last + 1] if token.is_alpha]
    inner = quotation.inner.of(text).strip()
    stopped = inner[-1:] in _STOPS or text[quotation.outer.end : quotation.outer.end + 1] in ",."
    verbs = any(token.pos_ in {"VERB", "AUX"} for token in words)
    if len(words) >= 4 and verbs:
        return True
    return bool(words) and stopped and inner[:1].isupper()


def cue_beside(doc: Doc, quoted: Quoted, before: int, after: int, cues: Cues) -> Token | None:
    """The reporting verb next to a quotation, between the tokens `before` and `after`."""
    run = quoted.run
    following = _cue_after(doc, Run(run.last + 1, after), cues)
    preceding = _cue_before(doc, before, run.first - 1, cues)
    if preceding is not None and _leads_in(doc, run.first - 1):
        return preceding
    return following or preceding


def _leads_in(doc: Doc, i: int) -> bool:
    """Whether the opening mark at `i` follows a comma, a colon or the cue."""
    while i > 0 and (doc[i].is_quote or doc[i].is_space):
        i -= 1
    return doc[i].text in {",", ":"} or doc[i].pos_ in {"VERB", "AUX", "SCONJ"}


def _cue_after(doc: Doc, run: Run, cues: Cues) -> Token | None:
    """“We won,” the coach of the side said: up to the end of the sentence."""
    for token in doc[run.first : min(run.last + 1, run.first + _REACH)]:
        if "\n" in token.text or token.text in {".", ";", "!", "?"}:
            return None
        if token.pos_ in {"VERB", "AUX"} and frames_of(token, cues):
            return token
    return None


def _cue_before(doc: Doc, first: int, last: int, cues: Cues) -> Token | None:
    """The coach said on Monday, in reference to her side, “We won.”"""
    for i in range(last, max(first, last - _REACH) - 1, -1):
        token = doc[i]
        if "\n" in token.text or (token.text in {".", "!", "?"} and not token.is_quote):
            return None
        if token.pos_ in {"VERB", "AUX"} and frames_of(token, cues):
            return token
    return None
