"""The articles as sources for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from core.citing import Source
from core.export.about import About
from core.export.cells import printable

# What BibTeX reads as a command, and how it is written to be read as itself.
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_IN_A_URL = {"{": "%7B", "}": "%7D", "\\": "%5C"}
_BETWEEN_AUTHORS = re.compile(r"\s*(?:,|;|\band\b)\s*")


def to_bibtex(sources: Iterable[Source], about: About) -> bytes:
    """One @article an article; what the export says of itself stands above them as comments."""
    said = [f"% {name}: {_one_line(text)}" for name, text in about.lines()]
    return "\n".join([*said, "", *map(_entry, sources)]).encode()


def to_csl(sources: Iterable[Source], about: About) -> bytes:
    """CSL-JSON; what the export says of itself stands in each item's `custom`."""
    custom = dict(about.lines())
    items = [{**_csl(source), "custom": custom} for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def key_of(source: Source) -> str:
    """`the-skerry-2024-4f1c0a2b`: where it is from, when, and what tells it apart."""
    folded = unicodedata.normalize("NFKD", source.outlet or "unknown").encode("ascii", "ignore")
    outlet = re.sub("[^a-z0-9]+", "-", folded.decode().lower()).strip("-") or "outlet"
    year = f"{source.published:%Y}" if source.published else "undated"
    return f"{outlet}-{year}-{source.article_id[:8]}"


def _entry(source: Source) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source))
    return f"@article{{{key_of(source)},\n{fields}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.author:
        yield "author", " and ".join(_tex(name) for name in _authors(source.author))
    # The second pair of braces keeps the capitals.
    yield "title", f"{{{_tex(source.title or 'Untitled')}}}"
    yield "journal", f"{{{_tex(source.outlet or 'Unknown outlet')}}}"
    if source.published:
        yield "year", f"{source.published:%Y}"
        yield "month", str(source.published.month)
        yield "day", str(source.published.day)
    if source.address:
        yield "url", "".join(_IN_A_URL.get(sign, sign) for sign in printable(source.address))


def _csl(source: Source) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": key_of(source),
        "type": "article-newspaper",
        "title": source.title,
        "container-title": source.outlet,
        "URL": source.address,
        "language": source.language,
    }
    if source.author:
        known["author"] = [{"literal": printable(name)} for name in _authors(source.author)]
    if source.published:
        day = source.published
        known["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {
        name: printable(value) if isinstance(value, str) else value
        for name, value in known.items()
        if value is not None
    }


def _authors(author: str) -> list[str]:
    return [name for name in _BETWEEN_AUTHORS.split(author) if name]


def _tex(text: str) -> str:
    return _one_line(text).translate(_ESCAPED)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
