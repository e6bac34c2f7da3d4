"""Pictures of every page, both themes, two widths: `python -m tests.browser.screenshots FOLDER`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.bench.serving import QUIET, ROOT, find_chromium, served
from tests.browser.serving import PATIENCE, choose_edge, choose_row, visit

WIDTHS, THEMES, HEIGHT, TALLEST = (1440, 390), ("light", "dark"), 900, 2600

PATHS = {
    "overview": "",
    "saved": "saved",
    "search": "search?q=water+OR+river",
    "articles": "articles",
    "actors": "actors",
    "actor": "actors?actor=person:aibek-toktorov",
    "compare": "compare?aspect=actors+named",
    "relations": "relations?basis=acts+upon",
    "network": "relations?basis=acts+upon&view=network",
    "quotes": "quotes",
    "events": "events",
    "review": "review?look=unknown+speakers",
    "review-log": "review?look=log",
    "review-doubts": "review?look=low+confidence&below=70+%25",
    "review-merges": "review",
}


def main(folder: Path) -> None:
    """Takes the pictures of the sample collection and keeps them in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with TemporaryDirectory() as kept, sync_playwright() as playwright:
        database = Path(kept) / "sample.db"
        url_of_database = {"RAPPORTEUR_DATABASE_URL": f"sqlite:///{database}"}
        command = [sys.executable, "-m", "core", "sample"]
        subprocess.run(command, cwd=ROOT, env=os.environ | url_of_database, check=True)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        with served(database) as url:
            for name, picture in pictures(browser, url):
                save(picture, folder / f"{name}.png")
        browser.close()


def pictures(browser: Browser, url: str) -> Iterator[tuple[str, bytes]]:
    """(name, PNG) of every page, theme and width."""
    for theme, width in product(THEMES, WIDTHS):
        viewport = {"width": width, "height": HEIGHT}
        context = browser.new_context(color_scheme=theme, viewport=viewport)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for name, path in PATHS.items():
            visit(page, f"{url}/{path}")
            open_evidence(page, name)
            yield f"{name}-{theme}-{width}", whole(page)
        visit(page, f"{url}/{PATHS['quotes']}")
        open_evidence(page, "quotes")
        page.get_by_role("link", name="Read in the article").first.click()
        expect(page.locator(".words")).to_be_visible()
        yield f"reader-{theme}-{width}", whole(page)
        context.close()


def open_evidence(page: Page, name: str) -> None:
    """Clicks what the picture of a page should show the sentences of."""
    if name == "relations":
        page.locator('.st-key-matrix path[aria-label*="→"]').first.click(force=True)
    elif name == "network":
        choose_edge(page, "network")
    elif name in ("quotes", "events"):
        choose_row(page, f"{name}_table", 0)
    else:
        return
    expect(page.locator("[class*=st-key-evidence_of] .passage").first).to_be_visible()
    page.mouse.move(0, 0)


def whole(page: Page) -> bytes:
    """The page from top to end, up to a limit."""
    viewport = page.viewport_size or {"width": 0, "height": 0}
    page.set_viewport_size({"width": viewport["width"], "height": HEIGHT})
    page.wait_for_timeout(1000)  # charts and grids take their size after all else is drawn
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    taken = min(max(HEIGHT, height), TALLEST)
    page.set_viewport_size({"width": viewport["width"], "height": taken})
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    page.wait_for_timeout(1000)
    picture = page.screenshot()
    page.set_viewport_size({"width": viewport["width"], "height": HEIGHT})
    return picture


def save(picture: bytes, path: Path) -> None:
    """Keeps a picture in 256 colours, a third of the size."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
