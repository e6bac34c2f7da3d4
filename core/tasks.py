"""The parsing steps as functions of one argument: a process can be told them by name.

Each process reads the model and the rule tables once, with its first article.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from core import intake, lexicon
from core.ingest import Incoming
from core.lexicon import Lexicon
from core.model import Outcome, ParsedArticle
from core.parse import language


def parse_one(found: Incoming | Outcome) -> intake.Parsed | Outcome:
    """See `intake.parse_one`."""
    nlp, rules = tools()
    return intake.parse_one(found, nlp=nlp, lexicon=rules)


def parse_or_note(incoming: Incoming) -> ParsedArticle:
    """See `intake.parse_or_note`."""
    nlp, rules = tools()
    return intake.parse_or_note(incoming, nlp=nlp, lexicon=rules)


@cache
def tools() -> tuple[Language, Lexicon]:
    """The model and the rule tables of this process."""
    return language.load(), lexicon.load()
