"""Whom a noun phrase names as a side of an event: the actor itself, its owner, or the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from spacy.tokens import Token

from core.lexicon.events import EventRules
from core.model import Actor, ActorKind, Mention, MentionForm
from core.parse.events.clauses import prepositional, speaking_subjects
from core.parse.roster import Roster, text_of

OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
OWNING = frozenset({"of", "from", "in", "by"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X"})
OFFICES = ("officials", "bodies", "forces", "movements")
PEOPLE = (*OFFICES, "people", "protesters", "casualties")
VAGUE = frozenset({"a", "an", "any", "some", "every", "each", "individual", "other", "no", "which"})
ECHOES = frozenset({"it", "they", "he", "she", "we"})
PREMODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "punct", "case"})
COUNTS = frozenset({"det", "nummod", "quantmod"})
# Tokens of an of-phrase kept in a party's name.
LONGEST_OF = 8


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
        tokens = (token for head in heads for token in joined(head))
        return _distinct(party for token in tokens for party in self._read(token, owned))

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
            if mention.form is MentionForm.DEMONYM and is_people(token.head, self.rules):
                yield from self._read(token.head, False)
            else:
                yield self._whole(mention, token)

    def _read(self, token: Token, owned: bool) -> Iterator[Party]:
        appositive = self._appositive(token)
        token = token if appositive else self._member(token)
        owners = _distinct(self._owners(token))
        series = tuple(owner for owner in owners if _in_series(owner.token))
        if len(series) > 1 and is_people(token, self.rules):
            yield from self._each_of(series, token)
        elif party := self._named(token) or appositive:
            yield party
        elif token.lower_ in ECHOES:
            yield from self._echoed(token)
        elif is_people(token, self.rules):
            owner = owners[0] if owners else None
            actor = owner.actor if owner else None
            yield Party(phrase(token), actor, self._rank(token, owner), token, whole=False)
        elif owned or self._speaks_for_owner(token):
            yield from owners

    def _speaks_for_owner(self, token: Token) -> bool:
        """`Israel's raid killed`, `a report by the UN blames`."""
        lemma = token.lemma_.lower()
        return any(lemma in self.rules.classes[name] for name in ("deeds", "voices"))

    def _each_of(self, owners: tuple[Party, ...], token: Token) -> Iterator[Party]:
        """`the Turkish and Greek sides`, `leaders of Chad and Niger`: one for each."""
        for owner in owners:
            name = owner.name
            if owner.token.i < token.i:
                name = f"{owner.token.text} {token.text}"
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
        actor = self.roster.actors[mention.actor_id]
        if mention.form is MentionForm.DEMONYM:
            if token.pos_ == "ADJ" and token.dep_ in OWNERS:
                return None
            return Party(phrase(token), actor, Rank.POLITICAL, token, whole=False)
        return self._whole(mention, token)

    def _whole(self, mention: Mention, token: Token) -> Party:
        actor = self.roster.actors[mention.actor_id]
        name = actor.name
        if mention.form is MentionForm.ACRONYM and actor.kind is ActorKind.ORGANISATION:
            # The full name alone would not be found again in the sentence.
            name = f"{actor.name} ({text_of(token.doc, mention.span)})"
        return Party(name, actor, rank_of(actor), token)

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
        for name, inner in prepositional(token, depth=2):
            if name in OWNING:
                for one in joined(inner):
                    yield from self._owner(one)
        for child in token.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                # "aid offered by Spain": it is Spain's.
                for name, agent in prepositional(child, depth=2):
                    if name == "by":
                        yield from self._owner(agent)

    def _owner(self, token: Token) -> Iterator[Party]:
        mention = self.roster.mention_at(token)
        if mention:
            party = self._whole(mention, token)
            if party.rank > Rank.BYSTANDER:
                yield party
        elif is_people(token, self.rules):
            yield from self._read(token, False)
        elif token.dep_ in {"poss", "nmod", "pobj"} and token.head.lower_ != "in":
            yield from self._owners(token)

    def _rank(self, token: Token, owner: Party | None) -> Rank:
        """How political people are: by their office and by whose they are."""
        lemma = common(token)
        in_office = any(lemma in self.rules.classes[name] for name in OFFICES)
        if owner is not None:
            sovereign = in_office and owner.rank is Rank.SOVEREIGN
            return Rank.SOVEREIGN if sovereign else Rank.POLITICAL
        # "any candidate", "a candidate": nobody in particular; "a court", "a militia" will do.
        settled = any(lemma in self.rules.classes[name] for name in ("bodies", "forces"))
        vague = not settled and any(child.lower_ in VAGUE for child in token.children)
        return Rank.POLITICAL if in_office and not vague else Rank.BYSTANDER


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.key, party)
    return tuple(found.values())


def _in_series(token: Token) -> bool:
    return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)


def is_people(token: Token, rules: EventRules) -> bool:
    """A common noun for those who act: officials, a government, troops, protesters."""
    lemma = common(token)
    return token.pos_ in {"NOUN", "PROPN"} and any(lemma in rules.classes[name] for name in PEOPLE)


def common(token: Token) -> str:
    """A noun as the tables list it; "Marines" is a name to the model, and keeps its plural."""
    lemma = token.lemma_.lower()
    return (
        lemma.removesuffix("s")
        if token.tag_ in {"NNS", "NNPS"} and token.text[0].isupper()
        else lemma
    )


def rank_of(actor: Actor) -> Rank:
    """How political a named actor is, as far as the article tells."""
    match actor.kind:
        case ActorKind.STATE:
            return Rank.SOVEREIGN
        case ActorKind.PLACE:
            return Rank.NAMED if actor.side else Rank.BYSTANDER
        case ActorKind.PERSON:
            return Rank.SOVEREIGN if actor.side else Rank.POLITICAL
        case ActorKind.GROUP:
            return Rank.SOVEREIGN if actor.side else Rank.POLITICAL
    # Ids of the organisation table are in capitals; a state's body has the state for its side.
    return Rank.SOVEREIGN if actor.side or actor.id.split(":")[1].isupper() else Rank.NAMED


def joined(head: Token) -> Iterator[Token]:
    """A phrase's head and the heads joined to it: Russia, France and Spain."""
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from joined(child)


def phrase(head: Token) -> str:
    """The words of a party without article and number: `Russian officials`, `leaders of the bloc`."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in PREMODIFIERS or token.i < first.i - 6:
            break
        first = token.left_edge
    last = head
    for child in head.rights:
        short = child.right_edge.i - child.i < LONGEST_OF
        if child.dep_ == "prep" and child.lower_ == "of" and short:
            last = child.right_edge
            break
    tokens = head.doc[first.i : last.i + 1]
    while len(tokens) > 1 and (
        tokens[0].pos_ in {"DET", "PUNCT", "NUM"} or tokens[0].dep_ in COUNTS
    ):
        tokens = tokens[1:]
    return tokens.text
