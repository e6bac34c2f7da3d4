"""RSS and Atom files: an article for each entry. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from core.ingest import credits
from core.ingest.credits import stated
from core.ingest.incoming import Incoming
from core.ingest.refusal import Refused, malformed
from core.ingest.webpage import shown_text
from core.model import Note, Outcome

KIND = "feed"

_SUMMARY = Note("summary-only", "The feed holds no more than a summary of this article.")


def read_feed(text: str, name: str) -> Iterator[Incoming | Outcome]:
    """An article, or what became of it, for each entry. Raises Refused."""
    if "<!ENTITY" in text:
        raise Refused("entities", "This feed declares entities of its own, which no real one does.")
    # As a stream: a string might be taken for an address and fetched.
    source = BytesIO(_declared(text).encode("utf-8"))
    feed = feedparser.parse(source, resolve_relative_uris=False, sanitize_html=False)
    entries = feed.get("entries", [])
    if not entries:
        raise malformed(KIND) if feed.get("bozo") else Refused("empty", "This feed has no entries.")
    outlet = _string(feed.get("feed", {}), "title")
    for number, entry in enumerate(entries, start=1):
        yield _article(entry, outlet, f"{name} entry {number}")
    if feed.get("bozo") and not text.rstrip().endswith(">"):
        yield malformed(KIND).outcome(name)


def _declared(text: str) -> str:
    """The declaration may name the encoding the file had before it was decoded."""
    if text.lstrip().startswith("<?xml"):
        text = text.lstrip().partition("?>")[2]
    return f'<?xml version="1.0" encoding="utf-8"?>{text}'


def _article(entry: Any, outlet: str | None, label: str) -> Incoming | Outcome:
    contents = [_string(each, "value") or "" for each in entry.get("content", [])]
    full = shown_text("\n".join(contents))
    text = full or shown_text(_string(entry, "summary") or "")
    if not text:
        return Refused("empty", "There is no text in this entry.").outcome(label)
    published, updated = _string(entry, "published"), _string(entry, "updated")
    credited = stated(
        "feed",
        title=shown_text(_string(entry, "title") or ""),
        outlet=_string(entry.get("source", {}), "title") or outlet,
        author=_string(entry, "author"),
        published=published or updated,
        # The library gives the one for the other where a feed has only one.
        modified=updated if updated != published else None,
        url=_string(entry, "link"),
    )
    notes = credits.doubts(credited) + (() if full else (_SUMMARY,))
    return Incoming(label, credits.article(text, credited), notes)


def _string(entry: Any, key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) else None
