"""Whom a noun phrase names as a side of an event: the actor itself, its owner, or the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from spacy.tokens import Token

from core.lexicon.events import EventRules
from core.model import Actor, ActorKind, Mention, MentionForm
from core.parse.events.clauses import prepositional, speaking_subjects
from core.parse.events.phrases import (
    OFFICES,
    common,
    is_any,
    is_bare_body,
    is_compounded,
    is_people,
    is_title,
    joined,
    phrase,
)
from core.parse.roster import Roster, tokens_of

OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
OWNING = frozenset({"of", "from"})
BELONGING = frozenset({"of", "from", "in", "for"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
SIDES = ("forces", "movements")
VAGUE = frozenset({"a", "an", "any", "some", "every", "each", "individual", "other", "no", "which"})
# Of which some do what others leave: "outside groups back Ruiz".
CIRCLES = frozenset({"group", "union", "association", "organization", "organisation"})
ECHOES = frozenset({"it", "they", "he", "she", "we"})
BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION})
REFERRING = frozenset({MentionForm.NOMINAL, MentionForm.PRONOUN})


class Rank(IntEnum):
    """How political a party is."""

    BYSTANDER = 0
    NAMED = 1
    POLITICAL = 2
    SOVEREIGN = 3


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event as the text names it. `whole`: the actor itself, not people of it."""

    name: str
    actor: Actor | None
    rank: Rank
    token: Token
    whole: bool = True
    person: Actor | None = None  # whose people they are: his rivals, Ruiz's supporters

    @property
    def side(self) -> str:
        """What it belongs to; two parties of one side are not foreign to each other."""
        if self.actor is None:
            return self.name
        return self.actor.side or self.actor.name

    @property
    def is_private(self) -> bool:
        """A person of whom the article tells no office and no side."""
        actor = self.actor
        if actor is None or actor.kind is not ActorKind.PERSON:
            return False
        return not (actor.role or actor.side)

    @property
    def key(self) -> str:
        """The same for two parties that are one."""
        return self.actor.id if self.actor and self.whole else self.name


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads parties out of noun phrases, with the actors of the article and the word classes."""

    roster: Roster
    rules: EventRules

    def parties(self, heads: Iterable[Token], *, owned: bool) -> tuple[Party, ...]:
        """The parties of these phrases and of what is joined to them by `and`.

        `owned`: a thing stands for its owner, as the plan in "rejected Iran's plan".
        """
        tokens = (
            token for head in heads for token in joined(head) if not is_title(token, self.rules)
        )
        return _distinct(party for token in tokens for party in self._read(token, owned))

    def things(self, heads: Iterable[Token]) -> tuple[Party, ...]:
        """The bare words, where the row leaves no doubt: a bus that was ambushed."""
        tokens = (token for head in heads for token in joined(head))
        nouns = (token for token in tokens if token.pos_ in {"NOUN", "PROPN"})
        return _distinct(Party(phrase(t), None, Rank.BYSTANDER, t, whole=False) for t in nouns)

    def owners_of(self, heads: Iterable[Token]) -> tuple[Party, ...]:
        """Whom these words name as an owner: Israel's, Israeli, by Israel, of its army."""
        tokens = (token for head in heads for token in joined(head))
        return _distinct(party for token in tokens for party in self._owner(token))

    def actors_under(self, top: Token) -> Iterator[Party]:
        """Every named actor in the subtree, in reading order."""
        for token in top.subtree:
            mention = self.roster.mention_at(token)
            if mention is None or not token.idx <= mention.span.start < token.idx + len(token):
                continue
            if is_compounded(token):
                continue
            if mention.form is MentionForm.DEMONYM and is_people(token.head, self.rules):
                yield from self._read(token.head, False)
            else:
                yield self._whole(mention, token)

    def speaks_for_owner(self, token: Token) -> bool:
        """`Israel's raid killed`, `a report by the UN blames`."""
        return is_any(token, ("deeds", "voices"), self.rules)

    def _read(self, token: Token, owned: bool) -> Iterator[Party]:
        appositive = self._appositive(token)
        token = token if appositive else self._member(token)
        owners = self._proper_owners(token)
        series = tuple(owner for owner in owners if _is_in_series(owner.token))
        if len(series) > 1 and is_people(token, self.rules):
            yield from self._each_of(series, token)
        elif party := self._named(token) or appositive:
            yield party
        elif token.lower_ in ECHOES:
            yield from self._echoed(token)
        elif not owners and (is_bare_body(token, self.rules) or self._is_means(token)):
            return
        elif is_people(token, self.rules):
            yield self._people(token, owners[0] if owners else None)
        elif owners and (owned or self.speaks_for_owner(token)):
            yield from owners
        elif token.ent_type_ in NAMES and token.pos_ == "PROPN":
            # A name the article's actors do not hold is still somebody.
            yield Party(phrase(token), None, Rank.NAMED, token, whole=False)

    def _people(self, token: Token, owner: Party | None) -> Party:
        """`Chadian rebels`, `an official of the alliance`: the words, and whose they are."""
        actor = owner.actor if owner else None
        rank, name = self._rank(token, owner), phrase(token)
        if owner and actor and actor.kind is ActorKind.PERSON:
            # Ruiz's rivals are not Ruiz, nor are his ministers.
            name = f"{actor.name}'s {name}" if owner.token.pos_ == "PRON" else name
            return Party(name, None, rank, token, whole=False, person=actor)
        if owner and actor and self._is_unnamed(owner):
            # "an official of the alliance": the words do not say which, the article does.
            return Party(actor.name, actor, rank, token)
        return Party(name, actor, rank, token, whole=False)

    def _each_of(self, owners: tuple[Party, ...], token: Token) -> Iterator[Party]:
        """`the Turkish and Greek sides`, `leaders of Chad and Niger`: one for each."""
        for owner in owners:
            before = owner.token.i < token.i
            name = f"{owner.token.text} {token.text}" if before else owner.name
            yield Party(name, owner.actor, self._rank(token, owner), owner.token, whole=False)

    def _echoed(self, pronoun: Token) -> Iterator[Party]:
        """`Spain says it will leave`: it is Spain, as nobody else is named in between."""
        for subject in speaking_subjects(pronoun.head):
            if subject.lower_ not in ECHOES:
                yield from self._read(subject, False)

    def _member(self, token: Token) -> Token:
        """`thousands of Nigerians`: the Nigerians."""
        quantities = self.rules.classes["quantities"]
        while token.lemma_.lower() in quantities and self.roster.actor_at(token) is None:
            inner = next((t for name, t in prepositional(token) if name == "of"), None)
            if inner is None:
                break
            token = inner
        return token

    def _named(self, token: Token) -> Party | None:
        mention = self.roster.mention_at(token)
        if mention is None or token.pos_ not in NOUNS:
            return None
        if mention.form is not MentionForm.DEMONYM:
            return self._whole(mention, token)
        if token.pos_ == "ADJ" and token.dep_ in OWNERS:
            return None
        actor = self.roster.actors[mention.actor_id]
        return Party(phrase(token), actor, Rank.POLITICAL, token, whole=False)

    def _whole(self, mention: Mention, token: Token) -> Party:
        actor = self.roster.actors[mention.actor_id]
        rank = Rank.BYSTANDER if self._is_citizen(actor) else rank_of(actor)
        return Party(actor.name, actor, rank, token)

    def _is_citizen(self, actor: Actor) -> bool:
        """`Maria Lopez, a teacher from Dayton`: whom she prefers is no act of politics."""
        if actor.kind is not ActorKind.PERSON or actor.side:
            return False
        return any(
            child.dep_ == "appos" and is_any(child, ("citizens",), self.rules)
            for mention in self.roster.mentions
            if mention.actor_id == actor.id
            for child in tokens_of(self.roster.doc, mention.span).root.children
        )

    def _appositive(self, token: Token) -> Party | None:
        """`a senior official, Ana Ruiz`: Ana Ruiz."""
        for child in token.children:
            if child.dep_ == "appos":
                party = self._named(child)
                if party and party.actor and party.actor.kind is ActorKind.PERSON:
                    return party
        return None

    def _proper_owners(self, token: Token) -> tuple[Party, ...]:
        """Whose people they are: an ally of Chad is not Chad's, a Chadian ally is."""
        owners = _distinct(self._owners(token))
        if common(token) not in self.rules.classes["relatives"]:
            return owners
        return tuple(o for o in owners if o.token.dep_ in {"amod", "compound", "nmod"})

    def _owners(self, token: Token) -> Iterator[Party]:
        people = is_people(token, self.rules)
        for place in _people_places(token) if people else _thing_places(token):
            for one in joined(place):
                yield from self._owner(one)

    def _owner(self, token: Token) -> Iterator[Party]:
        if is_compounded(token):
            return
        # "Chadian and Sudanese officials" is one group to the article; its adjectives are two.
        mentions = self.roster.mentions_at(token)
        if mentions:
            mention = mentions[-1] if token.pos_ == "ADJ" else mentions[0]
            if token.pos_ == "ADJ" and self._is_loose(mention):
                return
            party = self._whole(mention, token)
            if party.rank > Rank.BYSTANDER:
                yield party
        elif is_people(token, self.rules):
            # "a guerrilla camp" is the guerrillas'; "a government watchdog" is not the government.
            if token.dep_ not in OWNERS - {"poss"} or is_any(token, SIDES, self.rules):
                yield from self._read(token, False)
        elif token.dep_ in {"poss", "nmod", "pobj"} and token.head.lower_ != "in":
            yield from self._owners(token)

    def _is_loose(self, mention: Mention) -> bool:
        """`a Democratic bill` need not be the bill of the Democratic committee named elsewhere."""
        actor = self.roster.actors[mention.actor_id]
        return actor.kind is ActorKind.ORGANISATION and mention.form is MentionForm.ALIAS

    def _is_unnamed(self, owner: Party) -> bool:
        mention = self.roster.mention_at(owner.token)
        if mention is None or mention.form not in REFERRING:
            return False
        return self.roster.actors[mention.actor_id].kind in BODIES

    def _rank(self, token: Token, owner: Party | None) -> Rank:
        """How political people are: by their office and by whose they are."""
        in_office = is_any(token, OFFICES, self.rules)
        if owner is not None:
            sovereign = in_office and owner.rank is Rank.SOVEREIGN
            return Rank.SOVEREIGN if sovereign else Rank.POLITICAL
        if is_any(token, ("loose",), self.rules) or self._is_vague(token):
            return Rank.BYSTANDER
        if any(c.dep_ == "compound" and c.ent_type_ in NAMES for c in token.children):
            # "the Ruiz brothers" are somebody.
            return Rank.POLITICAL
        return Rank.POLITICAL if in_office else Rank.BYSTANDER

    def _is_means(self, token: Token) -> bool:
        """`a plane hit the port`: somebody's plane did it, and nobody says whose."""
        one = any(child.lower_ in {"a", "an"} for child in token.children)
        return one and is_any(token, ("deeds",), self.rules)

    def _is_vague(self, token: Token) -> bool:
        """`any candidate`, `red states`: nobody in particular; `a militia` will do."""
        if any(child.dep_ == "poss" for child in token.children):
            return False
        if is_any(token, ("bodies",), self.rules):
            described = any(c.dep_ in {"amod", "compound"} for c in token.children)
            return token.lower_ != token.lemma_ and not (described and token.lemma_ in CIRCLES)
        if is_any(token, ("forces",), self.rules):
            return False
        return any(child.lower_ in VAGUE for child in token.children)


