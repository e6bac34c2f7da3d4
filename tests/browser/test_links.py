"""A link opens its page, with its filter, on a server nobody has used yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import dashboard
from core.bench.serving import served
from tests.browser.serving import arrive, pick, settle, visit

PAGES = [(path, title) for path, title, _ in dashboard.PAGES]


# The three ways a page begins: with figures, with a chart in the way of its table, with a form.
# How all pages look on a server in use is tested with what articles must not do on them.
@pytest.mark.parametrize(
    ("path", "title"), [("", "Overview"), ("relations", "Relations"), ("articles", "Articles")]
)
def test_deep_link_on_a_cold_server(
    page: Page, sample_collection: Path, path: str, title: str
) -> None:
    with served(sample_collection) as url:
        visit(page, f"{url}/{path}")
        arrive(page, title)
        expect(page.get_by_text("Showing the whole collection.")).to_be_visible()
        expect(page.locator(".st-key-samples")).to_contain_text("articles are invented")
        expect(page.get_by_test_id("stException")).to_have_count(0)


def test_filter_survives_reload_through_the_url(page: Page, sample: str) -> None:
    visit(page, f"{sample}/quotes")
    pick(page.get_by_role("combobox", name="Outlets"), "Quayline Wire")
    expect(page.get_by_text("Showing in Quayline Wire.")).to_be_visible()
    assert "outlets=Quayline+Wire" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_text("Showing in Quayline Wire.")).to_be_visible()


def test_filter_goes_along_to_another_page(page: Page, sample: str) -> None:
    visit(page, f"{sample}/actors?kinds=state")
    expect(page.get_by_text("only actors that are a state")).to_be_visible()
    page.get_by_test_id("stTopNavLink").filter(has_text="Quotes").click()
    arrive(page, "Quotes")
    expect(page.get_by_text("only actors that are a state")).to_be_visible()
    assert "kinds=state" in page.url


def test_clearing_the_filters_empties_the_url(page: Page, sample: str) -> None:
    visit(page, f"{sample}/actors?kinds=state&copies=true")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_text("Showing the whole collection.")).to_be_visible()
    settle(page)
    assert "kinds" not in page.url


def test_a_card_leads_to_the_quotes_of_its_actor_under_the_same_filter(
    page: Page, sample: str
) -> None:
    visit(page, f"{sample}/actors?actor=state:NOR&outlets=Quayline+Wire")
    page.locator(".st-key-actor_actions").get_by_role("button", name="Quotes").click()
    arrive(page, "Quotes")
    expect(page.get_by_text("in Quayline Wire, only Norway")).to_be_visible()
    assert "actors=Norway" in page.url
