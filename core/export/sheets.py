"""Tables for spreadsheets: CSV and Excel. No cell of them is ever run as a formula."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

from core.export.about import About
from core.export.cells import harmless, is_dated, is_text, is_whole_days, iso, printable

if TYPE_CHECKING:
    import xlsxwriter

# The last column of a CSV file: under which filter the row was counted. A comment line above the
# header would break programs that read CSV; a file beside it would be lost.
SELECTION = "selection"

_MOST_ROWS = 1_048_575  # of an Excel sheet, beside its header
_MOST_LETTERS = 32_767  # of an Excel cell
_WIDEST, _NARROWEST = 60, 8  # letters a column is wide


class TooLarge(Exception):
    """A table that the format cannot hold, in words for the analyst."""


def to_csv(frame: pd.DataFrame, about: About | None = None) -> bytes:
    """CSV in UTF-8 with its mark; days in ISO form, text that could be a formula with a quote."""
    plain = pd.DataFrame({name: _for_csv(frame[name]) for name in frame.columns})
    if about:
        plain[SELECTION] = about.sentence()
    # With \n alone a cell with \r is written without quotation marks, and begins another row.
    return plain.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _for_csv(column: pd.Series) -> pd.Series:
    if is_dated(column):
        return iso(column)
    if is_text(column):
        return column.map(lambda value: harmless(_printed(value))).astype("object")
    return column


def _printed(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def to_xlsx(sheets: Mapping[str, pd.DataFrame], about: About) -> bytes:
    """An Excel file: first a sheet on the export itself, then one for each table.

    Raises TooLarge.
    """
    import xlsxwriter  # only for a file: no page should wait for it

    for name, frame in sheets.items():
        if len(frame) > _MOST_ROWS:
            raise TooLarge(
                f"{name} has {len(frame):,} rows; an Excel sheet holds {_MOST_ROWS:,}. "
                "Narrow the filter, or take CSV or Parquet."
            )
    content = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        _write_about(book, about)
        for name, frame in sheets.items():
            _write_table(book, name, frame)
    return content.getvalue()


def _write_about(book: xlsxwriter.Workbook, about: About) -> None:
    sheet = book.add_worksheet("About")
    label, text = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for row, (name, value) in enumerate(about.lines()):
        sheet.write_string(row, 0, name, label)
        sheet.write_string(row, 1, value, text)


def _write_table(book: xlsxwriter.Workbook, name: str, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, column, bold)
        longest = max((len(str(value)) for value in frame[column].head(200)), default=0)
        width = max(longest, len(column))
        sheet.set_column(place, place, min(max(width + 1, _NARROWEST), _WIDEST))
        _write_column(book, sheet, place, frame[column])
    sheet.freeze_panes(1, 0)
    if len(frame.columns):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _write_column(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet, place: int, column: pd.Series
) -> None:
    form = "d mmm yyyy" if is_dated(column) and is_whole_days(column) else "d mmm yyyy hh:mm"
    day = book.add_format({"num_format": form})
    for row, value in enumerate(column, start=1):
        if pd.isna(value):
            continue
        if is_dated(column):
            sheet.write_datetime(row, place, value.to_pydatetime(), day)
        elif isinstance(value, str):
            sheet.write_string(row, place, printable(value)[:_MOST_LETTERS])
        elif pd.api.types.is_bool(value):
            sheet.write_boolean(row, place, bool(value))
        else:
            sheet.write_number(row, place, value)
