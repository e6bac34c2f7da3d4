"""(name, bytes) -> articles. What a file is, its bytes decide; its name only breaks a tie."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.ingest import credits
from core.ingest.decoding import decode, storable
from core.ingest.incoming import Incoming
from core.ingest.languages import ENGLISH, find_language, language_name
from core.ingest.markdown import read_markdown
from core.ingest.plain import read_plain, split_front_matter
from core.ingest.records import looks_like_records, read_records
from core.ingest.refusal import KNOWN_FORMATS, Refused
from core.ingest.webpage import read_page
from core.model import Article, Note, Outcome, Result

__all__ = [
    "MOST_FILE_BYTES",
    "Incoming",
    "Refused",
    "check",
    "read_articles",
    "storable",
    "with_language",
]

_log = logging.getLogger(__name__)

# One article, and one file of many; beyond these nothing is read.
MOST_ARTICLE_BYTES = 20_000_000
MOST_FILE_BYTES = 200_000_000

# How a page begins, after its declaration and comments.
_PAGE = re.compile(
    r"<(!doctype\s{1,20}html|html|head|body|article|main|section|header|div|p|h1)\b", re.IGNORECASE
)
_HEADING = re.compile(r"\s{0,100}#{1,6} \S")

type Reader = Callable[[str], tuple[str, credits.Credits]]


def read_articles(name: str, content: bytes) -> Iterator[Incoming | Outcome]:
    """Every article in a file, or what became of it; never raises.

    `name` is the file's, for messages; articles of one file are told apart by line or item.
    """
    try:
        yield from _read(name, content)
    except Refused as refused:
        yield refused.outcome(name)
    except Exception:
        # A library that trips over one file must not lose the others.
        _log.exception("reading %s", name)
        sentence = "This file is damaged or of an unusual kind and cannot be read."
        yield Refused("malformed", sentence, Result.FAILED).outcome(name)


def check(article: Article) -> None:
    """Raise Refused for an article nothing can be read from: empty, too long, not English."""
    if not article.text.strip():
        raise Refused("empty", "There is no text here.")
    _check_size(len(article.text), MOST_ARTICLE_BYTES)
    if article.language not in (None, ENGLISH):
        language = language_name(article.language)
        raise Refused("not-english", f"This article is in {language}; Rapporteur reads English.")


def with_language(article: Article) -> Article:
    """The article with its language told from its text, unless it is known."""
    if article.language:
        return article
    return replace(article, language=find_language(article.text))


def _read(name: str, content: bytes) -> Iterator[Incoming | Outcome]:
    _check_size(len(content), MOST_FILE_BYTES)
    decoded = decode(content)
    if looks_like_records(decoded.text, name):
        found = read_records(decoded.text, name)
        yield from (_with_language(item, decoded.notes) for item in found)
        return
    _check_size(len(content), MOST_ARTICLE_BYTES)
    text, credited = _reader_for(decoded.text, name)(decoded.text)
    incoming = Incoming(name, credits.article(text, credited), credits.doubts(credited))
    yield _with_language(incoming, decoded.notes)


def _reader_for(text: str, name: str) -> Reader:
    start = text.lstrip()
    if start.startswith("<") and _PAGE.search(start, 0, 4000):
        return read_page
    if start.startswith("<?xml"):
        raise Refused("unknown-format", f"This is an XML file of another kind; {KNOWN_FORMATS}.")
    is_markdown = name.lower().endswith((".md", ".markdown"))
    if is_markdown or _HEADING.match(split_front_matter(text)[0]):
        return read_markdown
    return read_plain


def _check_size(size: int, most: int) -> None:
    if size > most:
        sentence = f"This is {size / 1e6:,.0f} MB long; at most {most // 1_000_000} MB are read."
        raise Refused("too-long", sentence)


def _with_language(found: Incoming | Outcome, notes: tuple[Note, ...]) -> Incoming | Outcome:
    if isinstance(found, Outcome):
        return found
    return Incoming(found.name, with_language(found.article), notes + found.notes)
