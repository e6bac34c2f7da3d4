"""Word documents (.docx) -> their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from core.ingest.credits import stated
from core.ingest.documents import Document, join_paragraphs
from core.ingest.refusal import malformed
from core.ingest.unpacking import read_parts
from core.ingest.walk import Walk

KIND = "Word document"

# Styles of paragraphs that are furniture, and of those that are the title.
_FURNITURE = ("Caption", "Header", "Footer", "toc")
_TITLES = ("Title", "Heading 1")

# What Word writes as the title of a document nobody gave one.
_NO_TITLES = frozenset({"", "Word Document", "PowerPoint Presentation"})


def read_word(content: bytes, walk: Walk) -> Document:
    """Paragraphs and tables in their order. Raises Refused."""
    read_parts(content, walk, KIND)
    try:
        document = docx.Document(BytesIO(content))
        title, paragraphs = _title_and_rest(_paragraphs(document))
        own = document.core_properties
        named = None if own.title in _NO_TITLES else own.title
        by = None if own.author == "python-docx" else own.author
    except Exception as error:
        # A part that is missing, cut off or of the wrong kind shows itself in many ways.
        raise malformed(KIND) from error
    credits = stated("heading", title=title)
    credits = credits.or_else(stated("document properties", title=named, author=by))
    return Document(join_paragraphs(paragraphs), credits)


def _paragraphs(document: WordDocument) -> list[tuple[str, str]]:
    """(style, text) in reading order, a table row a paragraph."""
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append((_style(block), block.text))
        elif isinstance(block, Table):
            found += [("", _row(cell.text for cell in row.cells)) for row in block.rows]
    return found


def _row(cells: Iterable[str]) -> str:
    # A cell that spans several columns is given once for each.
    return " | ".join(dict.fromkeys(text.strip() for text in cells if text.strip()))


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _title_and_rest(paragraphs: list[tuple[str, str]]) -> tuple[str | None, list[str]]:
    """A heading at the very beginning is the title and leaves the text, if it is the only one."""
    kept = [(style, text) for style, text in paragraphs if not style.startswith(_FURNITURE)]
    kept = [(style, text) for style, text in kept if text.strip()]
    headings = [text for style, text in kept if style in _TITLES]
    if len(headings) == 1 and kept[0][1] is headings[0]:
        return headings[0], [text for _, text in kept[1:]]
    return None, [text for _, text in kept]
