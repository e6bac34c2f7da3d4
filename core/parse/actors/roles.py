"""What the article says a person is, and whose side they are on.

"Prime Minister Ana Ruiz", "the Armenian Foreign Ministry spokeswoman, Ani Badalian", "Pavel Orlov,
head of the river commission": the role is the words of the article, without state and article.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.lexicon import Lexicon
from core.model import COUNTED_FORMS, Actor, ActorKind, Mention
from core.parse.roster import Roster, tokens_of

_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss sir dame lord lady dr dr. doctor prof.".split())
_LEADING = frozenset("the a an his her its their our my this that then".split())
_JOINING = frozenset("of for".split())
_AFTER = frozenset("of for to at on in with".split())
# A title with all its modifiers is seldom longer; a longer run is a sentence misread.
_MOST_WORDS = 10

# A role and a side, as one mention of a person gives them.
type _Described = tuple[str | None, str | None]


def with_roles(roster: Roster, lexicon: Lexicon) -> Roster:
    """The roster, its people with role and side, its states and their bodies with their side."""
    described: dict[str, list[_Described]] = {}
    for mention in roster.mentions:
        actor = roster.actors[mention.actor_id]
        if actor.kind is ActorKind.PERSON and mention.form in COUNTED_FORMS:
            described.setdefault(actor.id, []).append(_read(roster, mention, lexicon))
    actors = [
        _completed(actor, described.get(actor.id, []), lexicon) for actor in roster.actors.values()
    ]
    return Roster(roster.doc, actors, roster.mentions)


def with_owned_sides(roster: Roster, lexicon: Lexicon) -> Roster:
    """Sides that a pronoun gives: in "Its envoy, Helena Lind", the side of whatever "its" is."""
    sides: dict[str, str] = {}
    for mention in roster.mentions:
        actor = roster.actors[mention.actor_id]
        if actor.kind is ActorKind.PERSON and not actor.side and mention.form in COUNTED_FORMS:
            noun = _before(roster.doc, mention, lexicon) or _apposed(roster, mention, lexicon)
            if noun and (side := _owner(roster, noun)):
                sides.setdefault(actor.id, side)
    actors = [replace(a, side=sides.get(a.id, a.side)) for a in roster.actors.values()]
    return Roster(roster.doc, actors, roster.mentions)


def _owner(roster: Roster, noun: Token) -> str | None:
    for child in noun.children:
        owner = roster.actor_at(child) if child.dep_ == "poss" else None
        if owner and owner.kind in {ActorKind.STATE, ActorKind.ORGANISATION}:
            return owner.side or owner.name
    return None


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
    noun = _before(roster.doc, mention, lexicon) or _apposed(roster, mention, lexicon)
    if noun is None:
        return None, _side_of_company(roster, mention)
    start, end = _first_word(noun, lexicon), _last_word(noun, mention)
    return _role(roster, noun, start, end, lexicon), _side(roster, roster.doc[start:end])


def _side_of_company(roster: Roster, mention: Mention) -> str | None:
    """ "Ruiz and other Peruvian officials": Ruiz is one of them."""
    head = tokens_of(roster.doc, mention.span).root
    for other in (*head.conjuncts, head.head):
        if any(child.lower_ == "other" for child in other.children):
            actor = roster.actor_at(other)
            return actor.side if actor else None
    return None


def _before(doc: Doc, mention: Mention, lexicon: Lexicon) -> Token | None:
    """ "former Prime Minister" directly before the name, or before the first of two names."""
    tokens = tokens_of(doc, mention.span)
    if tokens.start and is_role_noun(doc[tokens.start - 1], lexicon):
        return doc[tokens.start - 1]
    first = tokens.root.head
    if tokens.root.dep_ == "conj":
        for token in reversed(doc[first.left_edge.i : first.i]):
            if _is_plural_role(token, lexicon):
                return token
    # "Secretary of State John Kerry", "Minister of Defence Ana Ruiz"
    for back in (2, 3):
        at = tokens.start - back
        if at > 0 and doc[at].lower_ == "of" and is_role_noun(doc[at - 1], lexicon):
            return doc[tokens.start - 1] if tokens.start - at <= 3 else None
    return None


def is_role_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word says what a person is: minister, spokeswoman, presidents."""
    return token.lower_ in lexicon.roles or token.lower_.removesuffix("s") in lexicon.roles


