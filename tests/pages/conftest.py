"""Pages run without a browser, each on a collection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from core.store import open_store, write_to
from core.store.writing import save
from tests.records import parsed_article

PAGES = ("overview", "articles", "actors", "relations", "quotes", "events", "compare", "review")

type Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def installed_once() -> Iterator[None]:
    """Each new app under test looks through all installed packages, for half the time it takes."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An empty collection that the pages use."""
    url = f"sqlite:///{tmp_path / 'collection.db'}"
    monkeypatch.setenv("RAPPORTEUR_DATABASE_URL", url)
    opened = open_store(url)
    yield opened
    opened.dispose()


@pytest.fixture
def one_article(engine: Engine) -> str:
    """The id of the one hand-made article in the collection."""
    with write_to(engine) as connection:
        return save(connection, "one.txt", parsed_article()).article_id or ""


@pytest.fixture
def show(engine: Engine) -> Open:
    """Runs a page; keywords are parameters of its URL."""

    def run(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_string(f"from pages import {page}\n{page}.page()", default_timeout=30)
        app.query_params.update(parameters)
        return app.run()

    return run


def said(app: AppTest) -> str:
    """Everything a page says in words."""
    kinds = (app.title, app.header, app.subheader, app.caption, app.text, app.info, app.markdown)
    return "\n".join(str(element.value) for kind in kinds for element in kind)
