"""What reads articles into the collection: the model, the rule tables, the readers of files.

Importing this takes seconds (spaCy, trafilatura), so only the background thread does, when it
starts: the first page must not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from sqlalchemy import Engine

from core import lexicon as tables
from core.ingest import Incoming, Supplied
from core.ingest.credits import article, stated
from core.ingest.plain import read_plain
from core.ingest.supplied import ANALYST
from core.intake import correct, take_in, take_in_article
from core.lexicon import Lexicon
from core.model import Outcome
from core.parse import language


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """Everything loaded, ready to read."""

    nlp: Language
    lexicon: Lexicon

    def read_file(
        self,
        name: str,
        content: bytes,
        *,
        told: Mapping[str, str],
        expect: Callable[[int], object],
        engine: Engine,
    ) -> Iterator[Outcome]:
        """What becomes of each article in a file; `told` is what the analyst says of them."""
        return take_in(
            name,
            content,
            supplied=_supplied(told),
            expect=expect,
            nlp=self.nlp,
            lexicon=self.lexicon,
            engine=engine,
        )

    def correct(
        self, article_id: str, *, told: Mapping[str, str], engine: Engine
    ) -> Iterator[Outcome]:
        """What becomes of an article of the collection whose credits are corrected."""
        tools = {"nlp": self.nlp, "lexicon": self.lexicon, "engine": engine}
        yield correct(article_id, _supplied(told), **tools)

    def read_pasted(
        self, text: str, *, title: str, outlet: str, published: str | None, engine: Engine
    ) -> Iterator[Outcome]:
        """What becomes of a pasted text; what is not stated is sought in its first lines."""
        body, found = read_plain(text)
        told = stated(ANALYST, title=title, outlet=outlet, published=published)
        incoming = Incoming("Pasted text", article(body, told.or_else(found)))
        yield take_in_article(incoming, nlp=self.nlp, lexicon=self.lexicon, engine=engine)


def _supplied(told: Mapping[str, str]) -> Supplied:
    """Fields by name; "column" is the heading of a table's column with the text."""
    values = {name: value for name, value in told.items() if name != "column"}
    columns = {"text": told["column"]} if told.get("column") else {}
    return Supplied(stated(ANALYST, **values), columns)


def open_room() -> ReadingRoom:
    """Loads the model and the rule tables. Raises ModelError, LexiconError."""
    return ReadingRoom(language.load(), tables.load())
