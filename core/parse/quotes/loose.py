"""Reports the parse does not show: found by their place in the sentence instead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.parse.quotes.phrases import Run, subtree
from core.parse.quotes.reading import Reading
from core.parse.quotes.voices import is_passive, speaker_of

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CONDITIONS = frozenset({"provided", "given", "so", "such", "now", "except"})
_RELATIVES = frozenset({"WDT", "WP"})
_ENDS = frozenset(".;:!?")
_REACH, _LONGEST = 12, 100


def inserted(reading: Reading, cue: Token) -> Iterator[Run]:
    """In a merger, he said, the brand would survive: what stands on both sides of ", he said,"."""
    clause = _reporting_clause(cue)
    if clause is None:
        return
    doc, sentence = reading.doc, _sentence(reading, cue)
    before, after = clause.first - 1, clause.last + 1
    if before <= sentence.first or not _is_stop(doc[before]):
        return
    goes_on = after < sentence.last and doc[after].text in {",", "-", "–", "—"}
    if goes_on:
        yield Run(after + 1, sentence.last)
    # When the vote was over, the mayor explained.
    # They have pictures that, she said, show nothing.
    relative = doc[before - 1].tag_ in {"WDT", "WP"}
    if not relative and (goes_on or doc[sentence.first].pos_ != "SCONJ"):
        yield Run(sentence.first, before)


def late_that(reading: Reading, cue: Token) -> Iterator[Run]:
    """declared in July - falsely - that the bridge is closed: a clause hung on another word."""
    last = min(_sentence(reading, cue).last, cue.i + _REACH)
    for token in reading.doc[cue.i + 1 : last + 1]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i:
            verb = token.head
            if reading.doc[token.i - 1].lower_ in _CONDITIONS:
                return
            if verb.head == cue or not reading.frames_of(verb.head):
                yield Run(token.i + 1, verb.right_edge.i)
            return
        if token.tag_ in _FINITE or token.text in _ENDS:
            return


def _is_stop(token: Token) -> bool:
    return token.text in {",", "-", "–", "—"} or token.is_quote


def _reporting_clause(cue: Token) -> Run | None:
    """The subject, the cue and what follows up to the next comma; None if it is not so short."""
    speaker = speaker_of(cue)
    if cue.tag_ not in _FINITE or is_passive(cue) or speaker is None or speaker.head != cue:
        return None
    if speaker.tag_ in _RELATIVES:
        return (
            None  # The canal was dug by Soto, which denied it: a clause about him, not his report
        )
    first, last = min(subtree(speaker).first, cue.i), max(subtree(speaker).last, cue.i)
    doc = cue.doc
    while last + 1 < len(doc) and not (doc[last + 1].is_punct or doc[last + 1].is_space):
        last += 1
        if last - cue.i > _REACH or doc[last].pos_ in {"VERB", "AUX", "ADJ"}:
            return None
    return Run(first, last)


def _sentence(reading: Reading, cue: Token) -> Run:
    """From the stop before the cue to the stop after it, within the paragraph."""
    paragraph = reading.paragraph(cue)
    floor, ceiling = max(paragraph.first, cue.i - _LONGEST), min(paragraph.last, cue.i + _LONGEST)
    first = last = cue.i
    while first > floor and reading.doc[first - 1].text not in _ENDS:
        first -= 1
    while last < ceiling and reading.doc[last + 1].text not in _ENDS:
        last += 1
    return Run(first, last)
