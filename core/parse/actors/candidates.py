"""Every stretch of text that may name an actor, each once."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from core.lexicon import Lexicon
from core.model import ActorKind, MentionForm
from core.parse.actors.acronyms import find_spelled_out
from core.parse.actors.bodies import find_bodies
from core.parse.actors.candidate import Candidate
from core.parse.actors.entities import (
    find_domains,
    find_entities,
    find_unseen_people,
    find_unseen_places,
)
from core.parse.actors.headlines import seen_elsewhere
from core.parse.actors.known import find_known


def find_candidates(doc: Doc, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Name candidates in reading order; none overlaps another, demonyms inside names apart."""
    entities = (
        *seen_elsewhere(doc, find_entities(doc, lexicon)),
        *find_unseen_people(doc, lexicon),
        *find_unseen_places(doc, lexicon),
    )
    known = tuple(find_known(doc, lexicon))
    bodies = tuple(find_bodies(doc, lexicon))
    spelled = (*find_spelled_out(doc), *find_domains(doc))
    return _without_overlaps([*bodies, *spelled, *known, *entities])


def _without_overlaps(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The longest of overlapping candidates; of equals the one given first: tables before model."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    organisations: set[int] = set()
    demonyms = {one.span for one in candidates if one.form is MentionForm.DEMONYM}
    ranked = sorted(enumerate(candidates), key=lambda pair: (-_weight(pair[1]), pair[0]))
    for _, candidate in ranked:
        places = range(candidate.span.start, candidate.span.end)
        if candidate.form is MentionForm.DEMONYM:
            kept.append(candidate)
        elif candidate.span in demonyms:
            continue  # "Lao" that the model took for a person
        elif taken.isdisjoint(places):
            kept.append(candidate)
            taken.update(places)
            if candidate.kind is ActorKind.ORGANISATION:
                organisations.add(candidate.span.start)
        # "the U.S. Department of Agriculture" names the state as well; "Armenian" is a demonym.
        elif candidate.kind is ActorKind.STATE and candidate.span.start in organisations:
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda candidate: candidate.span))


def _weight(candidate: Candidate) -> int:
    length = candidate.span.end - candidate.span.start
    return length + (1000 if candidate.body else 0)
