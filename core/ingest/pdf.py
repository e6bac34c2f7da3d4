"""PDF files -> their paragraphs: page furniture out, lines joined, hyphens at line ends mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from core.ingest.credits import stated
from core.ingest.documents import Document, join_paragraphs
from core.ingest.refusal import Refused, encrypted, malformed
from core.model import Note

KIND = "PDF file"

MOST_PAGES = 2_000

# A page of pictures has a few letters at most, such as a stamp.
FEWEST_LETTERS = 20

# Lines at the head and foot of a page that may be furniture, if they stand on half of the pages.
EDGE = 2
FURNITURE_SHARE = 0.5

# A gap beyond the usual one ends a paragraph; so does an indent, in points.
WIDE_GAP = 1.4
INDENT = 6.0

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_PAGE_NUMBER = re.compile(r"(page )?[-–— ]{0,3}\d{1,4}[-–— ]{0,3}(( of |/) ?\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d{1,40}")

# The library marks a hyphen at the end of a line that splits a word.
_SPLIT_WORD = "\ufffe"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print; left and bottom are where it begins, in points."""

    text: str
    left: float
    bottom: float

    @property
    def key(self) -> str:
        """The same for “Page 3” and “Page 4”."""
        return _DIGITS.sub("#", self.text)


def read_pdf(content: bytes) -> Document:
    """The text of every page that has some. Raises Refused."""
    document = _opened(content)
    try:
        pages = [_lines(document, number) for number in range(len(document))]
        named = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise malformed(KIND) from error
    empty = [number for number, lines in enumerate(pages, start=1) if not _has_text(lines)]
    if len(empty) == len(pages):
        sentence = "This PDF has page images and no text; reading text from images is not included."
        raise Refused("no-text", sentence)
    kept = _without_furniture([lines for lines in pages if _has_text(lines)])
    text = join_paragraphs(list(_paragraphs([line for lines in kept for line in lines])))
    credits = stated("document properties", title=named.get("Title"), author=named.get("Author"))
    return Document(text, credits, _pages_without_text(empty))


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        # Many are encrypted with the empty password, which forbids printing and not reading.
        document = pdfium.PdfDocument(content, password="")
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise encrypted(KIND) from error
        raise malformed(KIND) from error
    if count > MOST_PAGES:
        raise Refused("too-long", f"This PDF has {count:,} pages; at most {MOST_PAGES:,} are read.")
    return document


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return list(_placed(text_page))
    finally:
        text_page.close()
        page.close()


def _placed(text_page: pdfium.PdfTextPage) -> Iterator[Line]:
    """Places are looked up by character, so the text is walked as the library counts it."""
    start = 0
    for raw in text_page.get_text_range().splitlines(keepends=True):
        shown = raw.strip()
        if shown:
            begins = start + len(raw) - len(raw.lstrip())
            left, bottom, _, _ = text_page.get_charbox(begins)
            yield Line(shown, left, bottom)
        start += len(raw)


def _has_text(lines: Iterable[Line]) -> bool:
    letters = sum(letter.isalpha() for line in lines for letter in line.text)
    return letters >= FEWEST_LETTERS


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Running heads and feet stand on most pages, the same but for digits."""
    edges = [{line.key for line in (*lines[:EDGE], *lines[-EDGE:])} for lines in pages]
    counts = Counter(key for keys in edges for key in keys)
    fewest = max(2, len(pages) * FURNITURE_SHARE)
    return [
        [
            line
            for index, line in enumerate(lines)
            if not _is_furniture(line, counts, fewest) or EDGE <= index < len(lines) - EDGE
        ]
        for lines in pages
    ]


def _is_furniture(line: Line, counts: Counter[str], fewest: float) -> bool:
    return counts[line.key] >= fewest or bool(_PAGE_NUMBER.fullmatch(line.text))


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    usual = _usual_gap(lines)
    left = min((line.left for line in lines), default=0.0)
    gathered = ""
    previous: Line | None = None
    for line in lines:
        if previous and _begins_paragraph(previous, line, usual, left):
            yield gathered
            gathered = ""
        gathered = _joined(gathered, line.text)
        previous = line
    yield gathered


def _usual_gap(lines: list[Line]) -> float:
    gaps = [one.bottom - other.bottom for one, other in pairwise(lines)]
    return median([gap for gap in gaps if gap > 0] or [1.0])


def _begins_paragraph(previous: Line, line: Line, usual: float, left: float) -> bool:
    gap = previous.bottom - line.bottom
    if gap <= 0:
        # The next column or page: a sentence may go on there.
        return previous.text.endswith((".", "”", '"', "?", "!")) and line.text[0].isupper()
    is_indented = line.left - left > INDENT and previous.left - left <= INDENT
    return gap > usual * WIDE_GAP or is_indented


def _joined(before: str, line: str) -> str:
    """“nego-” and “tiations” are one word; “Russian-” and “Armenian” keep their hyphen."""
    if before.endswith(_SPLIT_WORD):
        return before.removesuffix(_SPLIT_WORD) + line
    if before.endswith("-") and before[-2:-1].islower() and line[:1].islower():
        return before.removesuffix("-") + line
    if before.endswith("-"):
        return before + line
    return f"{before} {line}".strip()


def _pages_without_text(empty: list[int]) -> tuple[Note, ...]:
    if not empty:
        return ()
    which = ", ".join(map(str, empty[:20])) + (", …" if len(empty) > 20 else "")
    sentence = f"No text was found on page {which}, perhaps a picture of one."
    return (Note("pages-without-text", sentence),)
