"""Direct quotes: the cue beside each utterance, where one can be told."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.model import Stance
from core.parse.quotes.phrases import Run
from core.parse.quotes.reading import Quoted, Reading
from core.parse.quotes.reported import Report
from core.parse.quotes.voices import speaker_of

_REACH = 40
_ENDS = frozenset(".;!?")


def find_direct(reading: Reading, reports: list[Report]) -> Iterator[Report]:
    """The utterances that no report has taken in, each with the cue beside it."""
    for each in reading.quoted:
        around = [report for report in reports if report.run.overlaps(each.run)]
        if any(fitted(reading, report.run, each) for report in around):
            continue
        if around and not each.title:
            report = around[0]
            yield Report(each.run, report.cue, "quotation", report.stance, report.speaker)
        elif each.utterance:
            yield _beside(reading, each.run, cue_beside(reading, each))


def fitted(reading: Reading, run: Run, quoted: Quoted) -> Run | None:
    """A report with the quotation in it taken in whole; None where it is the quotation itself."""
    inside = quoted.run
    if not run.overlaps(inside):
        return run
    before = Run(run.first, inside.first - 1) if run.first < inside.first else None
    if before is None or not _holds_words(reading, before) or leads_in(reading, inside.first):
        return None if quoted.utterance or inside.covers(run) else run
    return Run(run.first, max(run.last, inside.last))


def _holds_words(reading: Reading, run: Run) -> bool:
    return any(token.is_alpha for token in reading.doc[run.first : run.last + 1])


def leads_in(reading: Reading, first: int) -> bool:
    """Whether a comma or colon stands before the mark that opens at the token `first`."""
    return _before_mark(reading, first).text in {",", ":"}


def _before_mark(reading: Reading, first: int) -> Token:
    i = max(0, first - 1)
    while i > 0 and (reading.doc[i].is_quote or reading.doc[i].is_space):
        i -= 1
    return reading.doc[i]


def _beside(reading: Reading, run: Run, cue: Token | None) -> Report:
    if cue is None:
        return Report(run, None, "quotation", Stance.NEUTRAL, None)
    frames = reading.frames_of(cue)
    stance = frames.get("quotation", next(iter(frames.values()), Stance.NEUTRAL))
    speaker = speaker_of(cue)
    inside = speaker is not None and run.holds(speaker)
    return Report(run, cue, "quotation", stance, None if inside else speaker)


def cue_beside(reading: Reading, quoted: Quoted) -> Token | None:
    """The reporting verb next to an utterance, in its own sentence."""
    run = quoted.run
    before = _before_mark(reading, run.first)
    preceding = _cue_before(reading, run.first - 1)
    if preceding is not None and (before.text in {",", ":"} or before.i == preceding.i):
        return preceding
    return _cue_after(reading, run.last + 1) or preceding


def _cue_after(reading: Reading, first: int) -> Token | None:
    """“We won,” the coach of the side said: up to the end of the sentence."""
    if first >= len(reading.doc):
        return None
    last = min(reading.paragraph(reading.doc[first - 1]).last, first + _REACH)
    for token in reading.doc[first : last + 1]:
        if token.text in _ENDS or reading.is_quoted(token):
            return None
        if token.pos_ in {"VERB", "AUX"} and reading.frames_of(token):
            return token
    return None


def _cue_before(reading: Reading, last: int) -> Token | None:
    """The coach said on Monday, in reference to her side, “We won.”"""
    if last < 0:
        return None
    floor = max(reading.paragraph(reading.doc[last]).first, last - _REACH)
    for i in range(last, floor - 1, -1):
        token = reading.doc[i]
        if token.text in _ENDS or reading.is_quoted(token):
            return None
        if token.pos_ in {"VERB", "AUX"} and reading.frames_of(token):
            return token
    return None
