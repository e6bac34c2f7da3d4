"""What most tests need: the model and the rule tables, read once a process; and who runs what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language
from xdist.scheduler import LoadScopeScheduling

from core import lexicon as tables
from core.lexicon import Lexicon
from core.model import Article, ParsedArticle
from core.parse import language, parse_article

# What takes long is said by tests of its own; an example waits for whatever else the machine does.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


class Shares(LoadScopeScheduling):
    """Two processes share the tests: a file stays in one, and the browser has one to itself.

    Two browsers and two dashboards at once are more than two cores can serve in time.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid.split("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shares:
    """Asked for by the test runner when several processes share the tests."""
    return Shares(config, log)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The trained model."""
    return language.load()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Every rule table."""
    return tables.load()


@pytest.fixture(scope="session")
def parse(nlp: Language, lexicon: Lexicon) -> Callable[..., ParsedArticle]:
    """A text as the whole pipeline reads it; keywords are fields of the article."""

    def parsed(text: str, **fields: Any) -> ParsedArticle:
        return parse_article(Article(text=text, **fields), nlp, lexicon)

    return parsed
