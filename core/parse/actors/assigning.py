"""Which actor each candidate is: the tables' where they know it, else the article's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from core import naming
from core.lexicon import Lexicon
from core.model import ActorKind, MentionForm
from core.parse.actors.acronyms import definitions
from core.parse.actors.candidate import Candidate

_PREFIX = {
    ActorKind.PERSON: "person",
    ActorKind.STATE: "state",
    ActorKind.ORGANISATION: "org",
    ActorKind.GROUP: "group",
    ActorKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate with its actor."""

    candidate: Candidate
    actor_id: str
    name: str
    kind: ActorKind


def assign(doc: Doc, candidates: tuple[Candidate, ...], lexicon: Lexicon) -> Iterator[Named]:
    """Each candidate with its actor's id, name and kind."""
    free = [one for one in candidates if not one.is_settled]
    kinds = majority_kind(free)
    people = _people(free, kinds)
    places = _places(free, kinds)
    organisations = _organisations(doc, candidates, kinds, people, lexicon.nominals)
    for candidate in candidates:
        if candidate.actor_id:
            name = candidate.name or candidate.surface
            yield Named(candidate, candidate.actor_id, name, candidate.kind)
            continue
        folded = naming.fold(candidate.surface)
        if folded in people:
            yield _named(candidate, people[folded], ActorKind.PERSON)
        elif folded in places:
            yield _named(candidate, places[folded], ActorKind.PLACE)
        elif folded in organisations:
            yield organisations[folded].as_named(candidate)
        else:
            yield _named(candidate, folded, kinds[folded])


def _named(candidate: Candidate, key: str, kind: ActorKind) -> Named:
    form = _form(candidate, key)
    return Named(replace(candidate, form=form), f"{_PREFIX[kind]}:{naming.slug(key)}", key, kind)


def _form(candidate: Candidate, key: str) -> MentionForm:
    if naming.fold(candidate.surface) == key:
        return MentionForm.NAME
    return MentionForm.ACRONYM if candidate.surface.isupper() else MentionForm.ALIAS


def _people(free: list[Candidate], kinds: dict[str, ActorKind]) -> dict[str, str]:
    """Folded name -> folded full name, for everything that is a person's name in this article."""
    full = {
        naming.fold(one.surface)
        for one in free
        if kinds[naming.fold(one.surface)] is ActorKind.PERSON and " " in one.surface
    }
    companies = {
        bare
        for name, kind in kinds.items()
        if kind is ActorKind.ORGANISATION and (bare := naming.without_suffix(name)) != name
    }
    surnames = {name.split()[-1] for name in full}
    names = [
        folded
        for one in free
        if (folded := naming.fold(one.surface)) not in companies
        and (kinds[folded] is ActorKind.PERSON or naming.is_surname(folded, surnames))
    ]
    return naming.group_people(names)


def _places(free: list[Candidate], kinds: dict[str, ActorKind]) -> dict[str, str]:
    names = [folded for one in free if kinds[folded := naming.fold(one.surface)] is ActorKind.PLACE]
    acronyms = [naming.fold(one.surface) for one in free if one.surface.isupper()]
    return naming.group_places(names, acronyms)


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a folded organisation name leads: a table's actor, or the article's own."""

    key: str
    actor_id: str | None = None
    name: str | None = None

    def as_named(self, candidate: Candidate) -> Named:
        if self.actor_id and self.name:
            return Named(candidate, self.actor_id, self.name, ActorKind.ORGANISATION)
        return _named(candidate, self.key, ActorKind.ORGANISATION)


def _organisations(
    doc: Doc,
    candidates: tuple[Candidate, ...],
    kinds: dict[str, ActorKind],
    people: dict[str, str],
    nouns: Collection[str],
) -> dict[str, Leads]:
    known = {
        naming.fold(one.surface): one
        for one in candidates
        if one.actor_id and one.kind is ActorKind.ORGANISATION
    }
    spelled = {
        acronym
        for name, kind in kinds.items()
        if kind is ActorKind.ORGANISATION and " " in name
        for acronym in naming.initials(name)
    }
    names = [
        folded
        for one in candidates
        if one.form is not MentionForm.METONYM
        and (folded := naming.fold(one.surface)) not in people
        and (
            # "NRA" that the model takes for a place, beside the National Rivers Authority
            (one.surface.isupper() and folded in spelled and not one.is_settled)
            or (
                one.kind in {ActorKind.ORGANISATION, ActorKind.PERSON}
                and (one.is_settled or kinds[folded] is not ActorKind.PLACE)
            )
        )
    ]
    groups = naming.group_organisations(names, definitions(doc, candidates), nouns)
    return {
        name: Leads(key, known[key].actor_id, known[key].name) if key in known else Leads(key)
        for name, key in groups.items()
    }


def majority_kind(candidates: Iterable[Candidate]) -> dict[str, ActorKind]:
    """One vote an article on a name's kind: the model calls one man a person and a place."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for candidate in candidates:
        votes[naming.fold(candidate.surface)][candidate.kind] += 1
    kinds = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    # "Hamdullah Mohib", read as an organisation, is a person if "Mohib" is one.
    people = {name for name, kind in kinds.items() if kind is ActorKind.PERSON}
    return {
        name: ActorKind.PERSON if len(name.split()) == 2 and name.split()[1] in people else kind
        for name, kind in kinds.items()
    }
