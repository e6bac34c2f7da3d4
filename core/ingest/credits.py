"""Who published an article, when and under which title, as files state it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from core.ingest.dates import read_moment, unread_date
from core.model import Article, Note


@dataclass(frozen=True, slots=True)
class Credits:
    """Strings as written; dates are read last, so that an unreadable one can be named.

    `stated_by` has (field, where it is stated) for every field that has a value.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    stated_by: tuple[tuple[str, str], ...] = ()

    def or_else(self, other: Credits) -> Credits:
        """Each value from here if there is one, else from `other`."""
        missing = [name for name in FIELDS if not getattr(self, name) and getattr(other, name)]
        told = tuple(pair for pair in other.stated_by if pair[0] in missing)
        values = {name: getattr(other, name) for name in missing}
        return replace(self, **values, stated_by=self.stated_by + told)


FIELDS = tuple(each.name for each in fields(Credits) if each.name != "stated_by")

NO_CREDITS = Credits()


def stated(where: str, **values: str | None) -> Credits:
    """Credits that stand in one place, such as a page's JSON-LD; empty values are left out."""
    lines = {name: value for name, value in values.items() if value and value.strip()}
    return Credits(**lines, stated_by=tuple((name, where) for name in lines))


def article(text: str, credited: Credits, *, given_id: str = "") -> Article:
    """The text with its credits, each on one line, and the id its file gave it."""
    published, modified = read_moment(credited.published), read_moment(credited.modified)
    found = Article(
        text,
        id=given_id,
        title=one_line(credited.title),
        outlet=one_line(credited.outlet),
        author=one_line(credited.author),
        section=one_line(credited.section),
        url=web_address(credited.url),
        published=published,
        modified=modified,
        language=one_line(credited.language),
    )
    kept = tuple(pair for pair in credited.stated_by if getattr(found, pair[0]) is not None)
    return replace(found, stated_by=kept)


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
