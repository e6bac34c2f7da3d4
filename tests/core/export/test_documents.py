"""Reports in Word and as a web page, read back."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document
from lxml import html

from core.export.documents import to_docx
from core.export.webpages import to_html
from core.report import Report
from tests.core.export.made import ABOUT, HOSTILE, SAID
from tests.core.export.reports import full_report

SOURCES = [
    "[1] The Tern, undated: “<b>Boats</b>”",
    "[2] The Skerry, 4 Mar 2024: “Cod & ling”, https://x.example/1",
]
TITLE = "<i>Fish</i> & \ufffdchips"


@pytest.fixture(scope="module")
def word() -> Document:
    return docx.Document(BytesIO(to_docx(full_report())))


@pytest.fixture(scope="module")
def page():
    return html.document_fromstring(to_html(full_report()))


def test_word_has_everything_in_order(word):
    said = [paragraph.text for paragraph in word.paragraphs if paragraph.text]
    about = f"{SAID} Added 4 Mar 2026, 14:05."
    assert said == [
        TITLE,
        "![x](https://evil.example)",
        *("Strand, direct quote", "Note."),
        "“We will not fish,” she said. [1, paragraph 2]",
        *(about, "Who is named?", about, "Quotes"),
        "The first 12 of 500 rows.",
        *(about, "Sources", *SOURCES),
    ]


def test_table_in_word_has_a_source_for_each_row(word):
    (table,) = word.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["Words", "n", "Source"]
    assert cells[1] == [HOSTILE[0], "1", "[2]"]
    assert cells[2] == [HOSTILE[1], "1", "[1]"]


def test_picture_in_word_says_itself_in_words(word):
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "Bar chart: Norway 1."


def test_web_page_says_the_same(page):
    text = page.text_content()
    for said in (TITLE, "“We will not fish,” she said. [1, paragraph 2]", SAID, *SOURCES):
        assert said in text
    assert [row.text_content() for row in page.xpath("//thead//th")] == ["Words", "n", "Source"]


def test_web_page_asks_for_nothing_and_holds_no_foreign_markup(page):
    (picture,) = page.xpath("//img")
    assert picture.get("src").startswith("data:image/svg+xml;base64,")
    assert picture.get("alt") == "Bar chart: Norway 1."
    assert page.xpath("//script | //iframe | //link | //i | //b | //@onerror") == []
    assert {link[0] for link in page.xpath("//a/@href")} == {"#"}
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")


def test_every_citation_leads_to_its_source(page):
    targets = {f"#{target}" for target in page.xpath("//@id")}
    assert set(page.xpath("//a/@href")) == targets


@pytest.mark.parametrize("write", [to_docx, to_html])
def test_an_empty_report_is_a_title(write):
    assert b"Sources" not in write(Report((), ABOUT.made))
