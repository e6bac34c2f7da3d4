"""Offices that say whose they are: "the Republican nominee", "the mayor of Gdansk".

Where "the mayor" takes up somebody named shortly before, these name one person in the world, and
the article may give the name further off, or later. Where two may hold it, it is nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from core.lexicon import Lexicon
from core.model import COUNTED_FORMS, Actor, ActorKind, Mention, MentionForm, Span
from core.parse.coreference.salience import sentence_numbers
from core.parse.roster import Roster, tokens_of

_ARTICLES = frozenset("the this".split())
_OF = frozenset("of for from in".split())
_AFTER_NAME = frozenset("of from".split())
_PLACES_OF_BARE = frozenset("nsubj nsubjpass poss".split())
_MODIFIERS = frozenset("amod compound nmod poss".split())
# Who may hold it one day holds it not: "the next governor".
_NOT_NOW = frozenset("next future new first last only would-be potential possible eventual".split())
_SECONDS = ("vice", "deputy", "assistant")
_PAST = frozenset("former late ex then then-".split())
# Words before a name that may tell the office's place: "former Ohio governor".
_BEFORE_NAME = 6
_PLACES = frozenset({ActorKind.STATE, ActorKind.PLACE})
# Without the place beside the name, the name must be this near, in sentences.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article tells of a person beside the name, in small letters."""

    names: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)


def find_holders(roster: Roster, lexicon: Lexicon) -> list[Mention]:
    """The offices with a place, a party or a body whose one holder the article names."""
    people = _described(roster)
    found = []
    for token in roster.doc:
        if roster.mention_at(token) is None and _is_office(token, lexicon):
            actor_id = _holder(token, people, roster, lexicon)
            if actor_id is not None:
                span = Span(token.doc[_start(token)].idx, token.idx + len(token))
                found.append(Mention(span, MentionForm.NOMINAL, actor_id))
    return found


def _is_office(noun: Token, lexicon: Lexicon) -> bool:
    """A role noun that stands for one person, and not beside a name or as a predicate."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.tag_ in {"NNS", "NNPS"}:
        return False
    role = lexicon.roles.get(noun.lower_)
    if role is None or noun.dep_ in {"compound", "appos", "attr", "amod", "nmod", "npadvmod"}:
        return False
    follows = noun.nbor().pos_ == "PROPN" if noun.i + 1 < len(noun.doc) else False
    children = tuple(noun.children)
    is_one = any(c.lower_ in _ARTICLES or c.dep_ == "poss" for c in children)
    # "Ohio governor backs Ruiz": a headline leaves the article out.
    is_bare = noun.pos_ == "NOUN" and noun.dep_ in _PLACES_OF_BARE and _is_named(noun)
    is_beside = any(c.dep_ in {"appos", "relcl", "acl", "conj"} for c in children)
    is_open = any(c.lower_ in _NOT_NOW or c.lower_ in {"a", "an", "any", "no"} for c in children)
    return (is_one or is_bare) and not (follows or is_beside or is_open)


def _is_named(noun: Token) -> bool:
    """Whether the word before it begins with a capital letter, and no article stands before."""
    articles = any(child.dep_ in {"det", "nummod"} for child in noun.children)
    return not articles and noun.i > 0 and noun.nbor(-1).text[0].isupper()


def _holder(noun: Token, people: dict[str, _Told], roster: Roster, lexicon: Lexicon) -> str | None:
    """The one person of this role whom the description's names fit."""
    wanted = list(_qualifiers(noun, roster))
    if not wanted:
        return None
    words = (noun.lower_, *lexicon.roles[noun.lower_].covers)
    former = any(child.lower_ in _PAST for child in noun.children)
    holders = [
        actor
        for actor in (roster.actors[one] for one in people)
        if _holds(actor, words, people[actor.id]) and _is_past(actor) == former
    ]
    fitting = [
        actor for actor in holders if all(names & people[actor.id].names for names in wanted)
    ]
    if fitting:
        return fitting[0].id if len(fitting) == 1 else None
    # "Ohio's governor backed the plan. Gov. Omar Keita said": nobody else here is a governor.
    if len(holders) == 1 and _is_local(noun, roster) and not _is_placed(holders[0], roster, noun):
        return holders[0].id
    return None


