"""A chosen quote shows who else carried it, and a row there opens that article at the quote."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.serving import choose_row, settle, visit


def test_the_copy_of_a_quote_opens_in_the_reader(page: Page, sample: str) -> None:
    visit(page, f"{sample}/quotes?said=observers+cost+nothing")
    expect(page.get_by_text("1 quote", exact=True)).to_be_visible()
    choose_row(page, "quotes_table", 0)
    section = page.locator(".st-key-elsewhere")
    expect(section.get_by_text("The same quote elsewhere")).to_be_visible()
    expect(section.get_by_text("No other outlet of the collection told this story")).to_be_visible()
    settle(page)
    choose_row(page, "same", 0)
    page.wait_for_url("**/articles?**")
    settle(page)
    expect(page.get_by_text("A copy of “")).to_be_visible()
    expect(page.locator("mark.focus").first).to_be_in_viewport()
    expect(page.locator("mark.focus", has_text="Observers")).to_be_visible()

    # What the outlets changed in it stands there word by word.
    expect(page.get_by_text("Also carried by Tamarind Daily (1)")).to_be_visible()
    page.get_by_text("What the others changed").click()
    settle(page)
    choose_row(page, "carried", 0)
    changed = page.locator(".st-key-carried_also")
    expect(changed.locator("del").first).to_contain_text("Kyrgyzstan has turned down an offer")
    expect(changed.locator("ins").first).to_contain_text("Uzbekistan delivered twelve river gauges")
    expect(changed.get_by_text("words are in both.")).to_be_visible()
