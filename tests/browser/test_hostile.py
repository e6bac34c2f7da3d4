"""Article text stays text: nothing in it runs, loads, links or changes its looks, on any page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.hostile import MARKUP, PAYLOADS
from tests.browser.serving import arrive, choose_edge, choose_row, pick, settle, visit
from tests.browser.test_links import PAGES


@pytest.fixture
def outside(page: Page, hostile: str) -> list[str]:
    """The URLs of other hosts that the browser asks for while the test runs."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((hostile, hostile.replace("http", "ws"), "data:", "blob:")):
            asked.append(request.url)

    page.on("request", note)
    return asked


def assert_harmless(page: Page, outside: list[str]) -> None:
    assert outside == []
    assert page.evaluate("window.__pwned") is None
    foreign = "iframe[src*=evil], img[src*=evil], a[href*=evil], a[href^=javascript]"
    expect(page.locator(foreign)).to_have_count(0)


def test_no_page_is_fooled(page: Page, hostile: str, outside: list[str]) -> None:
    for path, title in [*PAGES, ("relations?view=network", "Relations")]:
        visit(page, f"{hostile}/{path}")
        arrive(page, title)
        for expander in page.get_by_text("The same as a table").filter(visible=True).all():
            expander.click()
        settle(page)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        assert_harmless(page, outside)


def test_names_are_harmless_where_they_are_chosen(
    page: Page, hostile: str, outside: list[str]
) -> None:
    visit(page, hostile)
    for label in ("Outlets", "Actors", "Sides"):
        pick(page.get_by_role("combobox", name=label), re.compile(""))
    expect(page.get_by_text(f"in Outlet {MARKUP}, only ")).to_be_visible()
    assert_harmless(page, outside)


def test_the_report_is_harmless_and_shows_every_character(
    page: Page, hostile: str, outside: list[str]
) -> None:
    visit(page, f"{hostile}/quotes")
    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="Add to report").click()
    expect(page.get_by_text("Added to the report.")).to_be_visible()
    page.keyboard.press("Escape")
    choose_row(page, "quotes_table", 0)
    page.locator(".passage").get_by_role("button", name="Add to report").click()
    expect(page.get_by_text("Added to the report.").last).to_be_visible()
    settle(page)
    visit(page, f"{hostile}/report")
    expect(page.locator(".st-key-item_1")).to_contain_text(MARKUP)
    assert_harmless(page, outside)


def test_reader_shows_every_character(page: Page, hostile: str, outside: list[str]) -> None:
    visit(page, f"{hostile}/quotes")
    choose_row(page, "quotes_table", 0)
    words = page.locator("[class*=st-key-evidence_of] .words")
    expect(words).to_contain_text(MARKUP)
    page.get_by_role("link", name="Read in the article").click()
    arrive(page, MARKUP)
    text = page.locator(".passage .words").text_content() or ""
    assert PAYLOADS[-1] in text
    assert f"{PAYLOADS[-2]}: {MARKUP},” {PAYLOADS[-1]} said 😀 at noon." in text
    marked = page.locator("mark.quote").all_text_contents()
    assert "".join(marked) == f"{PAYLOADS[-2]}: {MARKUP},"
    assert_harmless(page, outside)


def test_clicks_in_charts_are_harmless(page: Page, hostile: str, outside: list[str]) -> None:
    for path, key, mark in (("actors", "mentions", "bar"), ("relations", "matrix", "rect mark")):
        visit(page, f"{hostile}/{path}")
        first = page.locator(f'.st-key-{key} path[aria-roledescription="{mark}"]').first
        first.hover(force=True)
        assert_harmless(page, outside)
        first.click(force=True)  # on the page of actors it opens the card of one
        expect(page.locator("[class*=st-key-evidence_of] .passage").first).to_be_visible()
        assert_harmless(page, outside)


def test_clicks_in_a_network_are_harmless(page: Page, hostile: str, outside: list[str]) -> None:
    visit(page, f"{hostile}/relations?view=network")
    choose_edge(page, "network")  # the pointer stays on it, with its tooltip
    expect(page.locator("[class*=st-key-evidence_of] .passage").first).to_be_visible()
    assert_harmless(page, outside)
