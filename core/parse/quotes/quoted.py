"""Direct quotes: the cue beside each utterance, where one can be told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from core.model import Stance
from core.parse.quotes.phrases import Run
from core.parse.quotes.reading import Quoted, Reading
from core.parse.quotes.reported import Report
from core.parse.quotes.sources import LONGEST
from core.parse.quotes.voices import noun_after, speaker_of

_REACH = 40
_ENDS = frozenset(".;!?:")
_STOPS = frozenset(".;!?")
_STARTERS = frozenset({".", "!", "?", ":", ",", "...", "…", "—", "–"})


def find_direct(reading: Reading, reports: list[Report]) -> Iterator[Report]:
    """The quotations that no report has taken in, each with the cue beside it."""
    in_order = sorted(reports, key=lambda report: report.run)
    for each in reading.quoted:
        # No report is longer than LONGEST, so none that begins further off can reach this one.
        first = bisect_left(in_order, each.run.first - LONGEST, key=_first)
        last = bisect_right(in_order, each.run.last, key=_first)
        around = [report for report in in_order[first:last] if report.run.overlaps(each.run)]
        if not any(fitted(reading, report.run, each) for report in around):
            yield from _direct(reading, each, around)


def _first(report: Report) -> int:
    return report.run.first


def _direct(reading: Reading, quoted: Quoted, around: list[Report]) -> Iterator[Report]:
    if quoted.label is not None:
        yield Report(quoted.run, None, "quotation", Stance.NEUTRAL, None, label=quoted.label)
        return
    if not quoted.utterance and (cue := _cue_just_before(reading, quoted)) is not None:
        yield from _beside(reading, quoted, cue)
        return
    # A verb the table does not know speaks only for want of a better one:
    # Ruiz seemed annoyed: “Call them,” she wrote.
    known = [report for report in around if report.frame != "quotation"]
    cue = cue_beside(reading, quoted) if quoted.utterance and not known else None
    if quoted.title:
        return
    if cue is None and around:
        yield _of(quoted.run, (known or around)[0])
    elif quoted.utterance:
        yield from _beside(reading, quoted, cue)


def _of(run: Run, report: Report) -> Report:
    return Report(run, report.cue, "quotation", report.stance, report.speaker)


def fitted(reading: Reading, run: Run, quoted: Quoted) -> Run | None:
    """A report with the quotation in it taken in whole; None where it is the quotation itself."""
    inside = quoted.run
    if not run.overlaps(inside):
        return run
    before = Run(run.first, inside.first - 1) if run.first < inside.first else None
    apart = leads_in(reading, inside.first) and not _is_fronted(reading, run)
    if before is None or not _holds_words(reading, before) or apart:
        return None if quoted.utterance or inside.covers(run) else run
    return Run(run.first, max(run.last, inside.last))


def _is_fronted(reading: Reading, run: Run) -> bool:
    """said because it had rained, “the road is shut”: the quotation ends the reporter's clause."""
    first = reading.doc[run.first]
    return first.dep_ == "mark" and first.head.dep_ == "advcl"


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


def _beside(reading: Reading, quoted: Quoted, cue: Token | None) -> Iterator[Report]:
    run = quoted.run
    if cue is None:
        label = _signature(reading, run)
        if label is not None or _stands_alone(reading, quoted):
            yield Report(run, None, "quotation", Stance.NEUTRAL, None, label=label)
        return
    frames = reading.frames_of(cue)
    stance = frames.get("quotation", next(iter(frames.values()), Stance.NEUTRAL))
    speaker = speaker_of(cue)
    if speaker is not None and run.holds(speaker):
        # “Lovely!” beamed Ruiz: the parse may take Lovely for the subject.
        speaker = noun_after(cue)
    yield Report(run, cue, "quotation", stance, speaker)


