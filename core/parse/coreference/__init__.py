"""Pronouns and descriptions: whom "he", "its" and "the alliance" take up.

Precision first: where two answers are as good, there is none. Descriptions are resolved before the
pronouns that may lean on them, and reporter's text before the quotations in it.
"""

from __future__ import annotations

from spacy.tokens import Doc

from core.lexicon import Lexicon
from core.model import Quote
from core.parse.actors.roles import with_owned_sides
from core.parse.coreference.gender import genders
from core.parse.coreference.holders import find_holders
from core.parse.coreference.nominals import find_nominals
from core.parse.coreference.pronouns import find_pronouns, first_person
from core.parse.roster import Roster


def resolve_references(
    doc: Doc, names: Roster, quotes: tuple[Quote, ...], lexicon: Lexicon
) -> Roster:
    """The roster of names with nominal and pronoun mentions added.

    Of `quotes` only spans and speaker spans are read: in a direct quote "he" is not its speaker.
    """
    known = genders(names, lexicon)
    described = names.with_mentions(find_nominals(names, known, quotes, lexicon))
    described = described.with_mentions(find_holders(described, lexicon))
    resolved = described.with_mentions(find_pronouns(described, known, quotes))
    return with_owned_sides(resolved, lexicon)


def resolve_first_person(roster: Roster, quotes: tuple[Quote, ...]) -> Roster:
    """The roster with "I" in direct quotes, once their speakers are known."""
    return roster.with_mentions(first_person(roster, quotes))
