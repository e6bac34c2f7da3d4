"""What docs/accuracy.md says of events on real articles is what the table of verdicts says."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from core.model import EventType

DOCS = Path(__file__).parents[1] / "docs"
VERDICTS = ("verdict_type", "verdict_source", "verdict_target", "verdict_marks")
DOCUMENT = (DOCS / "accuracy.md").read_text(encoding="utf-8")
SECTION = DOCUMENT.partition("## Events on real articles\n")[2].partition("\n## ")[0]
LINES = (DOCS / "accuracy" / "events-judged.csv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


def right(columns: tuple[str, ...], rows: list[dict[str, str]] = ROWS) -> int:
    return sum(all(row[column] == "right" for column in columns) for row in rows)


def written(label: str) -> list[int]:
    """The whole numbers in the row of the section's tables that begins with `label`."""
    (row,) = re.findall(rf"^\| {re.escape(label)} \|(.*)$", SECTION, re.M)
    return [int(cell) for cell in row.split("|") if cell.strip().isdigit()]


def test_the_events_written_are_the_events_judged() -> None:
    assert f"| of {len(ROWS)} events |" in SECTION


def test_every_verdict_is_given_with_its_reason() -> None:
    for row in ROWS:
        assert {row[column] for column in (*VERDICTS, "verdict")} <= {"right", "wrong"}
        assert row["reason"]


def test_an_event_is_right_only_if_all_of_it_is_and_else_has_a_fault() -> None:
    for row in ROWS:
        whole = all(row[column] == "right" for column in VERDICTS)
        assert (row["verdict"] == "right") is whole
        assert (row["fault"] == "") is whole


@pytest.mark.parametrize(
    ("label", "columns"),
    [
        ("type and both actors", VERDICTS[:3]),
        ("type, both actors and the marks (happened, planned, negated, claimed)", VERDICTS),
        ("type alone", VERDICTS[:1]),
        ("source alone", VERDICTS[1:2]),
        ("target alone", VERDICTS[2:3]),
        ("marks alone", VERDICTS[3:]),
    ],
)
def test_the_shares_written_are_the_table_s(label: str, columns: tuple[str, ...]) -> None:
    assert written(label) == [right(columns)]


@pytest.mark.parametrize("kind", sorted({EventType(row["type"]) for row in ROWS}))
def test_the_figures_of_a_type_are_the_table_s(kind: EventType) -> None:
    rows = [row for row in ROWS if row["type"] == kind]
    assert written(kind) == [len(rows), right(VERDICTS[:3], rows), right(VERDICTS, rows)]


@pytest.mark.parametrize("fault", sorted({row["fault"] for row in ROWS} - {""}))
def test_the_faults_counted_are_the_table_s(fault: str) -> None:
    assert written(fault) == [Counter(row["fault"] for row in ROWS)[fault]]
