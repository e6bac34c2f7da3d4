"""The date a file states for its article."""

from __future__ import annotations

import pytest

from core.ingest.dates import read_moment


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2023-10-26", "2023-10-26", "day"),
        ("2023-10-26T23:30:00Z", "2023-10-26", "day"),
        ("2023-10-26T23:30:00.123+04:00", "2023-10-26", "day"),
        ("20231026", "2023-10-26", "day"),
        ("Thu, 26 Oct 2023 14:05:00 +0400", "2023-10-26", "day"),
        (" 26 October 2023 ", "2023-10-26", "day"),
        ("October 26, 2023", "2023-10-26", "day"),
        ("26.10.2023", "2023-10-26", "day"),
        ("2023-10", "2023-10-01", "month"),
        ("2023", "2023-01-01", "year"),
    ],
)
def test_reads_dates(written, day, precision):
    moment = read_moment(written)
    assert moment
    assert (moment.day.isoformat(), moment.precision) == (day, precision)


@pytest.mark.parametrize(
    "written", [None, "", "yesterday", "2023-13", "2023-02-30", "0000", "9999-01-01", "26/10", "1"]
)
def test_what_is_no_date_is_none(written):
    assert read_moment(written) is None
