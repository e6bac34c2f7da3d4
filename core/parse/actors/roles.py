"""What the article says a person is, and whose side they are on.

"Prime Minister Nikol Pashinian", "the Armenian Foreign Ministry spokeswoman, Ani Badalian", "Mikael
Agasandian, a senior Russian diplomat": the role is the words of the article, without the state.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from core.lexicon import Lexicon
from core.model import Actor, ActorKind, Mention, MentionForm
from core.parse.roster import Roster, tokens_of

_COURTESY = frozenset(
    "mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. doctor prof. the a an".split()
)
_KEPT = frozenset({"amod", "compound", "nmod", "poss", "case", "punct", "nn", "nummod"})


# A role and a side, as one mention of a person gives them.
type _Described = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Description:
    """The tokens that describe a person: from the first to the role noun."""

    words: tuple[Token, ...]
    noun: Token


def with_roles(roster: Roster, lexicon: Lexicon) -> Roster:
    """The roster, its people with role and side, its states and their bodies with their side."""
    described: dict[str, list[_Described]] = {}
    for mention in roster.mentions:
        actor = roster.actors.get(mention.actor_id)
        if actor and actor.kind is ActorKind.PERSON and mention.form is MentionForm.NAME:
            described.setdefault(actor.id, []).append(_read(roster, mention, lexicon))
    actors = [
        _completed(actor, described.get(actor.id, []), lexicon) for actor in roster.actors.values()
    ]
    return Roster(roster.doc, actors, roster.mentions)


def _completed(actor: Actor, described: list[_Described], lexicon: Lexicon) -> Actor:
    if actor.kind is ActorKind.STATE:
        return replace(actor, side=actor.name)
    if actor.id.startswith("org:") and actor.id.count(":") == 2:
        return replace(actor, side=lexicon.states[f"state:{actor.id.split(':')[1]}"].name)
    roles = [role for role, _ in described if role]
    sides = Counter(side for _, side in described if side)
    return replace(
        actor,
        role=max(roles, key=len) if roles else actor.role,
        side=sides.most_common(1)[0][0] if sides else actor.side,
    )


def _read(roster: Roster, mention: Mention, lexicon: Lexicon) -> _Described:
    description = _before(roster.doc, mention, lexicon) or _apposed(roster, mention, lexicon)
    if description is None:
        return None, _side_of_company(roster, mention)
    return _role(roster, description), _side(roster, description)


def _side_of_company(roster: Roster, mention: Mention) -> str | None:
    """ "Ruiz and other Peruvian officials": Ruiz is one of them."""
    head = tokens_of(roster.doc, mention.span).root
    for other in (*head.conjuncts, head.head):
        if any(child.lower_ == "other" for child in other.children):
            actor = roster.actor_at(other)
            return actor.side if actor else None
    return None


def _before(doc: Doc, mention: Mention, lexicon: Lexicon) -> _Description | None:
    """ "former Prime Minister" directly before the name."""
    end = tokens_of(doc, mention.span).start
    return _description_ending_at(doc, end - 1, lexicon)


def _description_ending_at(doc: Doc, last: int, lexicon: Lexicon) -> _Description | None:
    if last < 0 or not _is_role_noun(doc[last], lexicon):
        return None
    start = last
    while start > 0 and _belongs(doc[start - 1], doc[last]):
        start -= 1
    return _Description(tuple(doc[start : last + 1]), doc[last])


def _belongs(token: Token, noun: Token) -> bool:
    if token.is_space or token.text in {",", ".", ";", ":", '"', "(", ")"}:
        return False
    if token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.text in {"'s", "-", "'"}:
        return token.sent.start == noun.sent.start
    return False


def _is_role_noun(token: Token, lexicon: Lexicon) -> bool:
    return token.lower_ in lexicon.roles or token.lower_.rstrip("s") in lexicon.roles


def _apposed(roster: Roster, mention: Mention, lexicon: Lexicon) -> _Description | None:
    """ "the spokeswoman, Ani Badalian" and "Ani Badalian, the spokeswoman"."""
    head = tokens_of(roster.doc, mention.span).root
    if head.dep_ == "appos" and _is_role_noun(head.head, lexicon):
        return _noun_phrase(head.head)
    for child in head.children:
        if child.dep_ == "appos" and _is_role_noun(child, lexicon):
            return _noun_phrase(child)
    return None


def _noun_phrase(noun: Token) -> _Description:
    left = [token for token in noun.subtree if token.i <= noun.i and token.i >= noun.left_edge.i]
    of = [
        token
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "to", "at"} and child.i > noun.i
        for token in child.subtree
        if token.i < child.i + 6
    ]
    return _Description(tuple(left + of), noun)


def _role(roster: Roster, description: _Description) -> str | None:
    """The words without the state, articles and courtesy titles."""
    words = [
        token.text
        for token in description.words
        if token.lower_ not in _COURTESY
        and not _names_a_state(roster, token)
        and token.text not in {"'s", ",", "'"}
    ]
    text = " ".join(words).strip(" -").replace(" - ", "-").replace(" of of ", " of ")
    text = text.removesuffix(" of").removesuffix(" to").removesuffix(" for")
    return text or None


def _names_a_state(roster: Roster, token: Token) -> bool:
    return any(mention.actor_id.startswith("state:") for mention in roster.mentions_at(token))


def _side(roster: Roster, description: _Description) -> str | None:
    """The state named in the description; of several, the first; else a state's body."""
    for token in description.words:
        for mention in roster.mentions_at(token):
            actor = roster.actors.get(mention.actor_id)
            if actor and actor.kind is ActorKind.STATE:
                return actor.name
    for token in description.words:
        actor = roster.actor_at(token)
        if actor and actor.kind is ActorKind.ORGANISATION:
            return actor.side or actor.name
    return None
