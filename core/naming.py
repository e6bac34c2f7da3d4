"""Which names are the same actor's: people by surname, organisations by acronym and short name.

Nothing here looks at a sentence; it is about names only, within an article and across articles. Two
people named apart are never merged, whatever surname they share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_SUFFIXES = frozenset(
    "inc inc. corp corp. ltd ltd. co co. plc llc llp ag gmbh sa nv company corporation".split()
)
_GENERATION = frozenset("jr jr. sr sr. ii iii iv".split())
# Petrosian and Petrosyan are .96 alike, Badalian and Babayan .80; short names are too alike.
_SAME_SPELLING, _SHORTEST = 0.93, 6
_PARTS = frozenset("committee subcommittee panel caucus".split())
_SMALL_WORDS = frozenset("of the and for in on to a an de la le du des et".split())


@lru_cache(maxsize=10_000)  # an article asks for each of its names many times
def fold(name: str) -> str:
    """A name as compared: no accents, case, article, possessive or stray marks."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    plain = re.sub(r"'s$|'$", "", plain.strip())
    plain = re.sub(r"^(?:the|a|an) ", "", plain)
    return re.sub(r"[\s\-–,]+", " ", plain).strip(" .,;:\"'()[]")


def slug(name: str) -> str:
    """A name as it stands in an id."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-") or "unnamed"


def group_people(names: Sequence[str]) -> dict[str, str]:
    """Folded name -> the folded full name it belongs to. `names` in reading order, with repeats.

    A bare surname two people bear is the one's who is named first: a text introduces its main
    person, and calls the spouse or brother in full each time. A bare given name joins only the one
    person who bears it.
    """
    full = _full_names([name for name in dict.fromkeys(names) if len(_parts(name)) > 1])
    owner: dict[str, str] = dict(full)
    leaders = list(dict.fromkeys(full[name] for name in names if name in full))
    for name in names:
        if name not in owner:
            owner[name] = _bearer(name, leaders) or name
    return owner


def _parts(name: str) -> list[str]:
    return [
        part for part in name.split() if part not in _GENERATION and len(part.strip(".")) > 1
    ] or [name]


def _full_names(names: list[str]) -> dict[str, str]:
    """Full names that are one person: the longest stands for all ("Joseph R. Biden Jr.")."""
    leaders: list[str] = []
    owner = {}
    for name in sorted(names, key=lambda name: (-len(name.split()), names.index(name))):
        leader = next((leader for leader in leaders if same_person(leader, name)), None)
        if leader is None:
            leaders.append(name)
        owner[name] = leader or name
    return owner


def same_person(one: str, other: str) -> bool:
    """Whether two folded full names may be one person's: initials, middle names, spelling."""
    first, second = _parts(one), _parts(other)
    if len(first) < 2 or len(second) < 2 or _initials_differ(one, other):
        return False
    if set(second) <= set(first):
        return True
    return _same_spelling(first[-1], second[-1]) and _same_given_name(
        one.split()[0], other.split()[0]
    )


def _initials_differ(one: str, other: str) -> bool:
    """Ana B. Ruiz is not Ana C. Ruiz; Ana B. Ruiz may be Ana Berta Ruiz, or Ana Ruiz."""
    first, second = (
        [part[0] for part in name.split()[1:-1] if part not in _GENERATION] for name in (one, other)
    )
    return bool(first and second) and first[0] != second[0]


def is_surname(name: str, surnames: Iterable[str]) -> bool:
    """Whether a single name is one of the surnames, or another spelling of one."""
    if " " in name:
        return False
    return any(_same_spelling(name, surname) for surname in surnames)


def _same_given_name(one: str, other: str) -> bool:
    if one[0] == other[0] and (len(one.strip(".")) == 1 or len(other.strip(".")) == 1):
        return True
    return one == other or (min(len(one), len(other)) >= 5 and _same_spelling(one, other))


