"""What an analyst says of the files they add: what the files do not state themselves."""

from __future__ import annotations

from collections.abc import Mapping
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
        missing = {
            name: getattr(given, name)
            for name in FIELDS
            if getattr(article, name) is None and getattr(given, name) is not None
        }
        if not missing:
            return article
        told = tuple((name, ANALYST) for name in missing)
        return replace(article, **missing, stated_by=article.stated_by + told)


NOTHING = Supplied()
