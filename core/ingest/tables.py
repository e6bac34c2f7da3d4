"""Tables with an article a row: CSV, TSV, and the sheets of spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path

import openpyxl

from core.ingest import credits
from core.ingest.credits import FIELDS, stated
from core.ingest.incoming import Incoming
from core.ingest.refusal import Refused, malformed
from core.ingest.unpacking import read_parts
from core.ingest.walk import Walk
from core.model import Outcome

KIND = "spreadsheet"
DELIMITERS = ("\t", ",", ";", "|")
MOST_CELL_CHARACTERS = 10_000_000
MOST_COLUMNS = 500

_TOO_LONG = Refused("line-too-long", "This row has a cell longer than 10 million characters.")

type Row = list[str]


def looks_like_table(text: str, name: str) -> bool:
    """Whether a text is a table: by its name, or by a first line of headings we know."""
    if name.lower().endswith((".csv", ".tsv", ".tab")):
        return bool(text.strip())
    headings = _first_row(text)
    return len(headings) > 1 and "text" in _fields(headings, {}) and len(text.splitlines()) > 1


def read_table(text: str, name: str, columns: Mapping[str, str]) -> Iterator[Incoming | Outcome]:
    """An article, or what became of it, for each row. `columns` is field -> heading."""
    previous = csv.field_size_limit(MOST_CELL_CHARACTERS)
    try:
        yield from _read_rows(_rows(text), name, columns)
    finally:
        csv.field_size_limit(previous)


def read_sheets(
    content: bytes, name: str, columns: Mapping[str, str], walk: Walk
) -> Iterator[Incoming | Outcome]:
    """The same for every sheet of a spreadsheet that has rows. Raises Refused."""
    read_parts(content, walk, KIND)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = [(sheet.title, sheet) for sheet in book.worksheets]
    except Exception as error:
        # A part that is missing or of the wrong kind shows itself in many ways.
        raise malformed(KIND) from error
    is_single = len(sheets) == 1
    found = False
    for title, sheet in sheets:
        rows = ([_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
        for each in _read_rows(rows, name if is_single else f"{name}, {title},", columns):
            found = True
            yield each
    if not found:
        raise Refused("empty", "There are no rows in this spreadsheet.")


def _read_rows(
    rows: Iterable[Row], name: str, columns: Mapping[str, str]
) -> Iterator[Incoming | Outcome]:
    """Rows count from 1, the headings among them, as spreadsheets show them."""
    numbered = enumerate(_survived(rows), start=1)
    filled = (
        (number, row)
        for number, row in numbered
        if row is None or any(cell.strip() for cell in row)
    )
    _, headings = next(filled, (0, None))
    if not headings:
        return
    fields = _fields(headings, columns)
    if "text" not in fields:
        shown = ", ".join(heading.strip()[:40] for heading in headings[:20] if heading.strip())
        sentence = f"No column holds the articles' text. Say which of these does: {shown}."
        raise Refused("no-text-column", sentence)
    is_empty = True
    for number, row in filled:
        is_empty = False
        label = f"{name} row {number}"
        yield _article(row, fields, label) if row is not None else _TOO_LONG.outcome(label)
    if is_empty:
        raise Refused("empty", "There are headings and no rows in this table.")


def _article(row: Row, fields: Mapping[str, int], label: str) -> Incoming | Outcome:
    values = {field: row[place] for field, place in fields.items() if place < len(row)}
    text = values.get("text", "")
    if not text.strip():
        return Refused("empty", "There is no text in this row.").outcome(label)
    credited = stated("column", **{key: values.get(key) for key in FIELDS})
    return Incoming(label, credits.article(text, credited), credits.doubts(credited))


def _survived(rows: Iterable[Row]) -> Iterator[Row | None]:
    """The rows; None for one with a cell beyond the limit. Those after it are read."""
    iterator = iter(rows)
    while True:
        try:
            yield next(iterator)
        except StopIteration:
            return
        except csv.Error:
            yield None
        except Exception as error:
            raise malformed(KIND) from error


def _rows(text: str) -> Iterator[Row]:
    return csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))


def _first_row(text: str) -> Row:
    line = text.lstrip("\n")[:20_000].partition("\n")[0]
    try:
        return next(csv.reader([line], delimiter=_delimiter(text)), [])
    except csv.Error:
        return []


def _delimiter(text: str) -> str:
    line = text.lstrip("\n")[:20_000].partition("\n")[0]
    return max(DELIMITERS, key=line.count)


def _fields(headings: Row, columns: Mapping[str, str]) -> dict[str, int]:
    """field -> column. What the analyst says goes before what the headings say."""
    places: dict[str, int] = {}
    for place, heading in islice(enumerate(headings), MOST_COLUMNS):
        places.setdefault(_plain(heading), place)
    wanted = {field: _plain(name) for field, name in columns.items()}
    told = {field: places[name] for field, name in wanted.items() if name in places}
    known = {
        field: place
        for field, names in _headings().items()
        for place in [next((places[name] for name in names if name in places), None)]
        if place is not None
    }
    return known | told


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").replace("\ufeff", "").lower().split())


def _cell(value: object) -> str:
    return "" if value is None else str(value)


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    """field -> the headings it is known under, the surest first."""
    with (Path(__file__).parent / "columns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["field"]: tuple(_plain(name) for name in row["headings"].split("|")) for row in rows
    }
