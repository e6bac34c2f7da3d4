"""When an event was, by the date expression its verb governs."""

from __future__ import annotations

from spacy.tokens import Token

from core.model import Moment
from core.parse.dates import DateMention
from core.parse.roster import tokens_of


def moment_of(trigger: Token, dates: tuple[DateMention, ...]) -> Moment | None:
    """The date of the trigger's own clause: "met on Thursday", "on Thursday ... met"."""
    for date in dates:
        head = tokens_of(trigger.doc, date.span).root
        if _governing_verb(head) in (trigger, _governing_verb(trigger)):
            return date.moment
    return None


def _governing_verb(token: Token) -> Token | None:
    return next((word for word in token.ancestors if word.pos_ in {"VERB", "AUX"}), None)
