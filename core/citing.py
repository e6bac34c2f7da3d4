"""How an article is cited: in one plain line, and as the fields that reference managers read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """An article as a source. What is not known is None; paragraphs count from 1."""

    article_id: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None

    @property
    def address(self) -> str | None:
        """The URL, if it is one of a web page: others may do what a reader does not expect."""
        given = (self.url or "").strip()
        is_safe = given.lower().startswith(("http://", "https://")) and not set(given) & _PARTING
        return given if is_safe else None


# No character of a URL; in a citation they would end it.
_PARTING = set(' \t\n\r<>"“”')


def citation(source: Source, paragraph: int | None = None) -> str:
    """`Ana Ruiz, The Skerry, 4 Mar 2024: “Title”, paragraph 2, https://skerry.example/1`."""
    when = f"{source.published.day} {source.published:%b %Y}" if source.published else "undated"
    who = [source.author] if source.author else []
    head = ", ".join([*who, source.outlet or "Unknown outlet", when])
    title = f"“{_inner(source.title)}”" if source.title else "untitled"
    place = [f"paragraph {paragraph}"] if paragraph else []
    address = [source.address] if source.address else []
    return _one_line(f"{head}: {', '.join([title, *place, *address])}")


def _inner(title: str) -> str:
    """Quotation marks within quotation marks are single ones."""
    return title.replace("“", "‘").replace("”", "’")


def _one_line(text: str) -> str:
    return " ".join(text.split())
