"""A dashboard of its own for tests: a fresh server on a collection, and what a settled page is."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, TimeoutError, expect

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000  # milliseconds; machines that run tests are slow

# What keeps a browser from talking to anybody but the dashboard.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def find_chromium() -> str | None:
    """Where a browser is, by the names it goes by."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


SETTLED = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
)


@contextmanager
def served(database: Path) -> Iterator[str]:
    """The URL of a new server on a collection; it is stopped at the end of the block."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    environment = os.environ | {"RAPPORTEUR_DATABASE_URL": f"sqlite:///{database}"}
    process = subprocess.Popen(
        command + options,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{url}/_stcore/health"):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"no dashboard answers at {url}")
