"""A dashboard of its own, and a browser that looks at it with a watch in its hand."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from core.store.opening import VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds

# What keeps a browser from talking to anybody but the dashboard.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_NAMES = ("chromium", "chromium-browser", "google-chrome")

# Runs in the page: when the page was there to be used, and stayed so for a tenth of a second. A
# click may take a moment to make the script run, so after one it has to have run; a state that
# changes and changes back before anybody looks is told all the same, as a change.
_WATCH = """
window.whenUsable = (title, mustRun, began, patience) => new Promise((resolve, reject) => {
    let ran = !mustRun, since = null, timer = null;
    const look = (changes = []) => {
        if (changes.some(each => each.attributeName === "data-test-script-state")) ran = true;
        const app = document.querySelector("[data-testid=stApp]");
        const state = app?.getAttribute("data-test-script-state");
        if (state && state !== "notRunning") ran = true;
        const heading = document.querySelector("h1");
        const busy = document.querySelector("[data-testid=stSkeleton], [data-stale=true]");
        const there = heading && (!title || heading.textContent.trim() === title);
        const connected = app?.getAttribute("data-test-connection-state") === "CONNECTED";
        if (ran && state === "notRunning" && connected && there && !busy) {
            if (since === null) {
                since = performance.now();
                timer = setTimeout(() => { watcher.disconnect(); resolve(since - began); }, 100);
            }
        } else { since = null; clearTimeout(timer); }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, {subtree: true, childList: true, attributes: true});
    setTimeout(() => reject(new Error("the page was not usable in time")), patience);
    look();
});
"""
_VISIT = "patience => window.whenUsable('', false, 0, patience)"
_CLICK = """([selector, title, patience]) => {
    const began = performance.now(), usable = window.whenUsable(title, true, began, patience);
    document.querySelector(selector).click();
    return usable;
}"""


class NoBrowser(Exception):
    """There is no browser to measure with; says what to do."""


def find_chromium() -> str | None:
    """Where a browser is, by the names it goes by."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def served(collection: Path) -> Iterator[str]:
    """The address of a new dashboard on a collection, stopped at the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        command + options,
        cwd=ROOT,
        env=os.environ | {VARIABLE: f"sqlite:///{collection}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield address
    finally:
        process.kill()  # what it would tidy up is thrown away with its collection
        process.wait()


@contextmanager
def browser() -> Iterator[Page]:
    """A page of a browser with nothing in its cache. Raises NoBrowser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        what = "Playwright is not installed: run `pip install -r requirements-test.txt` first"
        raise NoBrowser(what) from error
    found = find_chromium()
    if found is None:
        raise NoBrowser("there is no chromium on the PATH: install it, such as by your system")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        page = opened.new_context(viewport={"width": 1440, "height": 1000}).new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.add_init_script(_WATCH)
        yield page
        opened.close()


def visit(page: Page, address: str) -> float:
    """Opens an address; the seconds until the page can be used."""
    page.goto(address, wait_until="commit")
    return float(page.evaluate(_VISIT, PATIENCE * 1000)) / 1000


def click(page: Page, selector: str, title: str = "") -> float:
    """Clicks what the selector finds; the seconds until what it leads to can be used."""
    page.wait_for_selector(selector, state="attached")
    return float(page.evaluate(_CLICK, [selector, title, PATIENCE * 1000])) / 1000


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/_stcore/health"):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"no dashboard answers at {address}")
