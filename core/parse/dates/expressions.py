"""The date expressions we know, as patterns, each with what works out its date."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.parse.dates import calendar
from core.parse.dates.calendar import Resolve


class Rule(NamedTuple):
    """An expression (its span is the group `date`) and how it is resolved."""

    pattern: re.Pattern[str]
    resolve: Resolve
    relative: bool  # to the day of publication
    key: re.Pattern[str]  # what every such expression holds


# So far before and behind its key an expression reaches at most, with what it may not stand beside.
BEFORE_KEY, BEHIND_KEY = 40, 60

_MONTH_KEY = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_YEAR_KEY = re.compile(r"(?:18|19|20)\d\d")
_WORD_KEY = re.compile("(?i:day|week|month|year|night|morning|afternoon|evening|tomorrow)")

_PIECES = {
    "MONTH": r"(?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)",
    "DAY": r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
    "YEAR": r"(?P<year>(?:1[89]|20)\d\d)"
    r"(?![\d'-]|s\b|,\d|\.\d|\s(?:people|men|women|votes|troops))",
    "WEEKDAY": r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?",
    "PART": r"(?:(?:early|mid|late|the end of|the beginning of|the start of)[ -])?",
    "COUNT": r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)",
    "UNIT": r"(?P<unit>day|week|month|year)",
}

_SOURCES: tuple[tuple[str, Resolve, bool], ...] = (
    (r"(?P<date>{WEEKDAY}{MONTH} {DAY}(?:-\d\d?)?,? {YEAR})", calendar.full_date, False),
    (r"(?P<date>{WEEKDAY}{DAY}(?: of)? {MONTH},? {YEAR})", calendar.full_date, False),
    (
        r"(?P<date>(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<day>[0-3]\d))(?!\d)",
        calendar.iso_date,
        False,
    ),
    (
        r"(?<![\d./])(?P<date>(?P<first>\d\d?)(?P<dot>[./])(?P<second>\d\d?)(?P=dot)"
        r"(?P<year>(?:19|20)\d\d))(?!\d)",
        calendar.slashed_date,
        False,
    ),
    (r"(?P<date>{PART}{MONTH}(?: of)?,? {YEAR})", calendar.month_of_year, False),
    (r"(?P<date>{WEEKDAY}{MONTH} {DAY})(?![\d:%]|,\d|\.\d)", calendar.day_of_month, True),
    (r"(?P<date>{WEEKDAY}{DAY}(?: of)? {MONTH})(?!\w)", calendar.day_of_month, True),
    (
        r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Ff]rom|[Aa]fter|[Bb]efore) (?:the )?"
        r"(?P<date>{PART}(?P<which>)?{MONTH})(?!\w| \d)",
        calendar.bare_month,
        True,
    ),
    (r"(?P<date>(?P<which>[Ll]ast|[Nn]ext|[Tt]his) {MONTH})(?!\w| \d)", calendar.bare_month, True),
    (
        r"(?P<date>(?:(?P<which>[Ll]ast|[Nn]ext|[Pp]ast|[Tt]his coming|[Tt]his) )?"
        r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
        r"(?: (?:morning|afternoon|evening|night))?)(?!\w|, {MONTH}|,? \d)",
        calendar.weekday,
        True,
    ),
    (
        r"(?P<date>(?i:the day before yesterday|the day after tomorrow|yesterday|today|tonight|"
        r"tomorrow|this (?:morning|afternoon|evening)|last night))\b",
        calendar.named_day,
        True,
    ),
    (
        r"(?P<date>(?i:(?:(?:earlier|later|early|late) )?(?P<which>this|last|next) "
        r"(?P<unit>week|month|year)))\b",
        calendar.period,
        True,
    ),
    (r"(?P<date>(?i:{COUNT} {UNIT}s? ago))\b", calendar.ago, True),
    (r"(?P<date>(?i:{COUNT} {UNIT}s? (?P<way>earlier|later)))(?! than)\b", calendar.away, True),
    (r"(?P<date>(?i:the same day|that day))\b", calendar.same_day, False),
    (
        r"(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter)(?: the year)? )"
        r"(?P<date>{PART}{YEAR})",
        calendar.bare_year,
        False,
    ),
)


def _compiled(source: str) -> re.Pattern[str]:
    for name, piece in _PIECES.items():
        source = source.replace("{" + name + "}", piece)
    return re.compile(source.replace(" ", r"\s"))


def _key_of(source: str) -> re.Pattern[str]:
    """Weekdays stand in front of a lookahead for months: only the group `date` counts."""
    if "(?P<month>" in source or "{MONTH}" in source.split(")(?!")[0]:
        return _MONTH_KEY
    return _YEAR_KEY if "{YEAR}" in source or "(?P<year>" in source else _WORD_KEY


RULES = tuple(
    Rule(_compiled(source), resolve, relative, _key_of(source))
    for source, resolve, relative in _SOURCES
)
KEYS = tuple(dict.fromkeys(rule.key for rule in RULES))