def _signature(reading: Reading, run: Run) -> Run | None:
    """“We won.” — Ana Ruiz, mayor: the name after the dash."""
    i, end = run.last + 1, reading.paragraph(reading.doc[run.last]).last
    while i < end and (reading.doc[i].is_quote or reading.doc[i].is_space):
        i += 1
    if i > end or reading.doc[i].text not in {"—", "–", "-", "--"}:
        return None
    last = i
    while last < end and reading.doc[last + 1].pos_ == "PROPN":
        last += 1
    after = reading.doc[last + 1] if last < end else None
    ends = after is None or after.is_space or after.text in {",", "."}
    return Run(i + 1, last) if last > i and ends else None


def _cue_just_before(reading: Reading, quoted: Quoted) -> Token | None:
    """mouthing “thank you”; she tweeted: “Thank You Baku.” Not: a club called “The Way”."""
    token = _before_mark(reading, quoted.run.first)
    if token.text in {",", ":"} and token.i > 0:
        token = reading.doc[token.i - 1]
    frames = reading.frames_of(token)
    after = quoted.run.last + 2
    if after < len(reading.doc) and reading.doc[after].pos_ in {"NOUN", "PROPN"}:
        return None  # a series of scathing “Dear Walter” letters
    return token if token.pos_ == "VERB" and frames and "naming" not in frames else None


def _stands_alone(reading: Reading, quoted: Quoted) -> bool:
    """Whether an utterance without a cue is a sentence of its own, not words within another's.

    He left her because “it had gone on for long enough,” and a heading in 'single marks', are not.
    """
    before = _before_mark(reading, quoted.run.first)
    opens = reading.paragraph(reading.doc[quoted.run.first]).first >= quoted.run.first - 1
    return not quoted.single and (opens or before.text in _STARTERS or reading.is_quoted(before))


def cue_beside(reading: Reading, quoted: Quoted) -> Token | None:
    """The verb next to an utterance that reports it; None where the utterance stands alone."""
    run = quoted.run
    before = _before_mark(reading, run.first)
    preceding = list(_verbs_before(reading, before))
    following = list(_verbs_after(reading, run.last + 1))
    lead = before.text in {",", ":"}
    if lead or before in preceding:
        known = next((verb for verb in preceding if reading.frames_of(verb)), None)
        if known is not None:
            return known
    known = next((verb for verb in [*following, *preceding] if reading.frames_of(verb)), None)
    if known is not None:
        return known
    unknown = preceding if lead else [verb for verb in following if _closes(reading, verb)]
    return next((verb for verb in unknown if _speaks(verb)), None)


def _speaks(verb: Token) -> bool:
    speaker = speaker_of(verb)
    return speaker is not None and speaker.head == verb


def _closes(reading: Reading, verb: Token) -> bool:
    """“Lovely!” beamed Ruiz; “She will win,” the advertisement runs."""
    i = verb.i
    first = i > 0 and (reading.doc[i - 1].is_quote or reading.doc[i - 1].is_punct)
    return first or (i + 1 < len(reading.doc) and reading.doc[i + 1].is_punct)


def _verbs_after(reading: Reading, first: int) -> Iterator[Token]:
    """“We won,” the coach of the side said: up to the end of the sentence."""
    if first >= len(reading.doc):
        return
    last = min(reading.paragraph(reading.doc[first - 1]).last, first + _REACH)
    full_stop = reading.doc[first - 1].text == "."
    for token in reading.doc[first : last + 1]:
        if token.text in _ENDS or reading.is_quoted(token):
            return
        if token.pos_ in {"VERB", "AUX"}:
            # “It is over.” Ruiz said the vote was fair: a new sentence with a report of its own.
            if full_stop and any(
                each.dep_ == "ccomp" and each.i > token.i for each in token.children
            ):
                return
            yield token


def _verbs_before(reading: Reading, before: Token) -> Iterator[Token]:
    """The coach said on Monday, in reference to her side, “We won.” Nearest first."""
    floor = max(reading.paragraph(before).first, before.i - _REACH)
    for i in range(before.i, floor - 1, -1):
        token = reading.doc[i]
        if token.text in _STOPS or reading.is_quoted(token):
            return
        if token.pos_ in {"VERB", "AUX"}:
            yield token
