"""A file's bytes -> its articles, and those of the files inside it. Runs in the sandbox's child.

Every file has an outcome, whatever its reader does: nothing but a full limit ends an archive.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping

from core.ingest import credits, mail, unpacking
from core.ingest.credits import Credits, stated
from core.ingest.decoding import SAMPLE, Decoded, decode
from core.ingest.documents import Document
from core.ingest.exports import looks_like_export, read_export
from core.ingest.feeds import read_feed
from core.ingest.incoming import Incoming
from core.ingest.kinds import Kind, find_binary_kind, find_text_kind
from core.ingest.markdown import read_markdown
from core.ingest.opendocument import read_open_document
from core.ingest.pdf import read_pdf
from core.ingest.plain import read_plain
from core.ingest.records import read_records
from core.ingest.refusal import Refused
from core.ingest.rich_text import read_rich_text
from core.ingest.tables import read_sheets, read_table
from core.ingest.walk import MOST_DEPTH, Expected, Found, Opened, Step, Walk
from core.ingest.webpage import read_page
from core.ingest.word import read_word
from core.model import Result

_log = logging.getLogger(__name__)

# One article, and one file of many; beyond these nothing is read.
MOST_ARTICLE_BYTES = 20_000_000
MOST_FILE_BYTES = 200_000_000

_ARCHIVES = frozenset({Kind.ARCHIVE, Kind.MAILBOX, Kind.MAIL})

type TextReader = Callable[[str], tuple[str, Credits]]

_DOCUMENTS: Mapping[Kind, Callable[[bytes, Walk], Document]] = {
    Kind.PDF: lambda content, _walk: read_pdf(content),
    Kind.RTF: lambda content, _walk: read_rich_text(content),
    Kind.WORD: read_word,
    Kind.OPEN_DOCUMENT: read_open_document,
}
_TEXTS: Mapping[Kind, TextReader] = {
    Kind.PAGE: read_page,
    Kind.MARKDOWN: read_markdown,
    Kind.PLAIN: read_plain,
}


def read_file(name: str, content: bytes, walk: Walk, *, depth: int = 0) -> Iterator[Step]:
    """The articles of a file and of those inside it, or why there are none; never raises Refused.

    Raises nothing else either, but for what is beyond catching: the process may die here.
    """
    try:
        yield from _read(name, content, walk, depth)
    except Refused as refused:
        yield refused.outcome(name)
    except MemoryError:
        sentence = "Reading this file takes more memory than is allowed."
        yield Refused("memory", sentence, Result.FAILED).outcome(name)
    except Exception:
        # A library that trips over one file must not lose the others.
        _log.exception("reading %s", name)
        sentence = "This file is damaged or of an unusual kind and cannot be read."
        yield Refused("malformed", sentence, Result.FAILED).outcome(name)


def _read(name: str, content: bytes, walk: Walk, depth: int) -> Iterator[Step]:
    number = walk.open()
    if number == walk.resume_after:
        return
    is_read = number < walk.resume_after
    if not is_read:
        yield Opened(number, name)
    check_size(len(content), MOST_FILE_BYTES)
    kind = find_binary_kind(content)
    if kind in _ARCHIVES:
        yield from _inside(kind, name, content, walk, depth, is_read=is_read)
    elif not is_read:
        yield from _articles(kind, name, content, walk)


def _inside(
    kind: Kind, name: str, content: bytes, walk: Walk, depth: int, *, is_read: bool
) -> Iterator[Step]:
    if depth > MOST_DEPTH:
        raise Refused("nested", f"This is nested deeper than {MOST_DEPTH} archives in each other.")
    if kind is Kind.ARCHIVE:
        yield from _members(name, content, walk, depth)
    elif kind is Kind.MAILBOX:
        for number, message in enumerate(mail.messages_in(content), start=1):
            yield from read_file(f"{name} message {number}", message, walk, depth=depth + 1)
    else:
        yield from _letter(name, content, walk, depth, is_read=is_read)


def _members(name: str, content: bytes, walk: Walk, depth: int) -> Iterator[Step]:
    with unpacking.opened(content, Kind.ARCHIVE) as archive:
        files = unpacking.files_in(archive)
        if not files:
            raise Refused("empty", "There are no files in this archive.")
        if not walk.resume_after:
            yield Expected(len(files) - 1)
        for info in files:
            label = f"{name}/{unpacking.label(info.filename)}"
            try:
                member = unpacking.unpack(archive, info, walk, Kind.ARCHIVE)
            except Refused as refused:
                if refused.code == "archive-limit":
                    raise
                if walk.open() > walk.resume_after:
                    yield refused.outcome(label)
            else:
                yield from read_file(label, member, walk, depth=depth + 1)


def _letter(name: str, content: bytes, walk: Walk, depth: int, *, is_read: bool) -> Iterator[Step]:
    document, attached = mail.read_message(content)
    if document and not is_read:
        yield _incoming(name, document)
    for filename, part in attached:
        label = f"{name}/{unpacking.label(filename)}"
        walk.add_bytes(len(part))
        yield from read_file(label, part, walk, depth=depth + 1)


def _articles(kind: Kind | None, name: str, content: bytes, walk: Walk) -> Iterator[Found]:
    if kind is not None and kind in _DOCUMENTS:
        document = _DOCUMENTS[kind](content, walk)
        if looks_like_export(document.text):
            yield from read_export(document.text, name)
        else:
            yield _incoming(name, document)
    elif kind is Kind.SHEET:
        yield from read_sheets(content, name, walk.columns, walk)
    elif kind is Kind.WEB_ARCHIVE:
        page, address = mail.page_in(content)
        text, credited = read_page(page)
        credited = credited.or_else(stated("web archive", url=address))
        yield _incoming(name, Document(text, credited))
    else:
        yield from read_text(name, content, walk)


def read_text(name: str, content: bytes, walk: Walk) -> Iterator[Found]:
    """The articles of a file that is text in some encoding. Raises Refused."""
    _refuse_one_long_article(name, content)
    decoded = decode(content)
    kind = find_text_kind(decoded.text, name)
    many = _many(kind, decoded.text, name, walk)
    if many is not None:
        yield from (_noted(found, decoded) for found in many)
        return
    check_size(len(content), MOST_ARTICLE_BYTES)
    text, credited = _TEXTS[kind](decoded.text)
    yield _incoming(name, Document(text, credited, decoded.notes))


def _refuse_one_long_article(name: str, content: bytes) -> None:
    """By its beginning: to decode all of a very long line takes seconds and memory."""
    if len(content) > MOST_ARTICLE_BYTES:
        start = decode(content[:SAMPLE]).text
        is_json = start.lstrip().startswith(("{", "["))
        if not is_json and find_text_kind(start, name) in _TEXTS:
            check_size(len(content), MOST_ARTICLE_BYTES)


def _many(kind: Kind, text: str, name: str, walk: Walk) -> Iterable[Found] | None:
    """The articles of a file with many; None if it is one article."""
    if kind is Kind.RECORDS:
        return read_records(text, name)
    if kind is Kind.EXPORT:
        return read_export(text, name)
    if kind is Kind.TABLE:
        return read_table(text, name, walk.columns)
    return read_feed(text, name) if kind is Kind.FEED else None


def _incoming(name: str, document: Document) -> Incoming:
    found = credits.article(document.text, document.credits)
    return Incoming(name, found, document.notes + credits.doubts(document.credits))


def _noted(found: Found, decoded: Decoded) -> Found:
    if not isinstance(found, Incoming):
        return found
    return Incoming(found.name, found.article, decoded.notes + found.notes)


def check_size(size: int, most: int) -> None:
    """Raise Refused for what is longer than it may be."""
    if size > most:
        sentence = f"This is {size / 1e6:,.0f} MB long; at most {most // 1_000_000} MB are read."
        raise Refused("too-long", sentence)
