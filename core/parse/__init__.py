"""Article -> parse record. `parse_article` is the stages in order."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from core.lexicon import Lexicon
from core.model import Article, ParsedArticle
from core.parse.actors import resolve_names
from core.parse.coreference import resolve_first_person, resolve_references
from core.parse.dates import find_dates
from core.parse.events import find_events
from core.parse.language import read
from core.parse.marks import find_marks
from core.parse.paragraphs import find_sentences
from core.parse.quotes import find_quotes
from core.parse.speakers import attribute
from core.parse.version import parser


def parse_article(article: Article, nlp: Language, lexicon: Lexicon) -> ParsedArticle:
    """Who is in the article, what they said and what they did, each with its place in the text."""
    return parse_doc(article, read(nlp, article.text), lexicon)


def parse_doc(article: Article, doc: Doc, lexicon: Lexicon) -> ParsedArticle:
    """The same, for a text the model has read already."""
    marks = find_marks(article.text)
    names = resolve_names(doc, lexicon)
    dates = find_dates(doc, article.published)
    drafts = find_quotes(doc, marks, names, lexicon, dates=dates)
    roster = resolve_references(doc, names, drafts, lexicon)
    quotes = attribute(doc, drafts, roster)
    roster = resolve_first_person(roster, quotes)
    return ParsedArticle(
        article=article,
        parser=parser(),
        sentences=find_sentences(doc),
        actors=tuple(roster.actors.values()),
        mentions=roster.mentions,
        quotes=quotes,
        events=find_events(doc, roster, quotes, lexicon, dates=dates),
        notes=marks.notes,
    )
