"""A report: what an analyst collected, in order, and the sources it rests on.

What is collected is a snapshot: it stays as it was when it was added, and says under which filter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from core.citing import Source

# The most rows a table brings into a report; a longer one belongs in a spreadsheet.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article, word for word."""

    text: str
    source: Source
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed; `sources` has one for each row, or none at all. `of`: all rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    of: int
    sources: tuple[Source | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as Vega-Lite JSON, and what it shows in words."""

    spec: str
    description: str


type Content = Passage | Table | Picture

_KINDS: dict[str, type[Content]] = {"passage": Passage, "table": Table, "picture": Picture}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing collected; `selection` is the filter that was in force, as a sentence."""

    content: Content
    title: str
    selection: str
    added: datetime
    note: str = ""
    number: int = 0  # in the store


@dataclass(frozen=True, slots=True)
class Report:
    """A title, some words at its head, and what was collected."""

    items: tuple[Item, ...]
    made: datetime
    title: str = ""
    introduction: str = ""

    def sources(self) -> dict[str, tuple[int, Source]]:
        """By article: the number it is cited by, and the source. Numbered as they are first met."""
        met: dict[str, Source] = {}
        for item in self.items:
            for source in sources_of(item.content):
                met.setdefault(source.article_id, source)
        return {key: (number, source) for number, (key, source) in enumerate(met.items(), start=1)}


def sources_of(content: Content) -> Iterator[Source]:
    """What it cites, in order."""
    match content:
        case Passage(source=source):
            yield source
        case Table(sources=sources):
            yield from (source for source in sources if source)


def kind_of(content: Content) -> str:
    """The name its kind is kept under."""
    return next(name for name, kind in _KINDS.items() if isinstance(content, kind))


def to_json(content: Content) -> str:
    """As it is kept."""
    return json.dumps(asdict(content), default=date.isoformat)


def from_json(kind: str, kept: str) -> Content:
    """As it was before `to_json`."""
    fields = json.loads(kept)
    match kind:
        case "passage":
            return Passage(**fields | {"source": _source(fields["source"])})
        case "table":
            return Table(
                tuple(fields["columns"]),
                _tuples(fields["rows"]),
                fields["of"],
                tuple(source and _source(source) for source in fields["sources"]),
            )
    return Picture(**fields)


def _source(fields: dict[str, Any]) -> Source:
    day = fields["published"]
    return Source(**fields | {"published": date.fromisoformat(day) if day else None})


def _tuples(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)