def rank_of(actor: Actor) -> Rank:
    """How political a named actor is, as far as the article tells."""
    match actor.kind:
        case ActorKind.STATE:
            return Rank.SOVEREIGN
        case ActorKind.PLACE:
            # A territory has a government of its own; a town has not.
            return Rank.POLITICAL if actor.id.startswith("state:") else Rank.BYSTANDER
        case ActorKind.PERSON | ActorKind.GROUP:
            return Rank.SOVEREIGN if actor.side else Rank.POLITICAL
    # Ids of the organisation table are in capitals; a state's body has the state for its side.
    return Rank.SOVEREIGN if actor.side or actor.id.split(":")[1].isupper() else Rank.NAMED


def _people_places(token: Token) -> Iterator[Token]:
    """Where people are said to be somebody's: Spain's, Spanish, of Spain, a spokesman for Spain."""
    yield from (child for child in token.children if child.dep_ in OWNERS)
    yield from (inner for name, inner in prepositional(token, depth=2) if name in BELONGING)


def _thing_places(token: Token) -> Iterator[Token]:
    """Where a thing is said to be somebody's: Spain's, by Spain, of Spain, offered by Spain."""
    yield from (child for child in token.children if child.dep_ in OWNERS)
    phrases = list(prepositional(token, depth=2))
    is_deed = any(child.dep_ == "poss" for child in token.children)
    is_deed = is_deed or any(name == "by" for name, _ in phrases)
    for name, inner in phrases:
        # "Chad's treatment of monks", "the arrest of monks by Chad": the monks own nothing.
        if name == "by" or (name in OWNING and not is_deed):
            yield inner
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from (agent for name, agent in prepositional(child, depth=2) if name == "by")


def _is_in_series(token: Token) -> bool:
    return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.key, party)
    return tuple(found.values())
