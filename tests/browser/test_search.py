"""A phrase is searched, and a hit opened at its place in the article, with the words marked."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.serving import arrive, settle, visit


def test_from_a_phrase_to_its_place_in_the_article(page: Page, sample: str) -> None:
    visit(page, f"{sample}/search")
    box = page.get_by_role("searchbox", name="Search for")
    box.fill('"Talas river"')
    box.press("Enter")
    expect(page.get_by_text("Looking for “Talas river”.")).to_be_visible()
    settle(page)
    assert "q=%22Talas+river%22" in page.url
    found = page.locator(".st-key-found_articles .passage").first
    expect(found.locator("mark.hit").first).to_have_text("Talas river")
    found.get_by_role("link", name="Read in the article").click()
    settle(page)
    expect(page.get_by_text("Looking for “Talas river”. Marked")).to_be_visible()
    expect(page.locator(".words mark.hit").first).to_be_in_viewport()
    assert "find=%22Talas+river%22" in page.url


def test_a_bar_of_a_search_narrows_its_list(page: Page, sample: str) -> None:
    visit(page, f"{sample}/search?q=water")
    cites = page.locator(".st-key-found_articles .cite")
    expect(cites.filter(has_text="Quayline Wire").first).to_be_visible()
    page.locator('.st-key-found_by_outlet path[aria-label^="Tamarind"]').click(force=True)
    expect(page.get_by_text("Only the articles of what is chosen above")).to_be_visible()
    expect(cites.filter(has_text="Quayline Wire")).to_have_count(0)
    expect(cites.filter(has_text="Tamarind Daily").first).to_be_visible()


def test_a_filter_is_lifted_where_it_is_said(page: Page, sample: str) -> None:
    visit(page, f"{sample}/actors?kinds=state&period=last+7+days&outlets=No+such")
    expect(page.get_by_text("there is no “No such” here")).to_be_visible()
    page.locator(".st-key-lift").get_by_role("button", name="Dates").click()
    expect(page.get_by_text("Showing only actors that are a state.")).to_be_visible()
    settle(page)
    assert "period" not in page.url
    page.get_by_test_id("stTopNavLink").filter(has_text="Quotes").click()
    arrive(page, "Quotes")
    assert "kinds=state" in page.url
