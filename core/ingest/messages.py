"""What a reader finds, as lines of JSON: how it comes out of the sandbox.

JSON and not pickle: a reader that a hostile file has taken over can send no more than data.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from core.ingest.incoming import Incoming
from core.ingest.walk import Expected, Opened, Step
from core.model import Article, Moment, Note, Outcome, Precision, Result


def to_line(step: Step) -> bytes:
    """One line, ended by a newline. Lone surrogates come through."""
    value = {"is": type(step).__name__, **asdict(step)}
    return json.dumps(value, ensure_ascii=True, default=_plain).encode("ascii") + b"\n"


def from_line(line: bytes) -> Step:
    """The step of a line. Raises ValueError, KeyError or TypeError if it is none."""
    value = json.loads(line)
    kind = value.pop("is")
    if kind == "Opened":
        return Opened(int(value["number"]), str(value["name"]))
    if kind == "Expected":
        return Expected(int(value["files"]))
    if kind == "Outcome":
        return Outcome(**{**value, "outcome": Result(value["outcome"])})
    notes = tuple(Note(**note) for note in value["notes"])
    return Incoming(value["name"], _article(value["article"]), notes)


def _article(value: dict[str, Any]) -> Article:
    return Article(
        **{
            **value,
            "published": _moment(value["published"]),
            "modified": _moment(value["modified"]),
            "stated_by": tuple((field, where) for field, where in value["stated_by"]),
        }
    )


def _moment(value: dict[str, Any] | None) -> Moment | None:
    if value is None:
        return None
    at = datetime.fromisoformat(value["at"]) if value["at"] else None
    return Moment(date.fromisoformat(value["day"]), Precision(value["precision"]), at)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
