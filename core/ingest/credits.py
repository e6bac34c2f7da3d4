"""Who published an article, when and under which title, as files state it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from core.ingest.dates import read_moment, unread_date
from core.model import Article, Note


@dataclass(frozen=True, slots=True)
class Credits:
    """Strings as written; a date is read last, so that an unreadable one can be named."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None

    def or_else(self, other: Credits) -> Credits:
        """Each value from here if there is one, else from `other`."""
        values = {
            each.name: getattr(self, each.name) or getattr(other, each.name)
            for each in fields(Credits)
        }
        return Credits(**values)


def article(text: str, credited: Credits, *, given_id: str = "") -> Article:
    """The text with its credits, each on one line, and the id its file gave it."""
    return Article(
        text,
        id=given_id,
        title=one_line(credited.title),
        outlet=one_line(credited.outlet),
        author=one_line(credited.author),
        url=web_address(credited.url),
        published=read_moment(credited.published),
    )


def doubts(credited: Credits) -> tuple[Note, ...]:
    """Notes on what is stated and could not be used."""
    return unread_date(credited.published)


def one_line(value: str | None) -> str | None:
    """The words without line breaks; None if there are none."""
    return " ".join((value or "").split()) or None


def web_address(value: str | None) -> str | None:
    """An http address, or None: nothing else may become a link on a page."""
    address = (value or "").strip()
    return address if address.lower().startswith(("http://", "https://")) else None
