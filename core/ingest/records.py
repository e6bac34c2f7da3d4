"""JSON and JSON Lines -> articles: one object each, with a "text" and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from core.ingest import credits
from core.ingest.credits import FIELDS, stated
from core.ingest.incoming import Incoming
from core.ingest.refusal import Refused
from core.model import Outcome

MOST_LINE_CHARACTERS = 10_000_000

# JSON Lines splits at newlines only; a text may hold other separators (U+2028) as they are.
_NEWLINE = "\n"


def looks_like_records(text: str, name: str) -> bool:
    """Whether a text is JSON: by its first line, as a whole, or by its name if both are broken."""
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return False
    first = start.partition(_NEWLINE)[0]
    is_named_so = name.lower().endswith((".json", ".jsonl", ".ndjson"))
    return is_named_so or _parsed(first) is not None or _parsed(start) is not None


def read_records(text: str, name: str) -> Iterator[Incoming | Outcome]:
    """An article, or what became of it, for each object; a broken line does not end the file."""
    whole = None if _is_lines(text) else _parsed(text)
    if whole is None:
        yield from _read_lines(text, name)
        return
    objects = whole if isinstance(whole, list) else [whole]
    for number, item in enumerate(objects, start=1):
        label = name if item is whole else f"{name} item {number}"
        yield _article_or_outcome(item, label)


def _is_lines(text: str) -> bool:
    first = text.lstrip().partition(_NEWLINE)[0]
    return isinstance(_parsed(first), dict)


def _read_lines(text: str, name: str) -> Iterator[Incoming | Outcome]:
    for number, line in enumerate(_lines(text), start=1):
        label = f"{name} line {number}"
        if len(line) > MOST_LINE_CHARACTERS:
            most = MOST_LINE_CHARACTERS // 1_000_000
            refused = Refused(
                "line-too-long", f"This line is longer than {most} million characters."
            )
            yield refused.outcome(label)
        elif line.strip():
            yield _article_or_outcome(_parsed(line), label)


def _lines(text: str) -> Iterator[str]:
    """One at a time: the file may be as long as memory allows."""
    start = 0
    while (end := text.find(_NEWLINE, start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _article_or_outcome(item: Any, label: str) -> Incoming | Outcome:
    try:
        return _read_record(item, label)
    except Refused as refused:
        return refused.outcome(label)


def _read_record(item: Any, label: str) -> Incoming:
    if not isinstance(item, dict):
        raise Refused("not-a-record", "This is not a JSON object.")
    text = item.get("text")
    if not isinstance(text, str):
        raise Refused("no-text-field", 'This record has no "text".')
    credited = stated("record", **{key: _string(item, key) for key in FIELDS})
    given = credits.article(text, credited, given_id=_string(item, "id") or "")
    return Incoming(label, given, credits.doubts(credited))


def _string(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return str(value) if isinstance(value, str | int) else None


def _parsed(text: str) -> Any:
    """The JSON value, or None: deep nesting and endless numbers are no articles either."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
