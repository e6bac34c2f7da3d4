"""A real chromium, and dashboards for it to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from spacy.language import Language

from core.bench.serving import QUIET, find_chromium, served
from core.intake import take_in
from core.lexicon import Lexicon
from core.sample import ORIGIN, sample_files
from core.store import open_store, write_to
from core.store.writing import save
from tests.browser.hostile import hostile_articles
from tests.browser.serving import PATIENCE

CHROMIUM = find_chromium()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser, and says so where there is none.

    One that fails is tried once more, and the summary counts it as rerun: a browser, a server and a
    parser on two busy cores miss each other now and then, and a fault of ours fails twice.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no chromium on the PATH"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """What a browser keeps: it reads the programs of the pages once, not for each test."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """A new tab, in which nothing is open."""
    tab = profile.new_page()
    yield tab
    tab.close()


@pytest.fixture(autouse=True)
def patience(page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def sample_collection(
    tmp_path_factory: pytest.TempPathFactory, nlp: Language, lexicon: Lexicon
) -> Path:
    """A collection of the sample articles."""
    file = tmp_path_factory.mktemp("sample") / "sample.db"
    engine = open_store(f"sqlite:///{file}")
    tools = {"nlp": nlp, "lexicon": lexicon, "engine": engine}
    for name, content in sample_files():
        list(take_in(name, content, origin=ORIGIN, **tools))
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def sample(sample_collection: Path) -> Iterator[str]:
    """A dashboard on the sample articles, for tests that change nothing."""
    with served(sample_collection) as url:
        yield url


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on articles that try to be more than text."""
    file = tmp_path_factory.mktemp("hostile") / "hostile.db"
    engine = open_store(f"sqlite:///{file}")
    with write_to(engine) as connection:
        for parsed in hostile_articles():
            save(connection, "hostile.txt", parsed)
    engine.dispose()
    with served(file) as url:
        yield url


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """A dashboard on a collection without articles."""
    with served(tmp_path / "empty.db") as url:
        yield url
