"""Questions of an analyst who adds, keeps and cites: each on a collection of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from core.bench.serving import served
from core.store import open_store, write_to
from core.store.writing import save
from tests.browser.serving import all_read, arrive, settle, visit
from tests.browser.stories.analyst import Analyst, passages
from tests.core.store.queries.conftest import FARMS
from tests.records import parsed_article


@pytest.fixture(scope="module")
def database(sample_collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "desk.db"
    copyfile(sample_collection, file)
    return file


@pytest.fixture(scope="module")
def desk(database: Path) -> Iterator[str]:
    """A dashboard on a copy of the sample that the stories of this file may change."""
    with served(database) as url:
        yield url


def test_from_a_minister_to_two_citations_in_word(page: Page, desk: str) -> None:
    """“What did the EU's Matthieu Delorne say last month? I need two sentences of it in Word, and
    each as a citation for a letter.”

    Budget 15: the period (three: open, take, close), the page, words of what he spoke about (click,
    type, Enter), then for each of two the row, the copy and the report, then the page and the file.
    """
    analyst = Analyst(page, desk)
    analyst.choose("Published", "last 30 days")
    analyst.turn_to("Quotes")
    analyst.fill("Words in the quote", "fish OR file")
    sentences = []
    for row in (0, 1):
        analyst.row("quotes_table", row)
        passage = passages(page, "quote").first
        if sentences:
            expect(passage.locator(".words")).not_to_have_text(sentences[0])
        sentences.append(passage.locator(".words").inner_text())
        analyst.click(passage.get_by_role("button", name="Copy with source"))
        citation = analyst.copied()
        assert citation.startswith(sentences[-1])
        assert "Lanternhouse Post, 14 Oct 2026" in citation
        analyst.click(passage.get_by_role("button", name="Add to report"))
        expect(page.get_by_text("Added to the report.").last).to_be_visible()
        settle(page)
    analyst.turn_to("Report")
    document = docx.Document(str(analyst.download("Word")))
    said = [paragraph.text for paragraph in document.paragraphs]
    cited = [text for text in said if text.startswith(tuple(sentences))]
    assert len(cited) == 2
    assert all(" [1, paragraph " in text for text in cited)
    assert any(
        text.startswith("[1] ") and "Lanternhouse Post, 14 Oct 2026" in text for text in said
    )
    analyst.within(15)


def test_a_view_for_a_colleague(page: Page, desk: str, browser: Browser) -> None:
    """“My colleague should see what is only claimed, as I see it.”

    Budget 10: the page, the choice (three: open, take, close), the menu, a name (click, type,
    Enter) and the button; on the page Saved its link is there to be copied.
    """
    analyst = Analyst(page, desk)
    analyst.turn_to("Events")
    analyst.choose("Reported or claimed", "claimed")
    shown = page.get_by_text(re.compile(r"^\d+ events$"))
    count = shown.inner_text()
    analyst.button("Save view")
    analyst.fill("Name", "Claims")
    analyst.button("Save")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    analyst.turn_to("Saved")
    link = page.get_by_role("link", name="Link to it").last.get_attribute("href") or ""
    analyst.within(10)
    colleague = browser.new_context().new_page()
    visit(colleague, f"{desk}/{link.split('/')[-1]}")
    arrive(colleague, "Events")
    assert "status=claimed" in colleague.url
    expect(colleague.get_by_text(count, exact=True)).to_be_visible()
    colleague.context.close()


def test_what_is_new_of_somebody_i_watch(page: Page, desk: str, database: Path) -> None:
    """“Tell me when something new names Norway.”

    Budget 9: the page, the bar, *Watch*, a name (click, type, Enter), *Add*; a day later *Show*.
    """
    analyst = Analyst(page, desk)
    analyst.turn_to("Actors")
    analyst.strike(page.locator('.st-key-mentions path[aria-label*="Norway"]').first)
    arrive(page, "Norway")
    analyst.button("Watch")
    analyst.fill("Name of the new list", "North")
    page.locator(".st-key-watch_add").get_by_role("button").click()
    analyst.clicks += 1
    expect(page.get_by_text("On the watchlist North.")).to_be_visible()
    engine = open_store(f"sqlite:///{database}")
    with write_to(engine) as connection:
        save(connection, "late.txt", parsed_article(FARMS, title="Late farms", outlet="Fjord Post"))
    engine.dispose()
    visit(page, desk)
    line = page.locator(".st-key-news div:has(button)").filter(has_text="North: 1 article").last
    analyst.click(line.get_by_role("button", name="Show"))
    arrive(page, "Overview")
    expect(page.get_by_text("on the watchlist North")).to_be_visible()
    articles = page.get_by_test_id("stMetric").filter(has_text="Articles")
    expect(articles.get_by_test_id("stMetricValue")).to_have_text("1")
    analyst.within(9)


PAGE = """<html><head><title>Harbour master answers</title><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Harbour master answers", "publisher": {"name": "The Mole"},
"datePublished": "2026-11-02T14:05:00+02:00", "dateModified": "2026-11-03T09:00:00+02:00"}
</script></head><body><nav>Home Sports Weather</nav><article><h1>Harbour master answers</h1>
<p>The port of Skagen will stay open through the winter, its harbour master said on Monday after a
week of complaints from the crews of the fishing fleet.</p>
<p>“We have shovels enough for all of this snow,” Birgit Holm said. She added that the quays would
be cleared twice a day, and that nobody had to wait for longer than an hour in October.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_an_article_of_mine_and_its_speaker(page: Page, desk: str) -> None:
    """“I saved this page: who speaks in it, and what did they say?”

    Budget 7: the page, *Add articles*, the file (two: the dialog and the file), its line, *Read*,
    and the tab with the quotes.
    """
    analyst = Analyst(page, desk)
    analyst.turn_to("Articles")
    analyst.click(page.get_by_text("Add articles", exact=True))
    analyst.hand_in("harbour.html", PAGE.encode())
    all_read(page)
    analyst.row("outcomes", 0)
    analyst.click(page.locator(".st-key-read_outcome").get_by_role("button"))
    arrive(page, "Harbour master answers")
    expect(page.locator(".credits")).to_contain_text(
        "The Mole · 2 Nov 2026, 14:05+02:00 (changed 3 Nov 2026)"
    )
    quote = page.locator("mark.quote").filter(has_text="shovels enough")
    expect(quote).to_have_attribute("title", "Birgit Holm · direct quote, speaker stated")
    expect(page.locator(".words")).not_to_contain_text("Sports Weather")
    analyst.within(7)
