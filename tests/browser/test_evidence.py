"""What is clicked opens its sentences, and they open the article at their place."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.serving import arrive, choose_edge, choose_row, visit


def test_matrix_cell_shows_the_sentences_that_name_both(page: Page, sample: str) -> None:
    visit(page, f"{sample}/relations")
    cell = page.locator('.st-key-matrix path[aria-label*="→"]').first
    label = cell.get_attribute("aria-label") or ""
    source, target, times = re.split(" → |: ", label)
    cell.click(force=True)  # at its middle, where its figure stands
    passages = page.locator("[class*=st-key-evidence_of] .passage")
    expect(passages).to_have_count(int(times))
    first = passages.first
    expect(first.locator("mark.actor")).not_to_have_count(0)
    expect(first.locator(".cite")).to_have_text(re.compile(r".+, \d{1,2} [A-Z][a-z]{2} 2026 · .+"))
    expect(first.locator(".words")).to_contain_text(
        re.compile(f"{source}.*{target}|{target}.*{source}")
    )


def test_edge_shows_the_sentences_that_the_cell_of_its_pair_counts(page: Page, sample: str) -> None:
    visit(page, f"{sample}/relations?view=network&basis=acts+upon&level=side")
    choose_edge(page, "network")
    passages = page.locator("[class*=st-key-evidence_of] .passage")
    expect(passages.first.locator("mark.event").first).to_be_visible()
    about = page.get_by_text(re.compile(r".+ towards .+: \d+ passage")).text_content() or ""
    source, target, times = re.split(" towards |: | passage", about)[:3]
    expect(passages).to_have_count(int(times))
    page.get_by_role("radio", name="matrix").click()
    cell = page.locator(f'.st-key-matrix path[aria-label^="{source} → {target}: "]').first
    expect(cell).to_have_attribute("aria-label", re.compile(rf", {times}$"))
    assert "view=network" not in page.url


def test_node_shows_its_relations_and_a_row_of_them_its_sentences(page: Page, sample: str) -> None:
    visit(page, f"{sample}/relations?view=network&basis=acts+upon&level=side")
    page.locator(".st-key-network svg[width] text", has_text="Kazakhstan").click(force=True)
    expect(page.locator(".st-key-strongest")).to_contain_text("Kazakhstan")
    choose_row(page, "strongest_table", 0)
    expect(page.locator("[class*=st-key-evidence_of] .passage mark.event").first).to_be_visible()


def test_order_of_the_matrix_can_be_switched(page: Page, sample: str) -> None:
    visit(page, f"{sample}/relations?level=side&order=name")
    # The labels of both axes, which have the same names.
    labels = page.locator(".st-key-matrix .role-axis-label text").filter(has_text=re.compile(r"\S"))
    by_name = labels.all_text_contents()
    assert by_name == sorted(set(by_name)) * 2 != []
    page.get_by_role("radio", name="cluster").click()
    expect(labels.first).not_to_have_text(by_name[0])
    assert sorted(labels.all_text_contents()) == sorted(by_name)
    assert "order=cluster" in page.url


def test_figure_and_row_of_a_table_twin_lead_to_what_they_count(page: Page, sample: str) -> None:
    visit(page, f"{sample}/?outlets=Tamarind+Daily")
    page.get_by_text("The same as a table").first.click()
    choose_row(page, "coverage_table", 0)
    expect(page.locator(".st-key-evidence_of_step")).to_be_visible()
    page.locator(".st-key-figures").get_by_role("button", name="Actors").click()
    arrive(page, "Actors")
    assert "outlets=Tamarind" in page.url


def test_mark_of_a_month_narrows_the_sentences_to_it(page: Page, sample: str) -> None:
    visit(page, f"{sample}/relations?basis=acts+upon&level=side")
    page.locator('.st-key-matrix path[aria-label^="Kazakhstan → Kyrgyzstan: "]').click(force=True)
    passages = page.locator("[class*=st-key-evidence_of] .passage")
    august = passages.locator(".cite").filter(has_text="Aug 2026")
    expect(august.first).to_be_visible()
    page.locator('.st-key-trend path[aria-label*="Oct 2026"]').first.click(force=True)
    expect(august).to_have_count(0)
    expect(passages.locator(".cite").first).to_contain_text("Oct 2026")


def test_quote_row_shows_its_sentence_and_opens_the_article(page: Page, sample: str) -> None:
    visit(page, f"{sample}/quotes?said=bucket")
    expect(page.get_by_text("1 quote", exact=True)).to_be_visible()
    choose_row(page, "quotes_table", 0)
    passage = page.locator("[class*=st-key-evidence_of] .passage")
    expect(passage.locator("mark.quote", has_text="bucket").first).to_be_visible()
    passage.get_by_role("link", name="Read in the article").click()
    arrive(page, "Sample: Kyrgyz and Kazakh ministers open talks on a shared river")
    focus = page.locator("mark.focus").first
    expect(focus).to_be_in_viewport()
    expect(page.locator(".words")).to_contain_text("We did not come here to count every bucket")


def test_bar_opens_the_card_of_its_actor(page: Page, sample: str) -> None:
    visit(page, f"{sample}/actors")
    bar = page.locator('.st-key-mentions path[aria-roledescription="bar"]').first
    bar.click(force=True)
    page.wait_for_url("**/actors?actor=**")
    arrive(page, "Norway")
    expect(page.locator("[class*=st-key-evidence_of] .passage mark.actor").first).to_be_visible()


def test_link_opens_a_card_and_a_bar_of_it_the_events(page: Page, sample: str) -> None:
    visit(page, f"{sample}/actors?actor=state:KAZ&part=events")
    arrive(page, "Kazakhstan")
    page.locator('.st-key-deeds_does path[aria-label^="THREATEN"]').click(force=True)
    passage = page.locator(".st-key-evidence_of_deeds_does .passage")
    expect(passage.locator("mark.event")).to_contain_text("threatened")
    passage.get_by_role("link", name="Read in the article").click()
    expect(page.locator("mark.focus").first).to_be_in_viewport()


def test_event_mark_shows_its_sentence(page: Page, sample: str) -> None:
    visit(page, f"{sample}/events")
    page.locator('.st-key-lanes path[aria-roledescription="point"]').first.click(force=True)
    expect(page.locator("[class*=st-key-evidence_of] .passage mark.event").first).to_be_visible()


def test_choosing_a_mark_in_the_reader_says_what_it_was_read_as(page: Page, sample: str) -> None:
    visit(page, f"{sample}/quotes?said=bucket")
    choose_row(page, "quotes_table", 0)
    page.get_by_role("link", name="Read in the article").click()
    mark = page.get_by_role("button", name="Toktorov").first
    mark.click()
    expect(page.locator(".detail")).to_contain_text("Aibek Toktorov · person")