def _is_plural_role(token: Token, lexicon: Lexicon) -> bool:
    """ "Water Ministers": the model's own tags take plural titles for names."""
    word = token.lower_
    return word not in lexicon.roles and word.removesuffix("s") in lexicon.roles


def _apposed(roster: Roster, mention: Mention, lexicon: Lexicon) -> Token | None:
    """ "the spokeswoman, Ani Badalian" and "Ani Badalian, the spokeswoman"."""
    head = tokens_of(roster.doc, mention.span).root
    if head.dep_ == "appos" and is_role_noun(head.head, lexicon):
        return head.head
    return next((c for c in head.children if c.dep_ == "appos" and is_role_noun(c, lexicon)), None)


def _first_word(noun: Token, lexicon: Lexicon) -> int:
    """Leftwards over adjectives, nouns and owners; over "of" only after a role noun."""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and noun.i - start < _MOST_WORDS:
        before = doc[start - 1]
        is_of_role = (
            before.lower_ in _JOINING and start > 1 and is_role_noun(doc[start - 2], lexicon)
        )
        is_word = before.pos_ in {"PROPN", "ADJ", "NOUN"} or before.text in {"'s", "-"}
        if before.is_space or not (is_word or is_of_role):
            break
        start -= 1
    return start


def _last_word(noun: Token, mention: Mention) -> int:
    """Rightwards over "of the river commission", unless the name itself follows."""
    doc, end = noun.doc, noun.i + 1
    while end + 1 < len(doc) and doc[end].text == "-":  # secretary-general
        end += 2
    if end == len(doc) or doc[end].dep_ != "prep" or doc[end].lower_ not in _AFTER:
        return end
    preposition, last = doc[end], end + 1
    while last < len(doc) and last - noun.i < _MOST_WORDS and _goes_on(doc[last], preposition):
        last += 1
    return end if doc[last - 1].idx >= mention.span.start > noun.idx else last


def _goes_on(token: Token, preposition: Token) -> bool:
    is_clause = token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} or token.is_punct or token.is_space
    return not is_clause and (token.is_ancestor(preposition) or preposition.is_ancestor(token))


def _role(roster: Roster, noun: Token, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The words between, less owner ("Peru's"), state, courtesy title and leading article."""
    if noun.lower_ == "counterpart":
        return None  # "her Russian counterpart" holds her office, whatever it is
    words = list(roster.doc[start:end])
    owners = [token.i for token in words if token.text == "'s" and token.i < noun.i]
    words = [token for token in words if not owners or token.i > owners[-1]]
    words = [token for token in words if not _is_side(roster, token, noun)]
    while words and (words[0].lower_ in _LEADING | _COURTESY or words[0].text == "-"):
        words = words[1:]
    while words and words[-1].lower_ in _LEADING | _AFTER:
        words = words[:-1]
    return _spelled(words, noun, lexicon) or None


def _is_side(roster: Roster, token: Token, noun: Token) -> bool:
    """The state's name or demonym before the noun; "minister for Kosovo" keeps its Kosovo."""
    named = any(mention.actor_id.startswith("state:") for mention in roster.mentions_at(token))
    return named and token.i < noun.i


def _spelled(words: list[Token], noun: Token, lexicon: Lexicon) -> str:
    text = "".join(
        (token.text.removesuffix("s") if token == noun else token.text) + token.whitespace_
        if _is_plural_role(noun, lexicon)
        else token.text_with_ws
        for token in words
    )
    return re.split(r" [-–—] ", " ".join(text.split()))[0].strip(" -–—,;:")


def _side(roster: Roster, words: DocSpan) -> str | None:
    """The state named in the description; of several, the first; else an organisation."""
    for token in words:
        for mention in roster.mentions_at(token):
            actor = roster.actors[mention.actor_id]
            if actor.kind is ActorKind.STATE:
                return actor.name
    for token in words:
        named = roster.actor_at(token)
        if named and named.kind is ActorKind.ORGANISATION:
            return named.side or named.name
    return None
