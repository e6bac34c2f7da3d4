"""The date an article states for itself, as files write it -> Moment."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from core.model import Moment, Note, Precision

# As people write it: 26 October 2023, October 26, 2023, 26 Oct 2023, 26.10.2023.
_DAY_FORMATS = (
    *("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%A, %d %B %Y", "%A, %B %d, %Y"),
    *("%B %d, %Y %A", "%d %B %Y %A", "%A %d %B %Y", "%Y/%m/%d", "%d.%m.%Y"),
)
_HAS_TIME = re.compile(r"\d[T ]\d{2}:?\d{2}")
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")

EARLIEST, LATEST = 1600, 2200


def read_moment(value: str | None) -> Moment | None:
    """The date as written, in the zone it is written in; None if it is not understood."""
    written = (value or "").strip()
    stamp = _iso(written) or _mail(written)
    day = stamp.date() if stamp else _in_words(written)
    at = stamp if stamp and _HAS_TIME.search(written) else None
    moment = Moment(day, at=at) if day else _coarse(written)
    return moment if moment and EARLIEST <= moment.day.year <= LATEST else None


def unread_date(value: str | None) -> tuple[Note, ...]:
    """A note for a date that is there and not understood, none otherwise."""
    if not (value or "").strip() or read_moment(value):
        return ()
    return (Note("date-unread", f"The date “{value}” was not understood; the article has none."),)


def _iso(written: str) -> datetime | None:
    if _YEAR_OR_MONTH.fullmatch(written):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _mail(written: str) -> datetime | None:
    """As in mail and feeds: Thu, 26 Oct 2023 14:05:00 +0400."""
    try:
        return parsedate_to_datetime(written)
    except (ValueError, IndexError):
        return None


def _in_words(written: str) -> date | None:
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return None


def _coarse(written: str) -> Moment | None:
    found = _YEAR_OR_MONTH.fullmatch(written)
    if not found or not 1 <= int(found[2] or 1) <= 12 or int(found[1]) == 0:
        return None
    precision = Precision.MONTH if found[2] else Precision.YEAR
    return Moment(date(int(found[1]), int(found[2] or 1), 1), precision)
