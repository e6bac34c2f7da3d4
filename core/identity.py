"""The same actor across articles: bare surnames linked, other likenesses proposed, nothing guessed.

States, bodies and known organisations have ids from the tables, so they are one actor everywhere. A
person's id is the full name. What remains is the article that says "Ruiz" only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz import fuzz

from core import naming
from core.model import Actor, ActorKind, Event, ParsedArticle, Quote

# Of two organisations' names, this share of words alike is worth a look (token_set_ratio, 0-100).
_ALIKE = 90


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one, and why an analyst should look."""

    first_id: str
    second_id: str
    reason: str


def new_actor(name: str, kind: ActorKind) -> Actor:
    """An actor by the name an analyst gives it, with the id a parse would give it too."""
    plain = " ".join(name.split())
    prefix = "org" if kind is ActorKind.ORGANISATION else kind.value
    return Actor(f"{prefix}:{naming.slug(plain)}", plain, kind)


def bare_names(parsed: ParsedArticle) -> dict[str, str]:
    """Surname (as at the end of an id) -> actor id, for those an article calls by it only."""
    return {
        actor.id.removeprefix("person:"): actor.id
        for actor in parsed.actors
        if actor.kind is ActorKind.PERSON and " " not in actor.name
    }


def link_bare_names(parsed: ParsedArticle, known: Iterable[Actor]) -> ParsedArticle:
    """The article with "Ruiz" as Ana Ruiz, if she is the only Ruiz of the collection.

    `known` are the collection's people; two of one surname link nobody. Nor does a person the
    article names in full: then the parser kept the two apart.
    """
    named = {actor.id for actor in parsed.actors}
    bearers: dict[str, list[Actor]] = defaultdict(list)
    for person in known:
        if person.kind is ActorKind.PERSON and " " in person.name:
            bearers[person.id.rpartition("-")[2]].append(person)
    links = {
        actor_id: bearers[surname][0]
        for surname, actor_id in bare_names(parsed).items()
        if len(bearers[surname]) == 1 and bearers[surname][0].id not in named
    }
    return renamed(parsed, links) if links else parsed


def renamed(parsed: ParsedArticle, links: Mapping[str, Actor]) -> ParsedArticle:
    """The article in which what was the actor of an id is another, who may be in it already."""
    return replace(
        parsed,
        actors=_joined(parsed.actors, links),
        mentions=tuple(
            replace(mention, actor_id=links[mention.actor_id].id)
            if mention.actor_id in links
            else mention
            for mention in parsed.mentions
        ),
        quotes=tuple(_renamed_quote(quote, links) for quote in parsed.quotes),
        events=tuple(_renamed_event(event, links) for event in parsed.events),
    )


def _joined(named: Sequence[Actor], links: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Those that are one as one; what the article says of the actor itself goes first."""
    own = {actor.id: actor for actor in named if actor.id not in links}
    for actor in named:
        if actor.id not in links:
            continue
        other = links[actor.id]
        known = own.get(other.id, replace(actor, id=other.id, name=other.name, kind=other.kind))
        names = (*known.aliases, actor.name, *actor.aliases)
        own[other.id] = replace(
            known,
            role=known.role or actor.role,
            side=known.side or actor.side,
            aliases=tuple(name for name in dict.fromkeys(names) if name != known.name),
        )
    order = dict.fromkeys(links[actor.id].id if actor.id in links else actor.id for actor in named)
    return tuple(own[actor_id] for actor_id in order)


def _renamed_quote(quote: Quote, links: Mapping[str, Actor]) -> Quote:
    person = links.get(quote.speaker_id or "")
    return replace(quote, speaker_id=person.id, speaker=person.name) if person else quote


def _renamed_event(event: Event, links: Mapping[str, Actor]) -> Event:
    if person := links.get(event.source_id or ""):
        event = replace(event, source_id=person.id, source=person.name)
    if person := links.get(event.target_id or ""):
        event = replace(event, target_id=person.id, target=person.name)
    if person := links.get(event.claimed_by_id or ""):
        event = replace(event, claimed_by_id=person.id, claimed_by=person.name)
    return event


def suggest_merges(actors: Sequence[Actor]) -> list[Suggestion]:
    """Pairs of people or organisations whose names are alike; for an analyst to decide.

    Only names that share a first letter of their last word (people) or of a word (organisations)
    are compared, so a large collection stays quick.
    """
    people = [actor for actor in actors if actor.kind is ActorKind.PERSON]
    bodies = [actor for actor in actors if actor.kind is ActorKind.ORGANISATION]
    found = [*_people_alike(people), *_organisations_alike(bodies)]
    return sorted(found, key=lambda one: (one.first_id, one.second_id))


def _people_alike(people: Iterable[Actor]) -> Iterable[Suggestion]:
    by_letter: dict[str, list[Actor]] = defaultdict(list)
    for person in people:
        by_letter[naming.fold(person.name).split()[-1][:1]].append(person)
    for group in by_letter.values():
        for one, other in combinations(group, 2):
            if reason := _why_one_person(one.name, other.name):
                yield Suggestion(one.id, other.id, reason)


def _why_one_person(one: str, other: str) -> str | None:
    first, second = naming.fold(one), naming.fold(other)
    if first == second:
        return None
    if " " not in first or " " not in second:
        bare, full = sorted((first, second), key=lambda name: name.count(" "))
        if naming.is_surname(bare, [full.split()[-1]]):
            return "same surname; one article gives no first name"
        return None
    if naming.same_person(first, second):
        return "spelled alike"
    return None


def _organisations_alike(bodies: Sequence[Actor]) -> Iterable[Suggestion]:
    by_letter: dict[str, list[Actor]] = defaultdict(list)
    for body in bodies:
        by_letter[naming.fold(body.name)[:1]].append(body)
    for group in by_letter.values():
        for one, other in combinations(group, 2):
            first, second = naming.fold(one.name), naming.fold(other.name)
            if second in naming.initials(first) or first in naming.initials(second):
                yield Suggestion(one.id, other.id, "one may be the other's acronym")
            elif " " in first and " " in second and _alike(first, second):
                yield Suggestion(one.id, other.id, "names alike")


def _alike(first: str, second: str) -> bool:
    # "Energy Ministry of Laos" and "Energy Ministry of Peru" share most words and are two.
    return " of " not in first and fuzz.token_sort_ratio(first, second) >= _ALIKE
