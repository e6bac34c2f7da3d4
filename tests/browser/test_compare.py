"""Two outlets beside each other, by link, down to the sentences of both."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.serving import choose_row, visit

TWO = "first_outlet=Tamarind+Daily&second_outlet=Lanternhouse+Post"


def test_quote_left_out_opens_its_sentence_and_who_left_it_out(page: Page, sample: str) -> None:
    visit(page, f"{sample}/compare?{TWO}&aspect=quotes+left+out")
    expect(
        page.get_by_text("In Tamarind Daily, not in Lanternhouse Post: 5 quotes")
    ).to_be_visible()
    choose_row(page, "left_out_one", 0)
    passage = page.locator("[class*=st-key-evidence_of] .passage")
    expect(passage.locator("mark.quote").first).to_be_visible()
    expect(passage.locator(".cite")).to_contain_text("Tamarind Daily")
    without = page.locator(".st-key-elsewhere")
    expect(without.get_by_text("Not carried by")).to_be_visible()
    expect(without.locator(".st-key-without canvas").first).to_be_visible()


def test_mark_opens_the_sentences_of_both_sides(page: Page, sample: str) -> None:
    visit(page, f"{sample}/compare?{TWO}&aspect=actors+named")
    mark = page.locator('.st-key-named_beside path[aria-label$="(1 of 4)"]').first
    mark.click(force=True)
    for place in ("one", "other"):
        expect(page.locator(f".st-key-evidence_of_named_{place}")).to_be_visible()
    passages = page.locator(".st-key-evidence_of_named_one .passage")
    expect(passages.locator("mark.actor").first).to_be_visible()
    expect(passages.locator(".cite").first).to_contain_text("Tamarind Daily")
