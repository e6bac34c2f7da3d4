"""A watchlist and a view are kept, shared by link, and say what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from core.bench.serving import served
from core.store import open_store, write_to
from core.store.writing import save
from tests.browser.serving import arrive, pick, settle, visit
from tests.core.store.queries.conftest import BOATS, FARMS
from tests.records import parsed_article


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "kept.db"
    add(file, BOATS, "Boats", "The Skerry")
    return file


@pytest.fixture
def kept(database: Path) -> Iterator[str]:
    with served(database) as url:
        yield url


def add(file: Path, text: str, title: str, outlet: str) -> None:
    engine = open_store(f"sqlite:///{file}")
    with write_to(engine) as connection:
        save(connection, title, parsed_article(text, title=title, outlet=outlet))
    engine.dispose()


def test_a_watchlist_filters_and_its_link_works_for_others(
    page: Page, kept: str, browser: Browser
) -> None:
    visit(page, f"{kept}/saved")
    page.get_by_text("New watchlist").click()
    page.get_by_role("textbox", name="Name").fill("North")
    pick(page.get_by_role("combobox", name="Actors"), "Norway")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("Nothing new since")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Open", exact=True).click()
    arrive(page, "Overview")
    expect(page.get_by_text("on the watchlist North")).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Events").click()
    arrive(page, "Events")
    expect(page.get_by_text("on the watchlist North")).to_be_visible()
    assert "watchlists=North" in page.url
    colleague = browser.new_context().new_page()
    visit(colleague, page.url)
    expect(colleague.get_by_text("on the watchlist North")).to_be_visible()
    visit(colleague, f"{kept}/saved?watchlist=North")
    arrive(colleague, "Overview")
    expect(colleague.get_by_text("on the watchlist North")).to_be_visible()
    colleague.context.close()


def test_a_view_says_what_is_new_and_shows_it(page: Page, kept: str, database: Path) -> None:
    visit(page, f"{kept}/quotes?quote=direct")
    page.get_by_role("button", name="Save view").click()
    page.get_by_role("textbox", name="Name").fill("Direct quotes")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    add(database, FARMS, "Farms", "Fjord Post")
    visit(page, kept)
    news = page.locator(".st-key-news")
    expect(news).to_contain_text("Direct quotes: 1 article, 2 quotes, 1 event")
    news.get_by_role("button", name="Show").click()
    arrive(page, "Quotes")
    expect(page.get_by_text("Showing added after")).to_be_visible()
    expect(page.get_by_text("1 quote", exact=True)).to_be_visible()
    assert "quote=direct" in page.url
    assert "added=" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_text("1 quote", exact=True)).to_be_visible()
    visit(page, f"{kept}/saved")
    expect(page.get_by_text("Nothing new since")).to_be_visible()
