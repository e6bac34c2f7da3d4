"""What an analyst decides counts on every page, and is undone from the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.bench.serving import served
from core.identity import new_actor
from core.model import ActorKind
from core.store import open_store, write_to
from core.store.writing import save
from tests.browser.serving import choose_row, pick, settle, visit
from tests.records import NORWAY, parsed_article, quoting


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[str]:
    """A minister spelled in two ways, and a quote that names no speaker."""
    file = tmp_path / "doubtful.db"
    twin = new_actor("Liv Strandt", ActorKind.PERSON)
    engine = open_store(f"sqlite:///{file}")
    with write_to(engine) as connection:
        save(connection, "a", parsed_article())
        save(connection, "b", quoting("The boats stay in port.", speaker=twin, others=(NORWAY,)))
        save(connection, "c", quoting("Nobody asked the crews.", speaker=None, outlet="The Tern"))
    engine.dispose()
    with served(file) as url:
        yield url


def test_a_merge_is_looked_at_made_and_undone_from_the_log(page: Page, doubtful: str) -> None:
    visit(page, f"{doubtful}/review")
    expect(page.get_by_text("Merging them changes 1 mention, 1 quote and 0 events")).to_be_visible()
    page.get_by_role("textbox", name="Your name, for the log").fill("Ada")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_text("No names look alike here")).to_be_visible()
    visit(page, f"{doubtful}/actors?actor=person:liv-strandt")
    expect(page.get_by_role("heading", name="No such actor")).to_be_visible()
    visit(page, f"{doubtful}/review?look=log")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    choose_row(page, "decisions", 0)
    page.get_by_role("button", name="Undo").and_(page.locator(":enabled")).click()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    settle(page)
    visit(page, f"{doubtful}/review")
    expect(page.get_by_text("Liv Strand (1 mention) and Liv Strandt (1 mention)")).to_be_visible()


def test_a_speaker_is_set_and_is_all_that_is_reviewed(page: Page, doubtful: str) -> None:
    visit(page, f"{doubtful}/review?look=unknown+speakers")
    pick(page.get_by_role("combobox", name="Speaker"), "Iceland")
    page.get_by_role("button", name="Set the speaker").click()
    expect(page.get_by_text("Every quote here has a speaker")).to_be_visible()
    visit(page, f"{doubtful}/quotes")
    page.get_by_test_id("stSidebar").get_by_text("Reviewed only").click()
    expect(page.get_by_text("Showing only what an analyst has reviewed.")).to_be_visible()
    expect(page.get_by_text("1 quote", exact=True)).to_be_visible()
    settle(page)
    assert "reviewed=true" in page.url
    choose_row(page, "quotes_table", 0)
    expect(page.get_by_text("Iceland, direct quote: 1 passage")).to_be_visible()


def test_an_event_is_corrected_beside_its_evidence(page: Page, doubtful: str) -> None:
    visit(page, f"{doubtful}/events")
    choose_row(page, "events_table", 0)
    expect(page.get_by_text("REJECT: Norway → Iceland: 1 passage")).to_be_visible()
    page.get_by_role("button", name="Correct…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="No event").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("No events were found")).to_be_visible()
