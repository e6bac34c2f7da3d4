"""Whom a noun phrase names as a side of an event: the actor itself, its owner, or the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from spacy.tokens import Token

from core.lexicon.events import EventRules
from core.model import Actor, ActorKind, Mention, MentionForm
from core.parse.events.clauses import prepositional, speaking_subjects
from core.parse.roster import Roster

OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
PEOPLE = ("officials", "bodies", "forces", "people", "protesters", "casualties")
VAGUE = frozenset({"a", "an", "any", "some", "every", "each", "individual", "other", "no", "which"})
ECHOES = frozenset({"it", "they", "he", "she", "we"})
LONGEST_OF = 8  # tokens of an of-phrase kept in a party's name


class Rank(IntEnum):
    """How political a party is."""

    BYSTANDER = 0
    NAMED = 1
    POLITICAL = 2
    SOVEREIGN = 3


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event as the text names it."""

    name: str
    actor: Actor | None
    rank: Rank
    token: Token
    whole: bool = True  # the actor itself, not people of it

    @property
    def side(self) -> str:
        """What it belongs to; two parties of one side are not foreign to each other."""
        if self.actor is None:
            return self.name
        return self.actor.side or self.actor.name

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
        found: dict[str, Party] = {}
        for head in heads:
            for token in joined(head):
                for party in self._read(token, owned):
                    found.setdefault(party.key, party)
        return tuple(found.values())

    def actors_under(self, top: Token) -> Iterator[Party]:
        """Every named actor in the subtree, in reading order."""
        for token in top.subtree:
            mention = self.roster.mention_at(token)
            if mention and token.idx <= mention.span.start < token.idx + len(token):
                actor = self.roster.actors[mention.actor_id]
                if mention.form is MentionForm.DEMONYM and is_people(token.head, self.rules):
                    yield from self._read(token.head, False)
                else:
                    yield Party(_full_name(actor, mention, token), actor, rank_of(actor), token)

    def owners_of(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """Whom these words name as the owner of a deed: Israel's, Israeli, by Israel."""
        found: dict[str, Party] = {}
        for head in tokens:
            for token in joined(head):
                for party in (
                    self._read(token, True) if is_people(token, self.rules) else self._owner(token)
                ):
                    found.setdefault(party.key, party)
        return tuple(found.values())

    def _read(self, token: Token, owned: bool) -> Iterator[Party]:
        token = self._member(token)
        party = self._named(token) or self._appositive(token)
        if party:
            yield party
            return
        if token.pos_ not in NOUNS:
            return
        if token.lower_ in ECHOES:
            yield from self._echoed(token)
            return
        owners = list(self._owners(token))
        if is_people(token, self.rules):
            rank = max(
                [Rank.SOVEREIGN if o.rank is Rank.SOVEREIGN else Rank.POLITICAL for o in owners],
                default=self._bare_rank(token),
            )
            if len(owners) > 1 and all(o.token.pos_ == "ADJ" for o in owners):
                # "the Turkish and Greek sides" are two.
                for owner in owners:
                    name = f"{owner.token.text} {token.text}"
                    yield Party(name, owner.actor, rank, token, whole=False)
            else:
                owner = owners[0].actor if owners else None
                yield Party(phrase(token), owner, rank, token, whole=False)
        elif owned or token.lemma_.lower() in self.rules.classes["deeds"]:
            yield from owners

    def _echoed(self, pronoun: Token) -> Iterator[Party]:
        """`Spain says it will leave`: it is Spain, as nobody else is named in between."""
        for subject in speaking_subjects(pronoun.head):
            if subject.lower_ not in ECHOES:
                yield from self._read(subject, False)

    def _member(self, token: Token) -> Token:
        """`thousands of Nigerians`: the Nigerians."""
        while token.lemma_.lower() in self.rules.classes["quantities"] and not self.roster.actor_at(
            token
        ):
            inner = [
                t
                for p in token.children
                if p.dep_ == "prep" and p.lower_ == "of"
                for t in p.children
                if t.dep_ == "pobj"
            ]
            if not inner:
                break
            token = inner[0]
        return token

    def _named(self, token: Token) -> Party | None:
        mention = self.roster.mention_at(token)
        if mention is None:
            return None
        actor = self.roster.actors[mention.actor_id]
        if mention.form is MentionForm.DEMONYM and token.pos_ == "ADJ" and token.dep_ in OWNERS:
            return None
        if mention.form is MentionForm.DEMONYM:
            return Party(phrase(token), actor, Rank.POLITICAL, token, whole=False)
        if rank_of(actor) is Rank.BYSTANDER:
            return None
        return Party(_full_name(actor, mention, token), actor, rank_of(actor), token)

    def _appositive(self, token: Token) -> Party | None:
        """`a senior official, Ana Ruiz`: Ana Ruiz."""
        for child in token.children:
            if child.dep_ == "appos":
                party = self._named(child)
                if party and party.actor and party.actor.kind is ActorKind.PERSON:
                    return party
        return None

    def _owners(self, token: Token) -> Iterator[Party]:
        for child in token.children:
            if child.dep_ in OWNERS:
                for one in joined(child):
                    yield from self._owner(one)
        for child in token.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                # "aid offered by Spain": it is Spain's.
                for name, agent in prepositional(child):
                    if name == "by":
                        yield from self._owner(agent)
            if child.dep_ == "prep" and child.lower_ in {"of", "from", "in", "by"}:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from self._owner(inner)

    def _owner(self, token: Token) -> Iterator[Party]:
        mention = self.roster.mention_at(token)
        if mention:
            actor = self.roster.actors[mention.actor_id]
            if rank_of(actor) > Rank.BYSTANDER:
                yield Party(_full_name(actor, mention, token), actor, rank_of(actor), token)
        elif is_people(token, self.rules):
            yield from self._read(token, False)
        elif token.dep_ in {"poss", "nmod"}:
            yield from self._owners(token)

    def _bare_rank(self, token: Token) -> Rank:
        lemma = token.lemma_.lower()
        classes = self.rules.classes
        # "any candidate", "a candidate": nobody in particular.
        vague = any(c.lower_ in VAGUE for c in token.children)
        political = not vague and any(
            lemma in classes[name] for name in ("officials", "bodies", "forces")
        )
        return Rank.POLITICAL if political else Rank.BYSTANDER


def is_people(token: Token, rules: EventRules) -> bool:
    """A common noun for those who act: officials, a government, troops, protesters."""
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "PROPN"} and any(lemma in rules.classes[name] for name in PEOPLE)


