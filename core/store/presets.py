"""Periods an analyst can name: each ends with, or lies before, the newest article's day.

Counted from the newest article and not from today: a collection that ends in the spring has a last
month in the autumn too, and a link shows the same days as long as nothing newer is added.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Preset(StrEnum):
    """A period by its name on the pages."""

    WEEK = "last 7 days"
    DAYS_30 = "last 30 days"
    DAYS_90 = "last 90 days"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"


_DAYS = {Preset.WEEK: 7, Preset.DAYS_30: 30, Preset.DAYS_90: 90}


def days(preset: Preset, newest: date) -> tuple[date, date]:
    """First and last day of a period, as seen on the day of the newest article."""
    if preset in _DAYS:
        return newest - timedelta(days=_DAYS[preset] - 1), newest
    month, year = newest.replace(day=1), newest.replace(month=1, day=1)
    match preset:
        case Preset.THIS_MONTH:
            return month, newest
        case Preset.LAST_MONTH:
            last = month - timedelta(days=1)
            return last.replace(day=1), last
        case Preset.LAST_YEAR:
            last = year - timedelta(days=1)
            return last.replace(month=1, day=1), last
        case _:
            return year, newest
