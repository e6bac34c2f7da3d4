from __future__ import annotations

from datetime import date

import pytest

from core.store.presets import Preset, days

PERIODS = [
    (Preset.WEEK, "2024-03-05", "2024-02-28", "2024-03-05"),
    (Preset.DAYS_30, "2024-03-05", "2024-02-05", "2024-03-05"),
    (Preset.DAYS_90, "2024-03-05", "2023-12-07", "2024-03-05"),
    (Preset.THIS_MONTH, "2024-03-05", "2024-03-01", "2024-03-05"),
    (Preset.LAST_MONTH, "2024-03-31", "2024-02-01", "2024-02-29"),
    (Preset.LAST_MONTH, "2024-01-01", "2023-12-01", "2023-12-31"),
    (Preset.THIS_YEAR, "2024-03-05", "2024-01-01", "2024-03-05"),
    (Preset.LAST_YEAR, "2024-03-05", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("preset", "newest", "first", "last"), PERIODS)
def test_periods_are_seen_from_the_newest_article(preset, newest, first, last):
    span = tuple(map(date.fromisoformat, (first, last)))
    assert days(preset, date.fromisoformat(newest)) == span


def test_every_period_is_tried():
    assert {preset for preset, *_ in PERIODS} == set(Preset)
