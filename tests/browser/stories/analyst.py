"""An analyst whose clicks are counted: each press of the mouse, each filled field, each key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.serving import arrive, choose_row, pick, settle, visit

_COUNT_RUNS = """() => {
    window.runs = 0
    const app = document.querySelector("[data-testid=stApp]")
    const note = () => { if (app.dataset.testScriptState === "notRunning") window.runs += 1 }
    new MutationObserver(note).observe(app, { attributeFilter: ["data-test-script-state"] })
}"""


class Analyst:
    """Begins at the Overview's address and does everything through the methods below."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.clicks = page, 0
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit(page, url)
        arrive(page, "Overview")

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Waits until the dashboard has run for what is done in the block, and has settled.

        What is still there from before could be clicked at once, but no longer leads anywhere.
        """
        self.page.evaluate(_COUNT_RUNS)
        yield
        self.page.wait_for_function("window.runs > 0")
        settle(self.page)

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def strike(self, mark: Locator) -> None:
        """Clicks a mark of a chart in its middle, where something else may be drawn over it."""
        self.clicks += 1
        mark.click(force=True)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).last)

    def option(self, name: str) -> None:
        """A button of a row of which one is chosen."""
        with self._answered():
            self.click(self.page.get_by_role("radio", name=name, exact=True))

    def fill(self, label: str, words: str) -> None:
        """Clicks into a field, types, and leaves it by Enter: three."""
        self.clicks += 3
        field = self.page.locator(f'input[aria-label="{label}"]')
        field.click()
        field.fill(words)
        with self._answered():
            field.press("Enter")

    def choose(self, label: str, option: str) -> None:
        """Opens a list and takes one of it, then closes it: three."""
        self.clicks += 3
        with self._answered():
            pick(self.page.get_by_role("combobox", name=label, exact=True), option)

    def row(self, table: str, number: int) -> None:
        self.clicks += 1
        choose_row(self.page, table, number)

    def turn_to(self, title: str) -> None:
        """Takes a page from the navigation."""
        self.click(self.page.get_by_test_id("stTopNavLink").filter(has_text=title))
        arrive(self.page, title)

    def hand_in(self, name: str, content: bytes) -> None:
        """Opens the file dialog and takes a file: two."""
        self.clicks += 2
        file = {"name": name, "mimeType": "text/html", "buffer": content}
        self.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]

    def download(self, button: str) -> Path:
        """The file a button gives."""
        with self.page.expect_download() as download:
            self.button(button)
        given: Download = download.value
        return given.path()

    def copied(self) -> str:
        """What the last click put on the clipboard."""
        expect(self.page.get_by_role("button", name="Copied").first).to_be_visible()
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def within(self, budget: int) -> None:
        """The story has cost no more than this."""
        assert self.clicks <= budget, f"{self.clicks} clicks, {budget} were allowed"


def passages(page: Page, of: str = "") -> Locator:
    """The sentences that a click opened; `of` tells two lists apart."""
    return page.locator(f"[class*=st-key-evidence_of_{of}] .passage")
