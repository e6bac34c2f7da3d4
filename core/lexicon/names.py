"""Names known before an article is read: states, organisations, regions, bodies of a state."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.lexicon.tables import read_rows, several
from core.model import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: how it is called, who lives there, where it is governed from."""

    code: str
    name: str
    status: str
    article: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def id(self) -> str:
        """The actor's id."""
        return f"state:{self.code}"

    @property
    def in_a_sentence(self) -> str:
        """The name with the article it takes: the Netherlands."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation known by name, with what a text may call it later."""

    code: str
    name: str
    acronyms: tuple[str, ...]
    names: tuple[str, ...]
    seats: tuple[str, ...]
    nouns: frozenset[str]

    @property
    def id(self) -> str:
        """The actor's id."""
        return f"org:{self.code}"


@dataclass(frozen=True, slots=True)
class Region:
    """A region that is named as an actor or a place."""

    name: str
    kind: ActorKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Homonym:
    """A name two actors share, and the words of an article that speak for either."""

    surface: str
    other: str
    for_first: frozenset[str]
    for_other: frozenset[str]

    def means_other(self, words: Mapping[str, int]) -> bool:
        """Whether an article with these words (and how often) means the second actor."""
        first = sum(words.get(word, 0) for word in self.for_first)
        return sum(words.get(word, 0) for word in self.for_other) > first


@dataclass(frozen=True, slots=True)
class Body:
    """A body that belongs to a state: Foreign Ministry, parliament."""

    name: str
    forms: tuple[str, ...]
    owner: str
    stands_alone: bool


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a stretch of text stands for if it stands for anything: one entry of the gazetteer."""

    surface: str
    actor_id: str
    name: str
    kind: ActorKind
    form: MentionForm


_WORD = re.compile(r"\w+")


class Gazetteer:
    """Finds the longest known name that begins at a place in the text. Exact case, whole words."""

    def __init__(self, entries: Iterable[KnownName]) -> None:
        by_first: dict[str, list[KnownName]] = defaultdict(list)
        for entry in entries:
            by_first[_first_word(entry.surface)].append(entry)
        self._by_first = {
            word: sorted(found, key=lambda entry: -len(entry.surface))
            for word, found in by_first.items()
        }

    def knows(self, first_word: str) -> bool:
        """Whether any name begins with the word."""
        return first_word in self._by_first

    def starting(self, text: str) -> Iterator[KnownName]:
        """Every known name the text begins with, the longest first."""
        for entry in self._by_first.get(_first_word(text), ()):
            end = len(entry.surface)
            if text.startswith(entry.surface) and not text[end : end + 1].isalnum():
                yield entry


def _first_word(text: str) -> str:
    return first_word(text, 0)


def first_word(text: str, start: int) -> str:
    """The letters and digits that stand at a place in the text; empty if none do."""
    match = _WORD.match(text, start)
    return match.group() if match else ""


def read_states() -> tuple[State, ...]:
    """The states table. Raises LexiconError on a row that cannot be used."""
    return read_rows(
        "states.csv",
        lambda row: State(
            row["code"],
            row["name"],
            row["status"],
            row["article"],
            several(row["names"]),
            several(row["demonyms"]),
            several(row["capitals"]),
            several(row["seats"]),
        ),
        key="code",
    )


def read_organisations() -> tuple[Organisation, ...]:
    """The organisations table."""
    return read_rows(
        "organisations.csv",
        lambda row: Organisation(
            row["id"],
            row["name"],
            several(row["acronyms"]),
            several(row["names"]),
            several(row["seats"]),
            frozenset(several(row["nouns"])),
        ),
        key="id",
    )


def read_regions() -> tuple[Region, ...]:
    """The regions table."""
    return read_rows(
        "regions.csv",
        lambda row: Region(row["name"], ActorKind(row["kind"]), several(row["names"])),
        key="name",
    )


def read_bodies() -> tuple[Body, ...]:
    """The bodies table."""
    return read_rows(
        "bodies.csv",
        lambda row: Body(row["body"], several(row["forms"]), row["owner"], row["bare"] == "yes"),
        key="body",
    )


def forms_by_first_word(bodies: Iterable[Body]) -> dict[str, tuple[tuple[str, Body], ...]]:
    """Each form with its body under the form's first word, the longest form first."""
    by_first: dict[str, list[tuple[str, Body]]] = defaultdict(list)
    for body in bodies:
        for form in body.forms:
            by_first[form.split()[0]].append((form, body))
    return {
        word: tuple(sorted(found, key=lambda pair: -len(pair[0])))
        for word, found in by_first.items()
    }


def read_homonyms() -> dict[str, Homonym]:
    """The shared names by their surface."""
    rows = read_rows(
        "homonyms.csv",
        lambda row: Homonym(
            row["surface"],
            row["other"],
            frozenset(several(row["for_first"])),
            frozenset(several(row["for_other"])),
        ),
        key="surface",
    )
    return {homonym.surface: homonym for homonym in rows}


def state_names(states: Iterable[State]) -> Iterator[KnownName]:
    """Gazetteer entries of the states: names, acronyms, demonyms; not the towns."""
    for state in states:
        kind = ActorKind.PLACE if state.status == "territory" else ActorKind.STATE
        for surface in dict.fromkeys((state.name, *state.names)):
            form = _form(surface, state.name)
            yield KnownName(surface, state.id, state.name, kind, form)
        for surface in state.demonyms:
            if surface not in state.names:
                yield KnownName(surface, state.id, state.name, kind, MentionForm.DEMONYM)


def capital_names(
    states: Iterable[State], organisations: Iterable[Organisation]
) -> Iterator[KnownName]:
    """Towns that may stand for whoever governs from them. An organisation's seat is asked first:
    Brussels acting is the European Union more often than Belgium."""
    for organisation in organisations:
        for seat in organisation.seats:
            yield KnownName(
                seat,
                organisation.id,
                organisation.name,
                ActorKind.ORGANISATION,
                MentionForm.METONYM,
            )
    for state in states:
        for town in (*state.capitals, *state.seats):
            yield KnownName(town, state.id, state.name, ActorKind.STATE, MentionForm.METONYM)


def organisation_names(organisations: Iterable[Organisation]) -> Iterator[KnownName]:
    """Gazetteer entries of the organisations."""
    for organisation in organisations:
        for surface in dict.fromkeys(
            (organisation.name, *organisation.names, *organisation.acronyms)
        ):
            form = _form(surface, organisation.name)
            yield KnownName(
                surface, organisation.id, organisation.name, ActorKind.ORGANISATION, form
            )


def region_names(regions: Iterable[Region]) -> Iterator[KnownName]:
    """Gazetteer entries of the regions."""
    for region in regions:
        actor_id = f"{region.kind.value}:{region.name.lower().replace(' ', '-')}"
        for surface in dict.fromkeys((region.name, *region.names)):
            yield KnownName(
                surface, actor_id, region.name, region.kind, _form(surface, region.name)
            )


def _form(surface: str, name: str) -> MentionForm:
    if surface.removeprefix("the ") == name.removeprefix("The "):
        return MentionForm.NAME
    letters = surface.replace(".", "").replace("/", "")
    if letters.isupper() and len(letters) <= 6:
        return MentionForm.ACRONYM
    return MentionForm.ALIAS
