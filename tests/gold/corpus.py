"""The sample articles with their annotation, and a digest that says which they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

from spacy.language import Language

from core.ingest import Incoming, read_articles
from core.lexicon import Lexicon
from core.model import Article, ParsedArticle
from core.parse import parse_article
from tests.gold.annotation import FOLDER, Gold, read_gold

SAMPLE = Path(__file__).parents[2] / "core" / "sample"


def read_corpus() -> dict[str, tuple[Article, Gold]]:
    """Every annotated article by the name of its file. The syndicated copy has no annotation."""
    corpus = {}
    for path in sorted(FOLDER.glob("*.toml")):
        article = _article(SAMPLE / f"{path.stem}.md")
        corpus[path.stem] = article, read_gold(path, article.text)
    return corpus


def parse_corpus(
    corpus: dict[str, tuple[Article, Gold]], nlp: Language, lexicon: Lexicon
) -> list[tuple[ParsedArticle, Gold]]:
    """What the parser reads in each article, beside what it should."""
    return [(parse_article(article, nlp, lexicon), gold) for article, gold in corpus.values()]


def corpus_digest() -> str:
    """Changes with any article or annotation, so that figures of two corpora are never compared."""
    paths = sorted([*SAMPLE.glob("*.md"), *FOLDER.glob("*.toml")], key=lambda path: path.name)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def _article(path: Path) -> Article:
    [found] = read_articles(path.name, path.read_bytes())
    if not isinstance(found, Incoming):
        raise ValueError(f"{path.name} cannot be read: {found.reason}")
    return found.article
