"""From a filtered table of quotes to cited passages in a Word document."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from shutil import copyfile

import docx
from playwright.sync_api import Page, expect

from core.bench.serving import served
from tests.browser.serving import arrive, choose_row, settle, visit

FILTER = "in Quayline Wire"


def test_two_quotes_from_the_table_to_word(
    page: Page, sample_collection: Path, tmp_path: Path
) -> None:
    collection = tmp_path / "sample.db"
    copyfile(sample_collection, collection)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with served(collection) as url:
        visit(page, f"{url}/quotes?outlets=Quayline+Wire")
        passage = page.locator("[class*=st-key-evidence_of] .passage")
        words = []
        for row in (0, 3):
            choose_row(page, "quotes_table", row)
            if words:
                expect(passage.locator(".words")).not_to_have_text(words[0])
            expect(passage).to_have_count(1)
            words.append(passage.locator(".words").inner_text())
            passage.get_by_role("button", name="Add to report").click()
            expect(page.get_by_text("Added to the report.").last).to_be_visible()
            settle(page)

        # The clipboard has the sentence and where it stands.
        passage.get_by_role("button", name="Copy with source").click()
        expect(passage.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{words[1]}\n— ")
        assert "Quayline Wire, " in copied

        # The format chosen a moment before is the file's, and the table says the filter.
        page.get_by_role("button", name="Export").click()
        for form in ("Excel", "CSV"):
            page.get_by_role("radio", name=form, exact=True).click()
            with page.expect_download() as download:
                page.get_by_role("button", name="Download", exact=True).click()
            assert download.value.suggested_filename.endswith({"Excel": "xlsx", "CSV": "csv"}[form])
        content = download.value.path().read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(StringIO(content, newline="")))
        assert rows
        assert all(FILTER in row["selection"] for row in rows)

        # The report has both, and so has the document.
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Report").click()
        arrive(page, "Report")
        page.get_by_label("Title").fill("Wire reports")
        page.get_by_label("Title").press("Enter")
        settle(page)
        page.get_by_role("link", name="Quotes").click()
        arrive(page, "Quotes")
        expect(page.get_by_text(f"Showing {FILTER}.")).to_be_visible()
        page.get_by_role("link", name="Report").click()
        arrive(page, "Report")
        page.locator(".st-key-item_1").get_by_role("button", name="Up").click()
        expect(page.locator(".st-key-item_0")).to_contain_text(words[1])
        with page.expect_download() as download:
            page.get_by_role("button", name="Word").click()
        document = docx.Document(str(download.value.path()))

    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "Wire reports"
    quoted = [text for text in said if text.startswith(tuple(words))]
    assert [text.rpartition(" [")[0] for text in quoted] == [words[1], words[0]]
    assert sum(FILTER in text for text in said) == 2
    assert any(text.startswith("[1] ") and "Quayline Wire, " in text for text in said)