def _same_spelling(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return JaroWinkler.normalized_similarity(one, other) >= _SAME_SPELLING


def _bearer(name: str, leaders: Sequence[str]) -> str | None:
    by_surname = [full for full in leaders if _ends_with(full, name)]
    if by_surname:
        return by_surname[0]
    by_given = [full for full in leaders if _parts(full)[0] == name or full.startswith(f"{name} ")]
    if len(by_given) == 1:
        return by_given[0]
    # Melba Acosta Febo is Ms. Acosta, by the first of her two surnames
    within = [full for full in leaders if name in _parts(full)[1:-1]]
    if len(within) == 1:
        return within[0]
    alike = [full for full in leaders if _same_spelling(_parts(full)[-1], name)]
    return alike[0] if len(alike) == 1 else None


def _ends_with(full: str, name: str) -> bool:
    parts = _parts(full)
    return parts[-1] == name or " ".join(parts[-2:]) == name or full.endswith(f" {name}")


def group_organisations(
    names: Sequence[str], expansions: Mapping[str, str], nouns: Collection[str] = ()
) -> dict[str, str]:
    """Folded name -> the folded name it belongs to.

    `expansions` are the article's own acronyms; `nouns` are words such as "commission", which alone
    stand for the one name that ends in them.
    """
    distinct = list(dict.fromkeys(names))
    owner: dict[str, str] = {}
    for name in distinct:
        owner[name] = (
            _known_expansion(name, expansions, distinct)
            or _with_suffix(name, distinct)
            or _longer_name(name, distinct, nouns)
            or name
        )
    return {name: _last(name, owner) for name in distinct}


def _last(name: str, owner: Mapping[str, str]) -> str:
    for _ in range(4):
        if owner.get(name, name) == name:
            break
        name = owner[name]
    return name


def _known_expansion(
    name: str, expansions: Mapping[str, str], distinct: Sequence[str]
) -> str | None:
    if name in expansions and expansions[name] in distinct:
        return expansions[name]
    if " " in name or len(name) < 2:
        return None
    return next((full for full in distinct if " " in full and name in initials(full)), None)


def initials(name: str) -> set[str]:
    """The acronyms a name may have: with and without its small words."""
    words = [word for word in name.replace("&", "and").split() if word[0].isalnum()]
    if not words:
        return set()
    first, rest = words[0], [word for word in words[1:] if word not in _SMALL_WORDS]
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    begun = first[0] + "".join(word[0] for word in rest)  # a small word may open the name
    return {acronym for acronym in (every, large, begun) if len(acronym) > 1}


def group_places(names: Sequence[str], acronyms: Sequence[str]) -> dict[str, str]:
    """Folded acronym -> the folded place it abbreviates, where the text names one: NSW, L.A."""
    owner = {}
    for acronym in dict.fromkeys(acronyms):
        letters = acronym.replace(".", "")
        place = next((name for name in names if " " in name and letters in initials(name)), None)
        if place and 2 <= len(letters) <= 4:
            owner[acronym] = place
    return owner


def without_suffix(name: str) -> str:
    """A company's name without Inc., Corp. and their kin."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(",") in _SUFFIXES:
        words.pop()
    return " ".join(words).rstrip(",")


def _with_suffix(name: str, distinct: Sequence[str]) -> str | None:
    bare = without_suffix(name)
    return bare if bare != name and bare in distinct else None


def _is_body_of(full: str, name: str, nouns: Collection[str]) -> bool:
    body = full.removesuffix(f" of {name}")
    return body != full and body.split()[-1] in nouns


def _longer_name(name: str, distinct: Sequence[str], nouns: Collection[str]) -> str | None:
    """ "Airbus" is "Airbus Industrie" where only one longer name begins with it."""
    if len(name) < 4:
        return None
    longer = [
        full
        for full in distinct
        if full.startswith(f"{name} ")
        and without_suffix(full) != name
        and full.split()[-1] not in _PARTS  # "House" is not the House Transport Committee
    ]
    # "Scientology" for "Church of Scientology"; not for "Reinvention of Scientology"
    longer = longer or [full for full in distinct if _is_body_of(full, name, nouns)]
    # "the Commission" for "the European Commission", "Air Force" for "Royal Air Force"
    if name in nouns or " " in name:
        longer = longer or [
            full
            for full in distinct
            if full.endswith(f" {name}") and not full.endswith(f" of {name}")
        ]
    return longer[0] if len(longer) == 1 else None
