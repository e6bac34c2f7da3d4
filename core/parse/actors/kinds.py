"""What the words around a name say it is, whatever the model took it for."""

from __future__ import annotations

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from core.lexicon import Lexicon
from core.model import ActorKind
from core.parse.actors.roles import is_role_noun

_WHERE = frozenset("in near at".split())
# "confidence in Ruiz" does not make Ruiz a town.
_BELIEF = frozenset("believe belief confidence faith interest trust disappointment hope".split())
_OFFICES = frozenset("minister ministers secretary secretaries".split())


def is_part_of_title(tokens: DocSpan, kind: ActorKind) -> bool:
    """ "Norwegian Fisheries" in "Norwegian Fisheries Minister"; "State" in "secretary of State"."""
    if kind is ActorKind.PERSON:
        return False
    before = tokens.doc[max(0, tokens.start - 2) : tokens.start]
    if len(before) == 2 and before[0].lower_ in _OFFICES and before[1].lower_ == "of":
        return len(tokens) == 1 and kind is ActorKind.ORGANISATION
    after = _after(tokens)
    return after is not None and after.lower_ in _OFFICES and after.text[0].isupper()


def is_a_thing(tokens: DocSpan, kind: ActorKind) -> bool:
    """ "the Havbris": a person has no article, unless others are meant ("the Ruiz government")."""
    return (
        kind is ActorKind.PERSON
        and len(tokens) == 1
        and tokens.start > 0
        and tokens.doc[tokens.start - 1].lower_ == "the"
        and tokens[0].dep_ not in {"compound", "poss"}
    )


def kind_in_context(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> ActorKind:
    """The kind of a name: by the title before it, the role beside it, the word after it."""
    if _is_dateline(tokens):
        return ActorKind.PLACE
    if _follows_title(tokens, lexicon):
        return ActorKind.PERSON
    if kind in {ActorKind.ORGANISATION, ActorKind.PLACE} and _is_called_a_person(tokens, lexicon):
        return ActorKind.PERSON
    if kind in {ActorKind.PERSON, ActorKind.ORGANISATION} and _is_called_a_place(tokens, lexicon):
        return ActorKind.PLACE
    if kind is ActorKind.PERSON and _is_where_something_is(tokens):
        return ActorKind.PLACE
    return kind


def _after(tokens: DocSpan) -> Token | None:
    return tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None


def _is_dateline(tokens: DocSpan) -> bool:
    """ "REYKJAVIK — Iceland sent …"."""
    after = _after(tokens)
    is_first = tokens[0].is_sent_start is True and tokens.text.isupper() and len(tokens.text) > 3
    return is_first and after is not None and after.text in {"-", "–", "—", "("}


def _follows_title(tokens: DocSpan, lexicon: Lexicon) -> bool:
    """ "Ambassador Mohib", "Mr. Holm"."""
    if not tokens.start:
        return False
    before = tokens.doc[tokens.start - 1]
    role = lexicon.roles.get(before.lower_)
    return bool(before.text[0].isupper() and role and role.is_title)


def _is_called_a_person(tokens: DocSpan, lexicon: Lexicon) -> bool:
    """ "Duarte Penalva, mayor of Monsalto", or two words of which the first is a given name."""
    if not 2 <= len(tokens) <= 4 or not all(token.text[0].isupper() for token in tokens):
        return False
    head = tokens.root
    if head.dep_ == "appos" and is_role_noun(head.head, lexicon):
        return True
    if any(child.dep_ == "appos" and is_role_noun(child, lexicon) for child in head.children):
        return True
    if tokens.doc[tokens.end : tokens.end + 2].text == ", who":
        return True
    last = tokens[-1].lower_
    is_thing = last in lexicon.nominals or last in lexicon.no_actors.heads
    return len(tokens) == 2 and tokens[0].text in lexicon.first_names and not is_thing


def _is_called_a_place(tokens: DocSpan, lexicon: Lexicon) -> bool:
    """ "the Talas river", "Lachin corridor", "the Talas, a small river"."""
    after = _after(tokens)
    if len(tokens.text.split()) > 2:
        return False
    if after is not None and after.text in lexicon.place_nouns:
        return True
    apposed = (child for child in tokens.root.children if child.dep_ == "appos")
    return any(child.text in lexicon.place_nouns for child in apposed)


def _is_where_something_is(tokens: DocSpan) -> bool:
    """ "a boat in Havbris": nobody is in a person."""
    if not tokens.start:
        return False
    before = tokens.doc[tokens.start - 1]
    if before.lower_ == "the" and tokens.start > 1:
        before = before.nbor(-1)
        if before.lower_ in {"of", "across", "along"}:
            return True
    return before.lower_ in _WHERE and before.head.lemma_.lower() not in _BELIEF
