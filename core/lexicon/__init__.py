"""The rule tables an analyst can edit, and `load()`, which reads and checks them all."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from core.lexicon import cues, names, people
from core.lexicon.events import EventRules, read_event_rules
from core.lexicon.tables import LexiconError

__all__ = ["Lexicon", "LexiconError", "load"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every rule table, checked and frozen; passed to the stages, never a global."""

    cues: cues.Cues
    states: dict[str, names.State]
    organisations: dict[str, names.Organisation]
    bodies_by_first: dict[str, tuple[tuple[str, names.Body], ...]]
    gazetteer: names.Gazetteer
    capitals: names.Gazetteer
    homonyms: dict[str, names.Homonym]
    roles: dict[str, people.RoleNoun]
    role_words: frozenset[str]
    groups: dict[str, people.GroupNoun]
    nominals: dict[str, people.NominalNoun]
    first_names: dict[str, str]
    metonym_words: people.MetonymWords
    no_actors: people.NoActors
    months_and_days: frozenset[str]
    place_nouns: frozenset[str]
    occasions: frozenset[str]
    events: EventRules


def load() -> Lexicon:
    """All tables of this folder. Raises LexiconError naming the file and the entry at fault."""
    states, organisations = names.read_states(), names.read_organisations()
    known = (
        *names.state_names(states),
        *names.organisation_names(organisations),
        *names.region_names(names.read_regions()),
    )
    roles = people.read_roles()
    return Lexicon(
        cues=cues.read_cues(),
        states={state.id: state for state in states},
        organisations={organisation.id: organisation for organisation in organisations},
        bodies_by_first=names.forms_by_first_word(names.read_bodies()),
        gazetteer=names.Gazetteer(known),
        homonyms=names.read_homonyms(),
        capitals=names.Gazetteer(names.capital_names(states, organisations)),
        roles=roles,
        role_words=frozenset(word for role in roles for word in role.split()),
        groups=people.read_groups(),
        nominals=people.read_nominals(),
        first_names=people.read_first_names(),
        metonym_words=people.read_metonym_words(),
        no_actors=people.read_no_actors(),
        place_nouns=people.read_place_nouns(),
        occasions=people.read_occasions(),
        months_and_days=frozenset(
            name.lower() for name in (*calendar.month_name[1:], *calendar.day_name)
        ),
        events=read_event_rules(),
    )
