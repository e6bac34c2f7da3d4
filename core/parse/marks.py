"""Quotation marks, paired within their paragraph; a broken one never costs more than itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.model import Note, Span
from core.parse.paragraphs import find_paragraphs

# '' and `` are how typewriters and TeX set double marks.
_MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‚‹›]")
_SINGLE = frozenset("'‘’‚‹›")
_GUILLEMETS = frozenset("«»")
_OPENS_ONLY = frozenset({"``", "„", "‚"})
_OPENS_FIRST = frozenset({"“", "‘", "«", "‹"})
_BEFORE_OPENING = frozenset(" \t\r\n\xa0([{—–-/\"“„«'‘`…:")
_AFTER_CLOSING = frozenset(" \t\r\n\xa0)]}—–-/\"”“»'’`.,;:!?…")
# 'em, 'til, '90s: the apostrophe of a shortened word opens no quotation.
_SHORTENED = re.compile(r"['‘’](?:em|til|tis|twas|cause|bout|round|n|\d0s)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][)\]]?\s+")
_UNCLOSED = "a quotation opened here is never closed; it is taken to end with its paragraph"
_UNOPENED = "a quotation closed in this sentence was never opened; it is taken to begin here"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks. `outer` takes in the marks; a broken one lacks one of them."""

    inner: Span
    outer: Span
    single: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The outermost quotations of an article in reading order, and a note for each broken one."""

    quotations: tuple[Quotation, ...] = ()
    notes: tuple[Note, ...] = ()


def find_marks(text: str) -> Marks:
    """The quotations of an article as it was written, whatever its style of marks."""
    quotations: list[Quotation] = []
    for span in find_paragraphs(text):
        found = _outermost(_Paragraph(text, span).read())
        if found and quotations and _goes_on(text, quotations[-1], found[0], span):
            # “It began with a letter. ¶ “It ended in court,” he said: one quotation, no fault.
            quotations[-1] = _joined(quotations[-1], found.pop(0))
        quotations.extend(found)
    return Marks(tuple(quotations), tuple(_note(each) for each in quotations if each.broken))


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for each in sorted(quotations, key=lambda q: (q.outer.start, -q.outer.end)):
        if not kept or each.outer.start >= kept[-1].outer.end:
            kept.append(each)
    return kept


def _goes_on(text: str, before: Quotation, after: Quotation, paragraph: Span) -> bool:
    """Whether a quotation left open at the end of a paragraph is reopened in the next one."""
    left_open = before.broken and before.outer.end == before.inner.end
    reopened = after.outer.start == paragraph.start and after.inner.start > after.outer.start
    between = text[before.outer.end : after.outer.start]
    return left_open and reopened and not between.strip() and text[before.inner.end - 1] in ".!?…:"


def _joined(before: Quotation, after: Quotation) -> Quotation:
    return Quotation(
        Span(before.inner.start, after.inner.end),
        Span(before.outer.start, after.outer.end),
        before.single,
        after.broken,
    )


def _note(quotation: Quotation) -> Note:
    unopened = quotation.outer.start == quotation.inner.start
    message = _UNOPENED if unopened else _UNCLOSED
    return Note("unclosed-quotation", message, quotation.outer.start)


@dataclass(slots=True)
class _Opening:
    """A mark that waits for its partner. `maybe` closes it unless a surer mark does."""

    start: int
    end: int
    style: str
    maybe: int | None = None


@dataclass(slots=True)
class _Paragraph:
    """One paragraph while its marks are read from left to right."""

    text: str
    span: Span
    found: list[Quotation] = field(default_factory=list)
    waiting: list[_Opening] = field(default_factory=list)  # one of each style at most
    floor: int = 0  # a quotation that was never opened begins no earlier

    def read(self) -> list[Quotation]:
        """Its quotations, nested ones too, in the order in which they close."""
        for match in _MARK.finditer(self.text, self.span.start, self.span.end):
            self._read_mark(match.start(), match.end())
        for opening in self.waiting:
            self._give_up(opening, self.span.end)
        return self.found

    def _read_mark(self, start: int, end: int) -> None:
        mark = self.text[start:end]
        style = "single" if mark in _SINGLE else "guillemet" if mark in _GUILLEMETS else "double"
        opens, closes = self._may_open(start, end), self._may_close(start, end)
        if style != "single" and not opens and not closes:
            # spoke of"the plan": a blank was lost on one side
            opens = closes = self.text[start - 1 : start].isalpha() and end < self.span.end
            closes = closes and self._partner(style) is not None
        if opens and closes:
            # Between two dashes or marks it may do either; then its shape decides.
            opens, closes = mark in _OPENS_FIRST, mark not in _OPENS_FIRST
        partner = self._partner(style) if closes else None
        if partner:
            self._close(partner, start, end)
        elif opens:
            self._open(start, end, style)
        elif closes and style != "single" and not self.text[start - 1].isdigit():
            self._begin_unseen(start, end)

    def _may_open(self, start: int, end: int) -> bool:
        before = self.text[start - 1] if start > self.span.start else " "
        after = self.text[end] if end < self.span.end else " "
        if after.isspace() or after in ".,;:!?)]}":
            return False
        if self.text[start:end] in _OPENS_ONLY:
            return True
        if self.text[start:end] in _SINGLE:
            return before in _BEFORE_OPENING and not _SHORTENED.match(self.text, start)
        return before in _BEFORE_OPENING or before in ",.;!?"  # he said,"We won."

    def _may_close(self, start: int, end: int) -> bool:
        before = self.text[start - 1] if start > self.span.start else " "
        after = self.text[end] if end < self.span.end else " "
        return (
            self.text[start:end] not in _OPENS_ONLY
            and not before.isspace()
            and after in _AFTER_CLOSING
        )

    def _partner(self, style: str) -> _Opening | None:
        same = [each for each in self.waiting if each.style == style]
        other = [each for each in self.waiting if "single" not in {style, each.style}]
        return next(iter(same + other), None)

    def _close(self, opening: _Opening, start: int, end: int) -> None:
        if opening.style == "single" and self.text[start - 1] == "s":
            # 'the ministers' plan failed': perhaps a possessive; a later mark would be surer.
            opening.maybe = start
            return
        # A mark opened later and still waiting was an apostrophe or is broken beyond use.
        self.waiting = self.waiting[: self.waiting.index(opening)]
        if opening.end < start:
            self._add(Span(opening.end, start), Span(opening.start, end), opening.style)

    def _open(self, start: int, end: int, style: str) -> None:
        same = next((each for each in self.waiting if each.style == style), None)
        if same:
            # The mark before it was never closed: "We won, she said. "It was close."
            self.waiting = self.waiting[: self.waiting.index(same)]
            self._give_up(same, start)
        self.waiting.append(_Opening(start, end, style))

    def _begin_unseen(self, start: int, end: int) -> None:
        """A closing mark alone: its quotation begins with the sentence."""
        begin = max(self.floor, self.span.start)
        for match in _SENTENCE_END.finditer(self.text, begin, start):
            begin = match.end() if match.end() < start else begin
        while begin < start and not self.text[begin].isalnum():
            begin += 1
        if begin < start:
            self._add(Span(begin, start), Span(begin, end), "double", broken=True)
        self.floor = end

    def _give_up(self, opening: _Opening, limit: int) -> None:
        """No partner before `limit`. A single mark was an apostrophe; a double one lost its end."""
        if opening.style == "single":
            if opening.maybe is not None:
                outer = Span(opening.start, opening.maybe + 1)
                self._add(Span(opening.end, opening.maybe), outer, "single")
            return
        end = limit
        while end > opening.end and self.text[end - 1].isspace():
            end -= 1
        if end > opening.end:
            span = Span(opening.end, end)
            self._add(span, Span(opening.start, end), opening.style, broken=True)

    def _add(self, inner: Span, outer: Span, style: str, broken: bool = False) -> None:
        self.found.append(Quotation(inner, outer, style == "single", broken))
        self.floor = outer.end
