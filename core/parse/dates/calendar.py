"""How each sort of date expression becomes a date. None where the words do not decide it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from core.model import Moment, Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNTS = ("a|an|one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, words in enumerate(_COUNTS, 1) for word in words.split("|")}
_FINENESS = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}


class Context(NamedTuple):
    """What an expression is read against: publication, the date named before it, the tense."""

    published: date | None
    before: Moment | None
    ahead: bool


type Resolve = Callable[[re.Match[str], Context], Moment | None]


def finer(moment: Moment, published: Moment | None) -> bool:
    """An article of "May 2020" cannot tell us which day yesterday was."""
    if published is None:
        return True
    return _FINENESS.index(moment.precision) < _FINENESS.index(published.precision)


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        return Moment(date(year, month, day))
    except ValueError:  # 31 June
        return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _first_of(day: date, precision: Precision) -> Moment:
    """The period of that precision in which the day lies."""
    if precision is Precision.WEEK:
        day -= timedelta(days=day.weekday())
    elif precision is Precision.MONTH:
        day = day.replace(day=1)
    elif precision is Precision.YEAR:
        day = day.replace(month=1, day=1)
    return Moment(day, precision)


def _shifted(day: date, unit: str, count: int) -> Moment | None:
    """The day, week, month or year that lies `count` units away."""
    precision = Precision(unit)
    try:
        if precision in {Precision.DAY, Precision.WEEK}:
            return _first_of(day + timedelta(days=count * (7 if unit == "week" else 1)), precision)
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        return _first_of(date(months // 12, months % 12 + 1, 1), precision)
    except (ValueError, OverflowError):  # before the year 1
        return None


def full_date(match: re.Match[str], _: Context) -> Moment | None:
    return _day(int(match["year"]), _month(match["month"]), int(match["day"]))


def iso_date(match: re.Match[str], _: Context) -> Moment | None:
    return _day(int(match["year"]), int(match["m"]), int(match["day"]))


def slashed_date(match: re.Match[str], _: Context) -> Moment | None:
    # 26/10/2023 and 10/26/2023 say which part is the month; 04/05/2023 does not.
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second and match["dot"] != ".":
        return None
    month, day = (second, first) if second <= 12 else (first, second)
    return _day(int(match["year"]), month, day)


def month_of_year(match: re.Match[str], _: Context) -> Moment | None:
    return Moment(date(int(match["year"]), _month(match["month"]), 1), Precision.MONTH)


def bare_year(match: re.Match[str], _: Context) -> Moment | None:
    return Moment(date(int(match["year"]), 1, 1), Precision.YEAR)


def day_of_month(match: re.Match[str], context: Context) -> Moment | None:
    """October 26: the one nearest to publication."""
    if context.published is None:
        return None
    today = context.published
    years = (today.year - 1, today.year, today.year + 1)
    days = [_day(year, _month(match["month"]), int(match["day"])) for year in years]
    known = [moment for moment in days if moment]
    return min(known, key=lambda moment: abs(moment.day - today), default=None)


def bare_month(match: re.Match[str], context: Context) -> Moment | None:
    """in October, last October, next October."""
    if context.published is None:
        return None
    today, month = context.published, _month(match["month"])
    which = (match["which"] or "").lower()
    year = today.year
    if which == "next" or (which != "last" and context.ahead):
        year += month < today.month or (which == "next" and month == today.month)
    elif which != "this":
        year -= month > today.month or (which == "last" and month == today.month)
    return Moment(date(year, month, 1), Precision.MONTH)


def weekday(match: re.Match[str], context: Context) -> Moment | None:
    """on Thursday is the last Thursday up to publication, unless something will happen on it."""
    if context.published is None:
        return None
    today, which = context.published, (match["which"] or "").lower()
    wanted = _WEEKDAYS.index(match["weekday"][:3].lower())
    back = (today.weekday() - wanted) % 7
    if which in {"next", "this coming"}:
        return Moment(today + timedelta(days=7 - back))
    if which in {"last", "past"}:
        return Moment(today - timedelta(days=back or 7))
    if context.ahead:
        return Moment(today + timedelta(days=-back % 7))
    return Moment(today - timedelta(days=back))


_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}


def named_day(match: re.Match[str], context: Context) -> Moment | None:
    if context.published is None:
        return None
    words = " ".join(match["date"].lower().split())
    twice = 2 if words.startswith("the day") else 1
    days = next((days for word, days in _NAMED_DAYS.items() if words.endswith(word)), 0)
    return Moment(context.published + timedelta(days=days * twice))


def period(match: re.Match[str], context: Context) -> Moment | None:
    """this week, last month, next year."""
    if context.published is None:
        return None
    count = {"last": -1, "next": 1, "this": 0}[match["which"].lower()]
    return _shifted(context.published, match["unit"].lower(), count)


def ago(match: re.Match[str], context: Context) -> Moment | None:
    if context.published is None:
        return None
    return _shifted(context.published, match["unit"].lower(), -_number(match["count"]))


def away(match: re.Match[str], context: Context) -> Moment | None:
    """a month earlier, two days later: from the date named before it in the paragraph."""
    later = match["way"].lower() == "later"
    start = context.before
    if start is None and context.published and not later:
        start = Moment(context.published)
    if start is None:
        return None
    count = _number(match["count"]) * (1 if later else -1)
    moment = _shifted(start.day, match["unit"].lower(), count)
    return moment if moment and not finer(moment, start) else None


def same_day(_: re.Match[str], context: Context) -> Moment | None:
    known = context.before and context.before.precision is Precision.DAY
    return context.before if known else None
