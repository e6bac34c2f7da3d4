"""What a file is. Its bytes decide; its name only breaks a tie between kinds of text."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from core.ingest.exports import looks_like_export
from core.ingest.plain import split_front_matter
from core.ingest.records import looks_like_records
from core.ingest.refusal import KNOWN_FORMATS, Refused, encrypted, malformed
from core.ingest.tables import looks_like_table


class Kind(StrEnum):
    """A format with a reader of its own, as an analyst calls it."""

    ARCHIVE = "zip archive"
    EXPORT = "database export"
    FEED = "feed"
    MAIL = "e-mail"
    MAILBOX = "mailbox"
    MARKDOWN = "Markdown text"
    OPEN_DOCUMENT = "OpenDocument text"
    PAGE = "web page"
    PDF = "PDF file"
    PLAIN = "text"
    RECORDS = "JSON file"
    RTF = "RTF document"
    SHEET = "spreadsheet"
    TABLE = "table"
    WEB_ARCHIVE = "web archive"
    WORD = "Word document"


_ZIP, _RTF, _PDF = b"PK", b"{\\rtf", b"%PDF-"

# Bytes at a file's beginning in which a PDF may announce itself.
_PDF_START = 1024

# How an old Office file begins, and a new one with a password: it is put inside an old one.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_INSIDE = "EncryptedPackage".encode("utf-16-le")

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_MAIL_HEADERS = frozenset(
    b"from to date subject message-id mime-version received return-path delivered-to".split()
)
_FEWEST_MAIL_HEADERS = 2
_MAILBOX = re.compile(rb"From \S{1,200} [^\n]{0,100}\d{4}\r?\n")
_SAVED_PAGE = re.compile(rb"^(snapshot-content-location:|content-type: *multipart/related)", re.I)

# How a page begins, after its declaration and comments; and how a feed does.
_PAGE = re.compile(
    r"<(!doctype\s{1,20}html|html|head|body|article|main|section|header|div|p|h1)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(rss|feed|rdf:RDF)\b")
_HEADING = re.compile(r"\s{0,100}#{1,6} \S")
_START = 4000


def find_binary_kind(content: bytes) -> Kind | None:
    """The kind of a file that has to be read as bytes; None if it may be text.

    Raises Refused for Office files that have a password or are from before 2007.
    """
    if content.startswith(_ZIP):
        return _zipped(content)
    if _PDF in content[:_PDF_START]:
        return Kind.PDF
    if content.startswith(_RTF):
        return Kind.RTF
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED_INSIDE in content:
            raise encrypted("Office document")
        sentence = "This is an Office document of an old kind; save it as .docx or .xlsx."
        raise Refused("binary", sentence)
    return _kind_of_mail(content)


def find_text_kind(text: str, name: str) -> Kind:
    """The kind of a file that is text. Raises Refused for XML of no kind we read."""
    start = text[:_START].lstrip()
    if start.startswith("<"):
        if _FEED.search(start) and not _PAGE.match(start):
            return Kind.FEED
        if _PAGE.search(start):
            return Kind.PAGE
    if start.startswith("<?xml"):
        raise Refused("unknown-format", f"This is an XML file of another kind; {KNOWN_FORMATS}.")
    return _without_tags(text, name)


def is_plain_text(content: bytes) -> bool:
    """Whether a file begins like none that needs a converter: no document, letter or markup."""
    if content.startswith((_ZIP, _RTF, _OLD_OFFICE)) or _PDF in content[:_PDF_START]:
        return False
    # A tag may come in any encoding.
    start = content[:_START].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return not start.startswith(b"<") and _kind_of_mail(content) is None


def _without_tags(text: str, name: str) -> Kind:
    if looks_like_records(text, name):
        return Kind.RECORDS
    if looks_like_export(text):
        return Kind.EXPORT
    if looks_like_table(text, name):
        return Kind.TABLE
    is_markdown = name.lower().endswith((".md", ".markdown"))
    is_markdown = is_markdown or bool(_HEADING.match(split_front_matter(text)[0]))
    return Kind.MARKDOWN if is_markdown else Kind.PLAIN


def _zipped(content: bytes) -> Kind:
    """Office documents are zip archives too; their members tell."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise malformed("zip archive or Office document") from error
    if "word/document.xml" in names:
        return Kind.WORD
    if "xl/workbook.xml" in names:
        return Kind.SHEET
    if {"mimetype", "content.xml"} <= names:
        return Kind.OPEN_DOCUMENT
    if not names.isdisjoint({"[Content_Types].xml", "mimetype"}):
        sentence = f"This is a presentation, a book or another such file; {KNOWN_FORMATS}."
        raise Refused("unknown-format", sentence)
    return Kind.ARCHIVE


def _kind_of_mail(content: bytes) -> Kind | None:
    start = content[: 4 * _START].removeprefix(b"\xef\xbb\xbf")
    if _MAILBOX.match(start):
        return Kind.MAILBOX
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    found = [_HEADER.match(line) for line in head.splitlines() if line[:1] not in b" \t"]
    if not found or not all(found):
        return None
    names = {match[1].lower() for match in found if match}
    if len(names & _MAIL_HEADERS) < _FEWEST_MAIL_HEADERS:
        return None
    is_page = any(_SAVED_PAGE.match(line) for line in head.splitlines())
    return Kind.WEB_ARCHIVE if is_page else Kind.MAIL
