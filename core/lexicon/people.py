"""What a text calls people, groups and things it has named before."""

from __future__ import annotations

from dataclasses import dataclass

from core.lexicon.tables import read_rows, several
from core.model import ActorKind


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A word for what a person is. `covers` lists other role nouns it may take up later."""

    noun: str
    gender: str | None
    is_title: bool
    covers: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A plural that names a group beside a state: officials, protesters."""

    noun: str
    official: bool


@dataclass(frozen=True, slots=True)
class NominalNoun:
    """A common noun that takes up an actor named before: the country, the company."""

    noun: str
    kind: ActorKind
    name_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class MetonymWords:
    """The words beside which a capital is a government: verbs by role, and nouns.

    `place` are verbs whose subject is a town in spite of "would" or an infinitive beside them.
    """

    place: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    partner: frozenset[str]
    noun: frozenset[str]


def read_roles() -> dict[str, RoleNoun]:
    """Role nouns by their lower-case form."""
    rows = read_rows(
        "roles.csv",
        lambda row: RoleNoun(
            row["noun"].lower(),
            row["gender"] or None,
            row["title"] == "yes",
            frozenset(noun.lower() for noun in several(row["covers"])),
        ),
        key="noun",
    )
    return {role.noun: role for role in rows}


def read_groups() -> dict[str, GroupNoun]:
    """Group nouns by their form."""
    rows = read_rows(
        "groups.csv", lambda row: GroupNoun(row["noun"], row["official"] == "yes"), key="noun"
    )
    return {group.noun: group for group in rows}


def read_nominals() -> dict[str, NominalNoun]:
    """Nouns that take up an actor, by their form."""
    rows = read_rows(
        "nominals.csv",
        lambda row: NominalNoun(
            row["noun"], ActorKind(row["kind"]), frozenset(several(row["name_words"]))
        ),
        key="noun",
    )
    return {nominal.noun: nominal for nominal in rows}


def read_first_names() -> dict[str, str]:
    """Given name -> m or f."""
    rows = read_rows("first_names.csv", lambda row: (row["gender"], several(row["names"])))
    return {name: gender for gender, names in rows for name in names}


@dataclass(frozen=True, slots=True)
class NoActors:
    """Capitalised names that are no actors: by last word, lower case, or as a whole."""

    heads: frozenset[str]
    names: frozenset[str]


def read_no_actors() -> NoActors:
    """What looks like a name and is not one of an actor."""
    rows = dict(
        read_rows(
            "no_actors.csv", lambda row: (row["use"], frozenset(several(row["words"]))), key="use"
        )
    )
    return NoActors(rows["heads"], rows["names"])


def read_place_nouns() -> frozenset[str]:
    """Common nouns that, after a name, say that it is a place."""
    rows = read_rows("place_nouns.csv", lambda row: several(row["nouns"]))
    return frozenset(noun for nouns in rows for noun in nouns)


def read_occasions() -> frozenset[str]:
    """Nouns for where or by what means something is said."""
    rows = read_rows("occasions.csv", lambda row: several(row["nouns"]))
    return frozenset(noun for nouns in rows for noun in nouns)


def read_metonym_words() -> MetonymWords:
    """The words that make a capital a government."""
    rows = dict(
        read_rows(
            "metonym_words.csv",
            lambda row: (row["use"], frozenset(several(row["lemmas"]))),
            key="use",
        )
    )
    return MetonymWords(
        rows["place"], rows["subject"], rows["object"], rows["partner"], rows["noun"]
    )
