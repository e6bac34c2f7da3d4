"""What most tests need: the model and the rule tables, read once a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from core import lexicon as tables
from core.lexicon import Lexicon
from core.model import Article, ParsedArticle
from core.parse import language, parse_article


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
