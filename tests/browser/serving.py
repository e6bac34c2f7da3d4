"""What a settled page is for tests, and how a hand goes over it."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

PATIENCE = 30_000  # milliseconds; machines that run tests are slow

SETTLED = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
)


def settle(page: Page) -> None:
    """Waits until the page has been drawn and nothing runs any more."""
    page.wait_for_selector(SETTLED)
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[data-testid=stSkeleton], [data-stale=true]")).to_have_count(0)
    page.wait_for_selector(SETTLED)


def visit(page: Page, url: str) -> None:
    """Opens a URL and waits until it has settled."""
    page.goto(url)
    settle(page)


def arrive(page: Page, title: str | re.Pattern[str]) -> None:
    """Waits until the page of this title, and no other, is there."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)
    settle(page)


def all_read(page: Page) -> None:
    """Waits until nothing of what was added is still being read: then its list can be cleared."""
    clear = page.get_by_role("button", name="Clear this list").and_(page.locator(":enabled"))
    expect(clear.first).to_be_visible(timeout=4 * PATIENCE)
    settle(page)


def pick(box: Locator, option: str | re.Pattern[str]) -> None:
    """Opens a list and takes one of it.

    A list that opens while something above it still unfolds or is drawn closes by itself, under an
    analyst's hand as under this one; then it is opened again.
    """
    page = box.page
    for _ in range(5):
        box.click()
        with suppress(TimeoutError):
            page.get_by_role("option", name=option).first.click(timeout=PATIENCE / 10)
            if page.get_by_role("listbox").count():  # a list for several stays open
                page.keyboard.press("Escape")
            settle(page)
            return
        page.keyboard.press("Escape")
    raise AssertionError(f"the list never offered {option}")


def choose_row(page: Page, key: str, row: int) -> None:
    """Clicks the checkbox of a table's row; rows count from 0. Tables are drawn on a canvas."""
    grid = page.locator(f".st-key-{key} .dvn-scroller").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 15, "y": 35 + 35 * row + 17})


def choose_edge(page: Page, key: str) -> None:
    """Clicks the longest edge of a network at its middle."""
    network = page.locator(f".st-key-{key} svg[width]")
    expect(network).to_be_visible()
    network.scroll_into_view_if_needed()
    middle = network.locator("path[fill=none]").evaluate_all(
        """edges => {
            const edge = edges.sort((a, b) => b.getTotalLength() - a.getTotalLength())[0];
            const middle = edge.getPointAtLength(edge.getTotalLength() / 2);
            const {x, y} = middle.matrixTransform(edge.getScreenCTM());
            return {x, y};
        }"""
    )
    page.mouse.click(middle["x"], middle["y"])
