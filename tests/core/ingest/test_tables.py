"""Tables: which column holds what, and a row that cannot be read."""

from __future__ import annotations

import pytest

from core.ingest import Incoming, Supplied, read_articles
from core.model import Outcome
from tests.core.ingest.making import letters, office
from tests.core.ingest.making.texts import stories
from tests.core.ingest.reading import articles, outcomes, read_all

TEXT = "Norway said on Monday that the quota was too high and that it would not agree to it."


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_columns_are_known_by_their_headings(delimiter):
    found = articles("a.csv", letters.table(stories(3), delimiter=delimiter).encode())
    assert [article.text for article in found] == [one.text for one in stories(3)]
    assert {article.outlet for article in found} == {"The Skerry"}


@pytest.mark.parametrize("heading", ["Body", "full_text", "ARTICLE  TEXT", "content"])
def test_headings_are_known_however_they_are_written(heading):
    [article] = articles("a.csv", f"id,{heading}\n1,{TEXT}\n".encode())
    assert article.text == TEXT


@pytest.mark.parametrize("content", [
    f"nr;was\n1;{TEXT}\n".encode(), office.xlsx([["nr", "was"], ["1", TEXT]])
], ids=["csv", "xlsx"])  # fmt: skip
def test_the_analyst_may_say_which_column_it_is(content):
    [refused] = read_all("a.csv", content)
    assert isinstance(refused, Outcome)
    assert refused.reason == (
        "no-text-column: No column holds the articles' text. Say which of these does: nr, was."
    )
    [found] = read_articles("a.csv", content, supplied=Supplied(columns={"text": "Was"}))
    assert isinstance(found, Incoming)
    assert found.article.text == TEXT


def test_rows_are_numbered_as_spreadsheets_number_them():
    content = f'text,title\n"{TEXT}\n\nAnd a second line.",One\n,Two\n\n{TEXT} Bye.,Three\n'
    assert outcomes("a.csv", content.encode()) == [
        ("a.csv row 2", "read"),
        ("a.csv row 3", "empty"),
        ("a.csv row 5", "read"),
    ]


def test_a_giant_cell_does_not_lose_the_rows_around_it():
    content = f"text,title\n{TEXT},One\n{'x' * 11_000_000},Two\n{TEXT} Bye.,Three\n"
    codes = [code for _, code in outcomes("a.csv", content.encode())]
    assert codes == ["read", "line-too-long", "read"]


def test_numbers_and_dates_of_a_sheet_are_read():
    rows = [["text", "title", "published"], [TEXT, "7", "2024-03-04"]]
    [article] = articles("a.xlsx", office.xlsx(rows))
    assert article.title == "7"
    assert article.published
    assert article.published.day.isoformat() == "2024-03-04"


@pytest.mark.parametrize("content", [b"text,title\n", office.xlsx([["text", "title"]])])
def test_headings_without_rows_are_no_articles(content):
    [(_, code)] = outcomes("a.csv", content)
    assert code == "empty"


def test_a_text_with_commas_is_no_table():
    text = "Norway, Iceland and Spain met.\n\nThe text, the content and the body were signed."
    [article] = articles("a.txt", text.encode())
    assert article.text == text
