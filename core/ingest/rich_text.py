"""RTF documents -> their paragraphs."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from core.ingest.credits import stated
from core.ingest.documents import Document, join_paragraphs
from core.ingest.refusal import malformed

KIND = "RTF document"

# The library writes the target of a link after its words, which no reader sees.
_LINK = re.compile(r"(fldinst\s{0,10}\{?[^{}]{0,40})HYPERLINK")
_INFO = re.compile(r"\{\\(title|author)\s{1,5}([^{}\\]{1,500})\}")


def read_rich_text(content: bytes) -> Document:
    """Each paragraph; headers, footers and pictures are left out. Raises Refused."""
    if not content.rstrip(b" \r\n\t\0").endswith(b"}"):
        raise malformed(KIND)
    # RTF is ASCII; other bytes are letters of the page that the document names.
    source = content.decode("latin-1")
    try:
        text = rtf_to_text(_LINK.sub(r"\1LINK", source), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, IndexError, TypeError) as error:
        raise malformed(KIND) from error
    properties = dict(_INFO.findall(source[:20_000]))
    text = text.replace("\xad", "").replace("\xa0", " ")
    return Document(join_paragraphs(text.splitlines()), stated("document properties", **properties))
