"""What an analyst says of the files they add: what the files do not state themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from core.ingest import credits
from core.ingest.credits import FIELDS, NO_CREDITS, Credits
from core.model import Article

ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Supplied:
    """Credits for articles that have none of their own, and the columns of tables.

    `columns` is field -> heading, such as {"text": "Body of the item"}.
    """

    credits: Credits = NO_CREDITS
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def fill_in(self, article: Article) -> Article:
        """The article; what its file states goes before what the analyst says of all files."""
        given = credits.article(article.text, self.credits, given_id=article.id)
        missing = [name for name in FIELDS if getattr(article, name) is None]
        return _with(article, given, missing)

    def correct(self, article: Article) -> Article:
        """The article with what the analyst says of this one, whatever its file states."""
        given = credits.article(article.text, self.credits, given_id=article.id)
        return _with(article, given, FIELDS)


def _with(article: Article, given: Article, fields: Iterable[str]) -> Article:
    values = {name: getattr(given, name) for name in fields if getattr(given, name) is not None}
    if not values:
        return article
    kept = tuple(pair for pair in article.stated_by if pair[0] not in values)
    return replace(article, **values, stated_by=(*kept, *((name, ANALYST) for name in values)))


NOTHING = Supplied()
