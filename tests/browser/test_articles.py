"""Articles come in, are counted, and go again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.serving import all_read, arrive, choose_row, visit

ARTICLE = (
    b"Talks on the canal open in Oslo\n\n"
    b'Norway and Iceland opened talks on Monday. "We want a canal by May," Norwegian Transport '
    b"Minister Liv Strandvik told reporters. Iceland rejected a plan of Sweden for a bridge.\n"
)
FILES = [
    {"name": "talks.txt", "mimeType": "text/plain", "buffer": ARTICLE},
    {"name": "again.txt", "mimeType": "text/plain", "buffer": ARTICLE},
    {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(9000)},
]


def figure(page: Page, label: str) -> str:
    return page.get_by_test_id("stMetric").filter(has_text=label).inner_text().split()[-1]


def test_uploads_are_read_while_the_analyst_looks_elsewhere(page: Page, empty: str) -> None:
    visit(page, f"{empty}/articles")
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(FILES)
    expect(page.locator(".st-key-outcomes")).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Events").click()
    arrive(page, "Events")
    page.get_by_test_id("stTopNavLink").filter(has_text="Articles").click()
    # The cells of a table are drawn, not written; its accessible twin has their words.
    outcomes = page.locator(".st-key-outcomes canvas")
    for outcome in ("ingested", "duplicate", "rejected"):
        expect(outcomes.get_by_text(outcome)).to_be_attached()
    expect(page.locator(".st-key-library")).to_be_visible()
    all_read(page)
    choose_row(page, "outcomes", 2)  # the newest stand first, so this is talks.txt
    page.locator(".st-key-read_outcome button:enabled").filter(visible=True).click()
    arrive(page, "Talks on the canal open in Oslo")
    page.get_by_role("button", name="All articles").click()
    arrive(page, "Articles")
    page.get_by_test_id("stTopNavLink").filter(has_text="Overview").click()
    arrive(page, "Overview")
    assert figure(page, "Articles") == "1"
    assert int(figure(page, "Quotes")) >= 1
    assert int(figure(page, "Actors")) >= 4


def test_pasted_text_is_read_and_can_be_opened_and_deleted(page: Page, empty: str) -> None:
    visit(page, f"{empty}/articles")
    page.get_by_role("tab", name="Pasted text").click()
    page.get_by_label("The article's text").fill(ARTICLE.decode())
    page.get_by_label("Outlet", exact=True).fill("The Skerry")
    page.get_by_role("button", name="Read this text").click()
    expect(page.locator(".st-key-library")).to_be_visible()
    all_read(page)
    choose_row(page, "library", 0)
    page.locator(".st-key-read button:enabled").filter(visible=True).click()
    arrive(page, "Talks on the canal open in Oslo")
    expect(page.get_by_text("The Skerry · undated")).to_be_visible()
    page.get_by_role("button", name="All articles").click()
    arrive(page, "Articles")
    choose_row(page, "library", 0)
    page.get_by_role("button", name="Delete…").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("The collection is empty.")).to_be_visible()
