"""Questions of an analyst who adds, keeps and cites: each on a collection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import all_read, arrive, served
from tests.browser.stories.analyst import Analyst


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
