"""An archive of good and bad files: progress, the receipt, a date mended, one tried again."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from playwright.sync_api import Page, expect

from tests.browser.serving import all_read, arrive, choose_row, visit
from tests.core.ingest.making.texts import varied

# Enough to read that a page that looks once a second sees it happen, on the fastest machine.
GOOD, PARAGRAPHS = 20, 12
MEMBERS = GOOD + 2

# Progress goes by: what is shown of it is written down as it appears.
RECORD = """() => {
    window.shown = [];
    const look = () => {
        const bar = document.querySelector("[data-testid=stProgress]");
        const found = /[\\d,]+ of [\\d,]+ read/.exec(bar?.textContent ?? "");
        if (found && window.shown.at(-1) !== found[0]) window.shown.push(found[0]);
    };
    new MutationObserver(look).observe(
        document.body, {subtree: true, childList: true, characterData: true}
    );
}"""


def archive() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        members.writestr("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(900))
        members.writestr("broken.pdf", b"%PDF-1.7 and no more")
        for number in range(GOOD):
            story = varied(number, paragraphs=PARAGRAPHS)
            members.writestr(f"{number}.txt", f"Canal talks, round {number}\n\n{story.text}\n")
    return file.getvalue()


def test_an_archive_its_receipt_a_date_and_another_try(page: Page, empty: str) -> None:
    visit(page, f"{empty}/articles")
    page.evaluate(RECORD)
    upload = {"name": "news.zip", "mimeType": "application/zip", "buffer": archive()}
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(upload)

    # First the model is awaited, then members are counted; at the end the list can be cleared.
    outcomes = page.locator(".st-key-outcomes canvas")
    for name in ("news.zip/photo.png", "news.zip/broken.pdf"):
        expect(outcomes.get_by_text(name)).to_be_attached(timeout=60_000)
    all_read(page)
    shown = page.evaluate("window.shown")
    assert f"of {MEMBERS} read" in " ".join(shown)

    # The receipt names every member, with its reason.
    with page.expect_download() as download:
        page.get_by_role("button", name="Receipt").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + MEMBERS
    assert sum(",ingested," in line for line in lines) == GOOD
    [broken] = [line for line in lines if "broken.pdf" in line]
    assert "failed,malformed: This PDF file is damaged and cannot be read." in broken

    # The one that failed is tried again; what came in before is not read twice.
    choose_row(page, "outcomes", 1)
    page.get_by_role("button", name="Try again").and_(page.locator(":enabled")).click()
    expect(outcomes.get_by_text("duplicate").first).to_be_attached(timeout=60_000)
    all_read(page)

    # A missing date is mended, and stands in the reader as the analyst's.
    choose_row(page, "library", 0)
    page.get_by_role("button", name="Correct…").and_(page.locator(":enabled")).click()
    page.get_by_label("Outlet of this article").fill("The Skerry")
    day = page.get_by_role("group", name="Date of this article")
    for part, value in (("year", "2024"), ("month", "03"), ("day", "04")):
        day.locator(f"[data-type={part}]").click()
        page.keyboard.type(value)
    page.get_by_role("button", name="Correct", exact=True).click()
    library = page.locator(".st-key-library canvas")
    expect(library.get_by_text("The Skerry").first).to_be_attached(timeout=60_000)
    page.keyboard.press("Escape")
    all_read(page)
    choose_row(page, "library", 0)
    page.locator(".st-key-read button:enabled").filter(visible=True).click()
    arrive(page, re.compile(r"Canal talks, round \d+"))
    expect(page.get_by_text("The Skerry · 4 Mar 2024")).to_be_visible()
    expect(page.get_by_text("outlet, published: analyst")).to_be_visible()