def _full_name(actor: Actor, mention: Mention, token: Token) -> str:
    """The actor's name, with the acronym that stands in the text."""
    if mention.form is MentionForm.ACRONYM and actor.kind is ActorKind.ORGANISATION:
        return f"{actor.name} ({mention.span.of(token.doc.text)})"
    return actor.name


def rank_of(actor: Actor) -> Rank:
    """How political a named actor is, as far as the article tells."""
    if actor.kind is ActorKind.STATE:
        return Rank.SOVEREIGN
    if actor.kind is ActorKind.PLACE:
        return Rank.NAMED if actor.side else Rank.BYSTANDER
    if actor.kind is ActorKind.PERSON:
        return Rank.POLITICAL
    if actor.kind is ActorKind.GROUP:
        return Rank.SOVEREIGN if actor.side else Rank.POLITICAL
    # Ids of the organisation table are in capitals; a state's body has the state in its id.
    return Rank.SOVEREIGN if actor.side or actor.id[4:].isupper() else Rank.NAMED


def joined(head: Token) -> Iterator[Token]:
    """A phrase's head and the heads joined to it: Russia, France and Spain."""
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from joined(child)


def phrase(head: Token) -> str:
    """The words of a party without article and number: `Russian officials`, `leaders of the union`."""
    first = head
    for token in reversed(list(head.lefts)):
        if (
            token.dep_ not in {"compound", "amod", "poss", "nmod", "punct", "case"}
            or token.i < first.i - 6
        ):
            break
        first = token.left_edge
    last = head
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and child.right_edge.i - child.i < LONGEST_OF
        ):
            last = child.right_edge
            break
    tokens = head.doc[first.i : last.i + 1]
    while len(tokens) > 1 and (
        tokens[0].pos_ in {"DET", "PUNCT", "NUM"} or tokens[0].dep_ in {"det", "nummod", "quantmod"}
    ):
        tokens = tokens[1:]
    return tokens.text
