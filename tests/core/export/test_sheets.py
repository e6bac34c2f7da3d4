"""Spreadsheets, read back: nothing runs, numbers stay numbers, the filter stands in the file."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.export.cells import FORMULA
from core.export.sheets import SELECTION, TooLarge, to_csv, to_xlsx
from tests.core.export.made import ABOUT, HOSTILE, SAID, hostile_frame


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.text(st.characters() | st.sampled_from("=+-@\r\n\t,\"'"), max_size=20)))
@example(["a\r=1"])
def test_no_cell_of_a_csv_begins_as_a_formula(texts):
    frame = pd.DataFrame({"text": pd.Series(texts, dtype="object")})
    assert not [row for row in cells(to_csv(frame)) if row and row[0].startswith(FORMULA)]


def test_csv_has_the_mark_of_its_encoding_and_harmless_text_unchanged():
    assert to_csv(hostile_frame()).startswith(b"\xef\xbb\xbf")
    text = [row[0] for row in cells(to_csv(hostile_frame()))][1:]
    assert text[8:10] == list(HOSTILE[8:10])
    assert text[10] == "NUL \ufffd bell \ufffd half \ufffd end"


def test_numbers_days_and_yes_stay_what_they_are_in_a_csv():
    first, second = cells(to_csv(hostile_frame()))[1:3]
    assert first[1:] == ["-1", "-4.5", "True", "2026-03-04", "2026-03-04 17:05"]
    assert second[1:] == [""] * 5


def test_every_row_of_a_csv_says_under_which_filter_it_was_counted():
    header, *rows = cells(to_csv(hostile_frame(), ABOUT))
    assert header[-1] == SELECTION
    assert {row[-1] for row in rows} == {f"{SAID} Exported 4 Mar 2026, 14:05."}


def test_csv_read_by_another_program_is_the_same_table():
    outcomes = pd.DataFrame({"name": ["a, “b”.txt"], "outcome": ["failed"], "n": [-1]})
    assert pd.read_csv(BytesIO(to_csv(outcomes))).to_dict("records") == outcomes.to_dict("records")


def book(**sheets: pd.DataFrame) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(to_xlsx(sheets, ABOUT)))


def test_first_sheet_of_a_workbook_says_what_it_is():
    opened = book(Quotes=hostile_frame(), Events=hostile_frame().head(0))
    assert opened.sheetnames == ["About", "Quotes", "Events"]
    said = {row[0].value: row[1].value for row in opened["About"].iter_rows()}
    assert said == {
        "Contents": "Quotes",
        "Filter in force": SAID,
        "Exported": "4 Mar 2026, 14:05",
        "Parsed by": "model 1.0, rules 9f2c",
        "Articles": "1,204",
    }
    assert [cell.value for cell in opened["Events"][1]] == list(hostile_frame().columns)


def test_workbook_holds_text_as_text_and_numbers_as_numbers():
    sheet = book(Quotes=hostile_frame())["Quotes"]
    column = [sheet.cell(row, 1) for row in range(2, sheet.max_row + 1)]
    assert {cell.data_type for cell in column if cell.value is not None} == {"s"}
    assert [cell.value for cell in column[:5]] == list(HOSTILE[:5])
    first = [cell.value for cell in sheet[2]][1:]
    assert first[:3] == [-1, -4.5, True]
    assert [str(day) for day in first[3:]] == ["2026-03-04 00:00:00", "2026-03-04 17:05:00"]
    assert not sheet._hyperlinks


def test_text_longer_than_a_cell_is_cut_not_lost():
    frame = pd.DataFrame({"text": pd.Series(["x" * 40_000], dtype="object")})
    assert len(book(Quotes=frame)["Quotes"]["A2"].value) == 32_767


def test_more_rows_than_a_sheet_holds_are_refused_in_words():
    many = pd.DataFrame({"n": range(1_048_576)})
    with pytest.raises(TooLarge, match="Narrow the filter"):
        to_xlsx({"Quotes": many}, ABOUT)
