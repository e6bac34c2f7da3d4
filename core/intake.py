"""A file on its way into the collection: read, parsed, kept, for command line and pages alike.

Each article has one outcome, and a failure is an outcome too. Only a collection that cannot be used
at all raises StoreError.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from sqlalchemy import Engine

from core.identity import bare_names, link_bare_names
from core.ingest import (
    NOTHING,
    Incoming,
    Refused,
    Supplied,
    check,
    is_parsed,
    read_articles,
    storable,
    with_language,
)
from core.languages import language_name
from core.lexicon import Lexicon
from core.model import Note, Outcome, ParsedArticle, Result
from core.parse import parse_article
from core.parse.version import parser
from core.store import StoreError, read_from, write_to, writing

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed article and the name it came under."""

    name: str
    parsed: ParsedArticle


def take_in(
    name: str,
    content: bytes,
    *,
    nlp: Language,
    lexicon: Lexicon,
    engine: Engine,
    origin: str = "upload",
    supplied: Supplied = NOTHING,
    expect: Callable[[int], object] = lambda files: None,
) -> Iterator[Outcome]:
    """What becomes of each article in a file, one after the other, each safe once it is given.

    `name` is the file's. `supplied` is what the analyst says of its articles; `expect` is told how
    many files more are found inside.
    """
    found_in = find_new(
        name, content, engine=engine, origin=origin, supplied=supplied, expect=expect
    )
    for found in found_in:
        yield keep(parse_one(found, nlp=nlp, lexicon=lexicon), engine=engine)


def take_in_article(
    incoming: Incoming, *, nlp: Language, lexicon: Lexicon, engine: Engine
) -> Outcome:
    """The same for an article that is read already, such as a form's text and title."""
    found = _if_new(incoming, engine)
    return keep(parse_one(found, nlp=nlp, lexicon=lexicon), engine=engine)


def correct(
    article_id: str, supplied: Supplied, *, nlp: Language, lexicon: Lexicon, engine: Engine
) -> Outcome:
    """An article of the collection with other credits, parsed anew: “on Monday” depends on its
    date. Raises StoreError if the collection is unusable.
    """
    with read_from(engine) as connection:
        article = writing.read_article(connection, article_id)
    if article is None:
        sentence = "It is not in the collection any more."
        return Refused("gone", sentence, Result.FAILED).outcome(article_id)
    incoming = Incoming(article.title or "An article without a title", supplied.correct(article))
    parsed = parse_one(incoming, nlp=nlp, lexicon=lexicon)
    if isinstance(parsed, Outcome):
        return parsed
    try:
        with write_to(engine) as connection:
            known = writing.people_named(connection, bare_names(parsed.parsed))
            linked = link_bare_names(parsed.parsed, known)
            return writing.replace_article(connection, article_id, parsed.name, linked)
    except StoreError as error:
        return _failed(parsed.name, error)


def find_new(
    name: str,
    content: bytes,
    *,
    engine: Engine,
    origin: str,
    supplied: Supplied = NOTHING,
    expect: Callable[[int], object] = lambda files: None,
) -> Iterator[Incoming | Outcome]:
    """The articles of a file that are worth parsing; the others' outcomes, not yet logged."""
    for found in read_articles(name, content, supplied=supplied, expect=expect):
        if isinstance(found, Outcome):
            yield found
        else:
            article = replace(found.article, origin=origin)
            yield _if_new(replace(found, article=article), engine)


def parse_one(found: Incoming | Outcome, *, nlp: Language, lexicon: Lexicon) -> Parsed | Outcome:
    """A parsed article, or why there is none. In another language, it is kept as it is."""
    if isinstance(found, Outcome):
        return found
    if not is_parsed(found.article):
        return Parsed(found.name, _only_a_note(found, _not_parsed(found)))
    try:
        parsed = parse_article(found.article, nlp, lexicon)
    except Exception:
        return _parser_failed(found.name).outcome(found.name)
    return Parsed(found.name, replace(parsed, notes=found.notes + parsed.notes))


def parse_or_note(incoming: Incoming, *, nlp: Language, lexicon: Lexicon) -> ParsedArticle:
    """A record whatever happens: an article nothing can be read from has only a note."""
    try:
        check(incoming.article)
        if not is_parsed(incoming.article):
            return _only_a_note(incoming, _not_parsed(incoming))
        parsed = parse_article(incoming.article, nlp, lexicon)
    except Refused as refused:
        return _only_a_note(incoming, refused)
    except Exception:
        return _only_a_note(incoming, _parser_failed(incoming.name))
    return replace(parsed, notes=incoming.notes + parsed.notes)


def keep(item: Parsed | Outcome, *, engine: Engine) -> Outcome:
    """Write an article to the collection, or at least its outcome to the log.

    Raises StoreError if the collection is unusable.
    """
    try:
        with write_to(engine) as connection:
            return writing.save_all(connection, [_offered(item)])[0]
    except StoreError as error:
        failed = _failed(item.name, error)
        return item if isinstance(item, Outcome) else failed


def keep_all(items: Sequence[Parsed | Outcome], *, engine: Engine) -> list[Outcome]:
    """The same for several, in one transaction; what one is refused for is not the others' loss.

    Raises StoreError if the collection is unusable.
    """
    try:
        with write_to(engine) as connection:
            return writing.save_all(connection, [_offered(item) for item in items])
    except StoreError as error:
        if error.code == "unusable":
            raise
    return [keep(item, engine=engine) for item in items]


def _offered(item: Parsed | Outcome) -> writing.Offered | Outcome:
    return item if isinstance(item, Outcome) else (item.name, item.parsed)


def _if_new(incoming: Incoming, engine: Engine) -> Incoming | Outcome:
    # The collection names an article by its words, so the file's own id is let go.
    article = replace(incoming.article, text=storable(incoming.article.text), id="")
    article = with_language(article)
    try:
        check(article)
    except Refused as refused:
        return refused.outcome(incoming.name)
    try:
        with read_from(engine) as connection:
            twin = writing.find_duplicate(connection, article)
    except StoreError as error:
        return _failed(incoming.name, error)
    if twin:
        return writing.duplicate(incoming.name, twin)
    return replace(incoming, article=article)


def _failed(name: str, error: StoreError) -> Outcome:
    if error.code == "unusable":
        raise error
    return Outcome(name, Result.FAILED, f"{error.code}: {error}")


def lost(found: Incoming | Outcome) -> Parsed | Outcome:
    """What becomes of an article that takes its whole process down."""
    return _process_lost().outcome(found.name)


def lost_record(incoming: Incoming) -> ParsedArticle:
    """The record of an article that takes its whole process down."""
    return _only_a_note(incoming, _process_lost())


def _process_lost() -> Refused:
    sentence = "The parser was killed by this article, perhaps for want of memory."
    return Refused("parser-lost", sentence, Result.FAILED)


def _not_parsed(incoming: Incoming) -> Refused:
    language = language_name(incoming.article.language)
    sentence = (
        f"This article is in {language}. It is kept and can be searched, but it is not parsed: "
        "Rapporteur reads English."
    )
    return Refused("not-parsed", sentence)


def _parser_failed(name: str) -> Refused:
    _log.exception("parsing %s", name)
    sentence = "The parser failed on this article; the others are not affected."
    return Refused("parser-failed", sentence, Result.FAILED)


def _only_a_note(incoming: Incoming, refused: Refused) -> ParsedArticle:
    note = Note(refused.code, refused.sentence)
    return ParsedArticle(incoming.article, parser(), notes=(*incoming.notes, note))
