"""What reads articles into the collection: the model, the rule tables, the readers of files.

Importing this takes seconds (spaCy, trafilatura), so only the background thread does, when it
starts: the first page must not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from sqlalchemy import Engine

from core import lexicon as tables
from core.ingest import Incoming
from core.ingest.credits import Credits, article
from core.ingest.plain import read_plain
from core.intake import take_in, take_in_article
from core.lexicon import Lexicon
from core.model import Outcome
from core.parse import language


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """Everything loaded, ready to read."""

    nlp: Language
    lexicon: Lexicon

    def read_file(self, name: str, content: bytes, *, engine: Engine) -> Iterator[Outcome]:
        """What becomes of each article in a file."""
        return take_in(name, content, nlp=self.nlp, lexicon=self.lexicon, engine=engine)

    def read_pasted(
        self, text: str, *, title: str, outlet: str, published: str | None, engine: Engine
    ) -> Iterator[Outcome]:
        """What becomes of a pasted text; what is not stated is sought in its first lines."""
        body, found = read_plain(text)
        stated = Credits(title=title, outlet=outlet, published=published)
        incoming = Incoming("Pasted text", article(body, stated.or_else(found)))
        yield take_in_article(incoming, nlp=self.nlp, lexicon=self.lexicon, engine=engine)


def open_room() -> ReadingRoom:
    """Loads the model and the rule tables. Raises ModelError, LexiconError."""
    return ReadingRoom(language.load(), tables.load())
