"""Quotes: what is reported as said or thought, by which cue, in whose mouth, to whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from core.lexicon import Lexicon
from core.lexicon.cues import PREPOSITIONS
from core.model import Cue, Quote, QuoteKind, Reports, Span, Stance
from core.parse.dates import DateMention
from core.parse.marks import Marks
from core.parse.quotes.around import occasion, said_on, told_to
from core.parse.quotes.headlines import quoting_headline
from core.parse.quotes.phrases import Run, noun_phrase
from core.parse.quotes.quoted import find_direct, fitted
from core.parse.quotes.reading import Reading, read
from core.parse.quotes.reported import Report, find_reports
from core.parse.roster import Roster, span_of

# Frames whose content is a noun phrase of the reporter's: what was spoken of, not what was said.
_PHRASES = PREPOSITIONS | {"object", "naming", "as"}
_SPEECH = frozenset({"clause", "quotation", "according"})


def find_quotes(
    doc: Doc, marks: Marks, names: Roster, lexicon: Lexicon, *, dates: tuple[DateMention, ...]
) -> tuple[Quote, ...]:
    """Quotes in reading order; `speaker_span` is the phrase that speaks, not yet an actor."""
    reading = read(doc, marks, lexicon, names)
    reports = [*_of_headline(reading), *find_reports(reading)]
    found = [*_with_quotations(reading, reports), *find_direct(reading, reports)]
    return tuple(_quote(reading, report, names, dates, lexicon) for report in _settled(found))


def _with_quotations(reading: Reading, reports: list[Report]) -> Iterator[Report]:
    """Reports with the quotations in them taken in whole; those that are one are left out."""
    for report in reports:
        if _leads_to_speech(reading, report):
            continue
        run: Run | None = report.run
        for each in reading.quoted_in(report.run):
            run = fitted(reading, run, each) if run else None
        if run:
            yield replace(report, run=run)


def _of_headline(reading: Reading) -> Iterator[Report]:
    label_and_words = quoting_headline(reading.doc, reading.paragraphs)
    if label_and_words is not None:
        label, words = label_and_words
        yield Report(words, None, "clause", Stance.NEUTRAL, None, label=label)


def _leads_to_speech(reading: Reading, report: Report) -> bool:
    """Ruiz seemed annoyed: “Call them,” she wrote. What stands before the colon she did not."""
    after = report.run.last + 1
    later = report.cue is not None and report.cue.i > after
    return later and reading.doc[after].text == ":"


def _settled(reports: list[Report]) -> list[Report]:
    """In reading order: the widest report of each stretch of text, and second-hand ones in it."""
    widest: list[Report] = []
    told_on: list[Report] = []
    for report in sorted(reports, key=_by_place):
        outer = widest[-1] if widest else None
        if outer is None or report.run.first > outer.run.last:
            widest.append(report)
        elif _points_to(outer, report):
            # He pointed to Baku's claims that the road is open: Baku's words, by his account.
            widest[-1] = replace(report, reporter=outer.speaker)
        elif _tells_on(outer, report):
            # Ruiz said that Soto promised her to pay: Soto's words too, by her account.
            told_on.append(replace(report, reporter=outer.speaker))
    return sorted([*widest, *told_on], key=_by_place)


def _by_place(report: Report) -> tuple[int, int]:
    return report.run.first, -report.run.last


def _points_to(outer: Report, inner: Report) -> bool:
    return _has_own_speaker(outer, inner) and outer.frame not in _SPEECH


def _tells_on(outer: Report, inner: Report) -> bool:
    """Only where the inner speaker is named: a pronoun may be the outer one again."""
    named = inner.speaker is not None and inner.speaker.pos_ == "PROPN"
    spoken = inner.stance is not Stance.THOUGHT and outer.frame in {"clause", "according"}
    return named and spoken and inner.run != outer.run and _has_own_speaker(outer, inner)


def _has_own_speaker(outer: Report, inner: Report) -> bool:
    own = inner.speaker is not None and outer.run.holds(inner.speaker)
    return own and inner.frame == "clause" and outer.speaker is not None


def _quote(
    reading: Reading,
    report: Report,
    names: Roster,
    dates: tuple[DateMention, ...],
    lexicon: Lexicon,
) -> Quote:
    doc, cue = reading.doc, report.cue
    kind = _kind(reading, report.run)
    return Quote(
        span=report.run.span(doc),
        kind=kind,
        reports=_reports(report, kind),
        cue=Cue(span_of(cue), cue.lemma_, report.stance) if cue is not None else None,
        speaker_span=report.label.span(doc) if report.label else _phrase(report.speaker),
        reported_by_span=_phrase(report.reporter),
        told_to=told_to(cue, report.speaker, report.run, names) if cue is not None else None,
        occasion=occasion(cue, report.run, lexicon.occasions) if cue is not None else None,
        said_on=said_on(cue, report.run, dates) if cue is not None else None,
    )


def _reports(report: Report, kind: QuoteKind) -> Reports:
    if kind is not QuoteKind.INDIRECT:
        return Reports.SPEECH  # words in marks were said, whatever the cue
    if report.stance is Stance.THOUGHT:
        return Reports.THOUGHT
    return Reports.TOPIC if report.frame in _PHRASES else Reports.SPEECH


def _phrase(head: Token | None) -> Span | None:
    return noun_phrase(head).span(head.doc) if head is not None else None


def _kind(reading: Reading, run: Run) -> QuoteKind:
    inside = [each.run for each in reading.quoted_in(run)]
    if not inside:
        return QuoteKind.INDIRECT
    words = [token for token in reading.doc[run.first : run.last + 1] if _is_word(token.text)]
    if all(any(each.holds(token) for each in inside) for token in words):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
