"""Quotes: what is reported as said or thought, by which cue, in whose mouth, to whom and when."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from core.lexicon import Lexicon
from core.lexicon.cues import Cues
from core.model import Cue, Moment, Quote, QuoteKind, Stance
from core.parse.dates import DateMention, find_dates
from core.parse.marks import Marks
from core.parse.quotes.around import said_on, told_to
from core.parse.quotes.phrases import Run, noun_phrase
from core.parse.quotes.quoted import Quoted, cue_beside, find_quoted
from core.parse.quotes.reported import Report, find_reports, frames_of
from core.parse.quotes.voices import speaker_of
from core.parse.roster import Roster, span_of


def find_quotes(
    doc: Doc, marks: Marks, names: Roster, lexicon: Lexicon, *, published: Moment | None
) -> tuple[Quote, ...]:
    """Quotes in reading order; `speaker_span` is the phrase that speaks, not yet an actor."""
    quoted = find_quoted(doc, marks)
    reports = list(find_reports(doc, lexicon.cues, [each.run for each in quoted]))
    every = [*_reported(doc, reports, quoted), *_direct(doc, reports, quoted, lexicon.cues)]
    dates = find_dates(doc, published)
    return tuple(_quote(doc, report, quoted, names, dates) for report in _outermost(every))


def _reported(doc: Doc, reports: list[Report], quoted: tuple[Quoted, ...]) -> Iterator[Report]:
    """Reports in the reporter's words, with the quotations in them taken in whole."""
    for report in reports:
        run: Run | None = report.run
        for each in _near(quoted, report.run):
            run = _fitted(doc, run, each) if run else None
        if run:
            yield Report(run, report.cue, report.frame, report.stance, report.speaker)


def _near(quoted: tuple[Quoted, ...], run: Run) -> list[Quoted]:
    return [each for each in quoted if each.run.overlaps(run)]


def _fitted(doc: Doc, run: Run, quoted: Quoted) -> Run | None:
    """None where the quotation is the report itself."""
    inside = quoted.run
    if not run.overlaps(inside):
        return run
    if not _words(doc, run.first, inside.first - 1) or _introduced(doc, inside.first):
        return None if quoted.utterance or inside.covers(run) else run
    return Run(run.first, max(run.last, inside.last))


def _words(doc: Doc, first: int, last: int) -> bool:
    return any(token.is_alpha for token in doc[first : last + 1]) if first <= last else False


def _introduced(doc: Doc, i: int) -> bool:
    """Whether a comma or colon stands before the opening mark."""
    i -= 1
    while i > 0 and (doc[i].is_quote or doc[i].is_space):
        i -= 1
    return doc[i].text in {",", ":"}


def _direct(
    doc: Doc, reports: list[Report], quoted: tuple[Quoted, ...], cues: Cues
) -> Iterator[Report]:
    for n, each in enumerate(quoted):
        around = [report for report in reports if report.run.overlaps(each.run)]
        if any(_fitted(doc, report.run, each) for report in around):
            continue
        if around:
            report = around[0]
            yield Report(each.run, report.cue, "quotation", report.stance, report.speaker)
        elif each.utterance:
            before = quoted[n - 1].run.last + 1 if n else 0
            after = quoted[n + 1].run.first - 1 if n + 1 < len(quoted) else len(doc) - 1
            cue = cue_beside(doc, each, before, after, cues)
            yield _beside(each, cue, cues)


def _beside(quoted: Quoted, cue: Token | None, cues: Cues) -> Report:
    stance = Stance.NEUTRAL
    if cue is not None:
        frames = frames_of(cue, cues)
        stance = frames.get("quotation", next(iter(frames.values()), Stance.NEUTRAL))
    speaker = speaker_of(cue) if cue is not None else None
    return Report(quoted.run, cue, "quotation", stance, speaker)


def _outermost(reports: list[Report]) -> list[Report]:
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.run.first, -r.run.last)):
        if not kept or report.run.first > kept[-1].run.last:
            kept.append(report)
    return kept


def _quote(
    doc: Doc,
    report: Report,
    quoted: tuple[Quoted, ...],
    names: Roster,
    dates: tuple[DateMention, ...],
) -> Quote:
    cue, speaker = report.cue, report.speaker
    return Quote(
        span=report.run.span(doc),
        kind=_kind(doc, report.run, quoted),
        cue=Cue(span_of(cue), cue.lemma_, report.stance) if cue is not None else None,
        speaker_span=noun_phrase(speaker).span(doc) if speaker is not None else None,
        told_to=told_to(cue, report.run, names) if cue is not None else None,
        said_on=said_on(cue, report.run, dates) if cue is not None else None,
    )


def _kind(doc: Doc, run: Run, quoted: tuple[Quoted, ...]) -> QuoteKind:
    inside = [each.run for each in quoted if each.run.overlaps(run)]
    if not inside:
        return QuoteKind.INDIRECT
    bare = (t for t in doc[run.first : run.last + 1] if t.is_alpha or t.is_digit)
    if all(any(each.holds(token) for each in inside) for token in bare):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED
