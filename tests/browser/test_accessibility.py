"""No page has a serious fault that a machine can find, in either theme, with its evidence open."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

import dashboard
from tests.browser import axe
from tests.browser.serving import choose_row, settle, visit

type Scheme = Literal["light", "dark"]

SERIOUS = {"serious", "critical"}
# What a page looks like once something has been chosen on it: key of the table, or nothing.
CHOSEN = {"quotes": "quotes_table", "events": "events_table"}


@pytest.fixture(scope="module")
def script() -> str:
    """The checker; the tests are skipped only where it was never fetched and cannot be."""
    try:
        return axe.source()
    except OSError as error:
        pytest.skip(f"axe-core is not kept here and the npm registry does not answer: {error}")


# Only colours differ between the themes; everything is looked for once.
THEMES = [("light", ()), ("dark", ("color-contrast",))]


@pytest.mark.parametrize(("scheme", "only"), THEMES, ids=["light", "dark"])
def test_no_serious_fault(
    page: Page, sample: str, script: str, scheme: Scheme, only: tuple[str, ...]
) -> None:
    page.emulate_media(color_scheme=scheme)
    faults = []
    for path, *_ in dashboard.PAGES:
        visit(page, f"{sample}/{path}")
        if key := CHOSEN.get(path):
            choose_row(page, key, 0)
            expect(page.locator("[class*=st-key-evidence_of_]").first).to_be_visible()
            settle(page)
        faults += [
            (path, each["rule"], each["where"])
            for each in axe.violations(page, script, only)
            if each["impact"] in SERIOUS
        ]
    assert faults == []


def test_a_fault_is_found_where_there_is_one(page: Page, script: str) -> None:
    page.set_content("<h1>Cod</h1><img src='cod.png'><p style='color:#ccc'>Pale</p>")
    rules = {each["rule"] for each in axe.violations(page, script)}
    assert {"image-alt", "color-contrast"} <= rules