def _qualifiers(noun: Token, roster: Roster) -> Iterator[frozenset[str]]:
    """Names that tell whose office it is, each in the ways it may be told: ohio, republican."""
    for token in _owners(noun):
        if token.i < noun.i or token.text[0].isupper() or roster.actor_at(token) is not None:
            yield from _names_in(token, roster)
        else:
            # "the leader of the walkout": of something that nobody's role will name.
            yield frozenset({token.text})


def _owners(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in _MODIFIERS and child.i < noun.i:
            yield child
        elif child.dep_ == "prep" and child.lower_ in _OF:
            yield from child.children


def _names_in(token: Token, roster: Roster) -> Iterator[frozenset[str]]:
    run = [word for word in token.subtree if word.i <= token.i and word.is_alpha]
    words = {word.lower_ for word in run if word.text[0].isupper()}
    if actor := roster.actor_at(token):
        # Either will do: "Democratic", or the party it names.
        yield frozenset({actor.name.lower(), *words})
    else:
        yield from (frozenset({word}) for word in words)


def _described(roster: Roster) -> dict[str, _Told]:
    """For each person, the words and the actors that stand beside the name."""
    people: dict[str, _Told] = {}
    for mention in roster.mentions:
        actor = roster.actors[mention.actor_id]
        if actor.kind is ActorKind.PERSON and mention.form in COUNTED_FORMS:
            told = people.setdefault(actor.id, _Told())
            told.names.update(word.lower() for word in (actor.role or "").split())
            told.names.add((actor.side or "").lower())
            for token in _beside(roster, mention):
                told.names.add(token.lower_)
                if named := roster.actor_at(token):
                    told.names.add(named.name.lower())
                if token.dep_ == "appos":
                    told.offices.add(token.lower_)
    return people


def _beside(roster: Roster, mention: Mention) -> Iterator[Token]:
    """`Ohio's governor` before the name; `of Ohio`, `the Democratic nominee` after it."""
    tokens = tokens_of(roster.doc, mention.span)
    for child in tokens.root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > tokens.root.i:
            yield from child.subtree
    for token in reversed(roster.doc[max(tokens.start - _BEFORE_NAME, 0) : tokens.start]):
        if token.pos_ not in {"PROPN", "ADJ", "NOUN", "PART"} and token.text != ",":
            break
        yield token
    if tokens.end + 1 < len(roster.doc) and roster.doc[tokens.end].lower_ in _AFTER_NAME:
        for token in roster.doc[tokens.end + 1 : tokens.end + 4]:
            if token.pos_ != "PROPN":
                break
            yield token


def _holds(actor: Actor, words: tuple[str, ...], told: _Told) -> bool:
    role = spoken_role(actor)
    return words[0] in told.offices or any(f" {word} " in role for word in words)


def spoken_role(actor: Actor) -> str:
    """A person's role in small letters between blanks; a vice president is no president."""
    role = f" {(actor.role or '').lower().replace('-', ' ')} "
    for second in _SECONDS:
        role = role.replace(f" {second} ", f" {second}-")
    return role


def _is_past(actor: Actor) -> bool:
    return not _PAST.isdisjoint((actor.role or "").lower().split())


def _is_local(noun: Token, roster: Roster) -> bool:
    """Whether it is the office of a town or a state; parties have more nominees than one."""
    kinds = {named.kind for token in _owners(noun) if (named := roster.actor_at(token))}
    return bool(kinds) and kinds <= _PLACES


def _is_placed(actor: Actor, roster: Roster, noun: Token) -> bool:
    """Whether the article ties the person to another place, or names them too far off."""
    if actor.side is not None:
        return True
    numbers = sentence_numbers(noun.doc)
    mentions = [m for m in roster.mentions if m.actor_id == actor.id]
    starts = (tokens_of(noun.doc, m.span).start for m in mentions)
    is_near = any(0 <= numbers[start] - numbers[noun.i] <= _NEAR for start in starts)
    beside = (t for m in mentions for t in _beside(roster, m))
    places = any((named := roster.actor_at(t)) and named.kind in _PLACES for t in beside)
    return places or not is_near


def _start(noun: Token) -> int:
    lefts = [c.left_edge.i for c in noun.lefts if c.dep_ in _MODIFIERS or c.lower_ in _ARTICLES]
    return min(lefts, default=noun.i)
