"""Questions of an analyst who reads: each from the Overview, each within a number of clicks."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.serving import arrive, settle
from tests.browser.stories.analyst import Analyst, passages


def test_who_speaks_about_whom(page: Page, sample: str) -> None:
    """“What does Iceland's minister say of Norway, and in what surroundings?”

    Budget 4: the page, the relation, the cell, the link into the article. Each is a choice only the
    analyst can make.
    """
    analyst = Analyst(page, sample)
    analyst.turn_to("Relations")
    analyst.option("speaks about")
    analyst.strike(page.locator('.st-key-matrix path[aria-label^="Sólveig Hranndal → Norway"]'))
    words = passages(page).first.locator(".words")
    expect(words).to_contain_text("Norway")
    sentence = words.inner_text()
    analyst.click(page.get_by_role("link", name="Read in the article").first)
    arrive(page, re.compile("^Sample: "))
    focus = page.locator("mark.focus")
    expect(focus.first).to_be_in_viewport()
    said = "".join(focus.all_inner_texts())
    assert said in sentence or sentence in said
    analyst.within(4)


def test_what_one_outlet_left_out(page: Page, sample: str) -> None:
    """“Tamarind Daily and Lanternhouse Post both had the gauges: what did the one not print?”

    Budget 6: the page, the second outlet (three: open, take, close), what to look at, the quote.
    """
    analyst = Analyst(page, sample)
    analyst.turn_to("Compare")
    analyst.choose("Second outlet", "Tamarind Daily")
    analyst.option("quotes left out")
    analyst.row("left_out_other", 0)
    expect(passages(page).first.locator(".cite")).to_contain_text("Tamarind Daily")
    expect(passages(page).first.locator("mark.quote").first).to_be_visible()
    analyst.within(6)


def test_a_phrase_without_a_word_by_outlet(page: Page, sample: str) -> None:
    """“Which outlets write of the sugar beet without the observers, and how often?”

    Budget 4: the page, and the words (click, type, Enter).
    """
    analyst = Analyst(page, sample)
    analyst.turn_to("Search")
    analyst.fill("Search for", '"sugar beet" -observers')
    bars = page.locator('.st-key-found_by_outlet path[aria-roledescription="bar"]')
    expect(bars).to_have_count(2)
    told = " ".join(bar.get_attribute("aria-label") or "" for bar in bars.all())
    assert "Quayline Wire" in told
    assert "Lanternhouse Post" in told
    assert "Tamarind Daily" not in told
    analyst.within(4)


def test_what_somebody_was_at_the_time(page: Page, sample: str) -> None:
    """“As what did the articles name Torbjørn Aaskov, and from when to when?”

    Budget 3: his bar on the Overview, his card, and the role's row in it.
    """
    analyst = Analyst(page, sample)
    analyst.strike(page.locator('.st-key-top_actors path[aria-label*="Aaskov"]').first)
    analyst.button("Open the card of this actor")
    arrive(page, "Torbjørn Aaskov")
    analyst.row("roles", 0)
    about = page.locator("[class*=st-key-evidence_of_role]")
    expect(about).to_contain_text("Minister")
    expect(about.locator(".cite").first).to_contain_text(re.compile(r"\d{1,2} [A-Z][a-z]{2} 2026"))
    analyst.within(3)


def test_the_filtered_quotes_as_a_workbook(page: Page, sample: str) -> None:
    """“The direct quotes of Lanternhouse Post as a workbook, to work on in Excel.”

    Budget 10: the page, outlet and kind (three each), the menu, the format, the file.
    """
    analyst = Analyst(page, sample)
    analyst.turn_to("Quotes")
    analyst.choose("Outlets", "Lanternhouse Post")
    analyst.choose("Kind", "direct")
    analyst.button("Export")
    analyst.option("Excel")
    book = openpyxl.load_workbook(BytesIO(analyst.download("Download").read_bytes()))
    said = {row[0].value: str(row[1].value) for row in book.worksheets[0].iter_rows()}
    assert "in Lanternhouse Post" in said["Filter in force"]
    assert "kinds: direct" in said["Filter in force"]
    heads, *rows = book.worksheets[1].iter_rows(values_only=True)
    place = {name: heads.index(name) for name in ("outlet", "kind")}
    assert rows
    assert {(row[place["outlet"]], row[place["kind"]]) for row in rows} == {
        ("Lanternhouse Post", "direct")
    }
    analyst.within(10)


def test_copies_counted_once_or_each(page: Page, sample: str) -> None:
    """“How many articles are there, if I count what was only copied?”

    Budget 1: it is a switch, beside the figures it changes.
    """
    analyst = Analyst(page, sample)
    articles = page.get_by_test_id("stMetric").filter(has_text="Articles")
    expect(articles).to_contain_text("15")
    analyst.click(page.get_by_text("Every syndicated copy"))
    settle(page)
    expect(articles).to_contain_text("16")
    expect(page.get_by_text("every copy of an article counts")).to_be_visible()
    analyst.within(1)
