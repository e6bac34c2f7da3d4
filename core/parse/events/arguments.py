"""Who did it and to whom: the slots of a frame, filled from the syntax around its trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from core.lexicon.events import Frame
from core.model import QUAD_OF, EventType, Quad, Quote
from core.parse.events.claims import quote_around
from core.parse.events.clauses import (
    Clause,
    clause_of,
    is_infinitive,
    prepositional,
    speaking_subjects,
    subjects_of,
)
from core.parse.events.frames import FrameFitter
from core.parse.events.gates import passes
from core.parse.events.parties import Party, PartyReader, Rank
from core.parse.events.phrases import joined
from core.parse.events.triggers import VERBS, Trigger, doers
from core.parse.roster import tokens_of

# Where a complement's own verb has no frame, its target is looked for here, in this order.
USUAL_TARGETS = ("object", "dative", "to", "with", "against", "on", "from", "of")
# Slots that ask for a guess rather than a place in the clause.
GUESSES = frozenset({"near", "onward", "purpose", "clause", "within", "condition"})
# Where a noun stands that happens rather than is done by a subject: "the raid went on".
PASSING = frozenset({"nsubj", "nsubjpass"})
MATERIAL = frozenset({Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT})
ARRIVALS = frozenset({"reach", "enter", "arrive", "get", "cross", "head", "go"})


@dataclass(frozen=True, slots=True)
class Sides:
    """One source and one target; either may be missing."""

    frame: Frame
    source: Party | None
    target: Party | None
    guessed: bool = False

    @property
    def event_type(self) -> EventType:
        """The type of the frame. Raises ValueError for a silent one, which has no sides."""
        if self.frame.type is None:
            raise ValueError(f"a silent frame: {self.frame.lemma}")
        return self.frame.type


@dataclass(frozen=True, slots=True)
class ArgumentFinder:
    """Fills the slots of a trigger's frame."""

    fitter: FrameFitter
    quotes: tuple[Quote, ...]

    @property
    def reader(self) -> PartyReader:
        """What reads the parties out of noun phrases."""
        return self.fitter.reader

    def sides(self, trigger: Trigger) -> tuple[Sides, ...]:
        """The pairs of a source and a target under the narrowest frame that lets any through."""
        for frame in trigger.frames:
            if found := self._under(frame, trigger):
                return found
        return ()

    def _under(self, frame: Frame, trigger: Trigger) -> tuple[Sides, ...]:
        sources = self._sources(frame, trigger)
        slot, targets = self._targets(frame, trigger, sources)
        pairs: list[tuple[Party | None, Party | None]]
        if slot == "each":
            pairs = [(a, b) for a in sources for b in sources if a.name != b.name]
        elif slot == "between" and not sources:
            pairs = [(a, b) for a in targets for b in targets if a.name != b.name]
        else:
            pairs = [(a, b) for a in sources or (None,) for b in targets or (None,)]
        return tuple(
            Sides(frame, a, b, guessed=slot == "near") for a, b in pairs if passes(frame, a, b)
        )

    def _sources(self, frame: Frame, trigger: Trigger) -> tuple[Party, ...]:
        if trigger.clause is not None and trigger.word.dep_ not in PASSING:
            for slot in frame.sources or ("subject",):
                if found := tuple(self._fill(slot, trigger)):
                    return found
        return self._noun_sources(trigger) if trigger.noun is not None else ()

    def _noun_sources(self, trigger: Trigger) -> tuple[Party, ...]:
        for token in doers(trigger.word):
            if parties := self.reader.owners_of([token]):
                return parties
        return ()

    def _targets(
        self, frame: Frame, trigger: Trigger, sources: tuple[Party, ...]
    ) -> tuple[str, tuple[Party, ...]]:
        """The first slot that holds somebody other than the source, and who is in it."""
        for slot in frame.targets:
            if slot == "each":
                if len(sources) > 1:
                    return slot, ()
                continue
            filled = tuple(self._fill(slot, trigger))
            others = _others(filled, sources, guess=slot in GUESSES)
            if filled and not others and _is_mistaken(slot, filled[0], sources):
                return "", ()
            if slot == "object" and not filled and _is_somebody(trigger.clause):
                return "", ()
            passing = tuple(t for t in others if _passes_any(frame, sources, t))
            if passing:
                return slot, _first_phrase(passing) if slot in GUESSES else passing
        return "", ()

    def _fill(self, slot: str, trigger: Trigger) -> Iterator[Party]:
        """The parties in a slot: one of the named ones, else the objects of that preposition."""
        fill = _SLOTS.get(slot)
        if fill is None:
            yield from self._oblique(slot, trigger)
        else:
            yield from fill(self, trigger)

    def _subject(self, trigger: Trigger) -> Iterator[Party]:
        clause = trigger.clause
        if clause is not None:
            yield from self.reader.parties(clause.subjects, owned=False)

    def _object(self, trigger: Trigger) -> Iterator[Party]:
        if trigger.clause is not None:
            yield from self.reader.parties(trigger.clause.objects, owned=True)

    def _thing(self, trigger: Trigger) -> Iterator[Party]:
        if trigger.clause is not None:
            yield from self.reader.things(trigger.clause.objects)

    def _speaker(self, trigger: Trigger) -> Iterator[Party]:
        quote = quote_around(self.quotes, trigger.span.start)
        if quote and quote.speaker_span:
            head = tokens_of(self.reader.roster.doc, quote.speaker_span).root
            yield from self.reader.parties([head], owned=False)
        elif trigger.clause is not None:
            speakers = speaking_subjects(trigger.clause.predicate)
            yield from self.reader.parties(speakers, owned=False)

    def _oblique(self, preposition: str, trigger: Trigger) -> Iterator[Party]:
        for token in self._after(preposition, trigger):
            if token.pos_ in VERBS:
                yield from self._complement(token, subject_first=False)
            else:
                yield from self.reader.parties([token], owned=True)

    def _after(self, preposition: str, trigger: Trigger) -> Iterator[Token]:
        """Objects of a preposition: on the event's noun, on its verb, or on the verb's object."""
        clause = trigger.clause
        # "was backed by the bank": whoever did it is on the other side.
        if clause is not None and not (clause.passive and preposition == "by"):
            yield from clause.after(preposition)
        holders = [trigger.noun] if trigger.noun is not None else []
        holders += clause.objects if clause is not None else ()
        for holder in holders:
            yield from _objects_of(holder, preposition)

    def _clause(self, trigger: Trigger) -> Iterator[Party]:
        """`demanded that Spain leave`: Spain."""
        if trigger.clause is not None:
            for complement in trigger.clause.complements:
                yield from self._complement(complement, subject_first=True)

    def _within(self, trigger: Trigger) -> Iterator[Party]:
        """`warned that police would break up rallies of the union`: the union, not the police."""
        if trigger.clause is not None:
            for complement in trigger.clause.complements:
                yield from self._complement(complement, subject_first=False)

    def _purpose(self, trigger: Trigger) -> Iterator[Party]:
        """`marched demanding`, `a strike to protest`: the verb that says what for."""
        for holder in (trigger.token, trigger.noun):
            if holder is None:
                continue
            verbs = [c for c in holder.children if c.dep_ in {"advcl", "acl", "xcomp"}]
            for verb in sorted(verbs, key=lambda verb: not is_infinitive(verb)):
                yield from self._complement(verb, subject_first=False)

    def _condition(self, trigger: Trigger) -> Iterator[Party]:
        """`threatened to leave if Spain tests`: whoever the condition is put to."""
        for verb in trigger.token.subtree:
            marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
            if verb.dep_ == "advcl" and marks & {"if", "unless", "until"}:
                yield from self.reader.parties(subjects_of(verb), owned=False)

    def _when(self, trigger: Trigger) -> Iterator[Party]:
        """`were killed when police opened fire`: the police."""
        for verb in trigger.token.children:
            marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
            if verb.dep_ == "advcl" and marks & {"when", "after", "as"}:
                yield from self.reader.parties(subjects_of(verb), owned=False)

    def _near(self, trigger: Trigger) -> Iterator[Party]:
        """Named actors in the trigger's own clause, the nearest after it first."""
        top = trigger.token
        outside = {t.i for child in top.subtree if _opens_clause(child, top) for t in child.subtree}
        found = [p for p in self.reader.actors_under(top) if p.token.i not in outside]
        setting = {t.i for child in top.lefts if child.dep_ == "prep" for t in child.subtree}
        # "In a letter from Chad, Niger voiced concern": that letter is another matter.
        found = [p for p in found if p.token.i not in setting]
        found.sort(key=lambda p: (p.token.i < top.i, abs(p.token.i - top.i)))
        # A place is somebody's place where something is done there, not where it is said.
        places = any(QUAD_OF[frame.type] in MATERIAL for frame in trigger.frames if frame.type)
        yield from (p for p in found if places or p.rank > Rank.BYSTANDER)

    def _onward(self, trigger: Trigger) -> Iterator[Party]:
        """`the aid sent by Chad has reached Goma`: where what was sent goes."""
        noun = trigger.token.head
        if trigger.token.dep_ != "acl" or noun.dep_ not in {"nsubj", "nsubjpass"}:
            return
        for verb in (noun.head, *noun.head.subtree):
            if verb.lemma_ in ARRIVALS and verb.pos_ == "VERB":
                clause = clause_of(verb)
                yield from self.reader.parties(clause.objects, owned=False)
                for name in ("to", "in", "into", "at"):
                    yield from self.reader.parties(clause.after(name), owned=False)

    def _complement(self, verb: Token, *, subject_first: bool) -> Iterator[Party]:
        """Whom a subordinate clause is about: its subject, or the target of its own frame."""
        clause = clause_of(verb)
        own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        subjects = self.reader.parties(own, owned=not subject_first)
        if subject_first:
            yield from subjects
        frame = self.fitter.frame_of(clause)
        for slot in frame.targets if frame and frame.targets else USUAL_TARGETS:
            yield from self.reader.parties(_in_place(clause, slot), owned=True)
        for inner in clause.complements:
            yield from self._complement(inner, subject_first=subject_first)
        if not subject_first:
            yield from subjects


_SLOTS: Mapping[str, Callable[[ArgumentFinder, Trigger], Iterator[Party]]] = {
    "subject": ArgumentFinder._subject,
    "object": ArgumentFinder._object,
    "thing": ArgumentFinder._thing,
    "speaker": ArgumentFinder._speaker,
    "clause": ArgumentFinder._clause,
    "within": ArgumentFinder._within,
    "purpose": ArgumentFinder._purpose,
    "condition": ArgumentFinder._condition,
    "when": ArgumentFinder._when,
    "onward": ArgumentFinder._onward,
    "near": ArgumentFinder._near,
}


def _in_place(clause: Clause, slot: str) -> list[Token]:
    """The nouns in one slot of a subordinate clause."""
    if slot in GUESSES or slot == "each":
        return []
    if slot == "object":
        tokens = list(clause.objects)
    else:
        tokens = list(clause.after(slot))
        tokens += [t for holder in clause.objects for t in _objects_of(holder, slot)]
    return [token for token in tokens if token.pos_ not in VERBS]


def _objects_of(holder: Token, preposition: str) -> Iterator[Token]:
    yield from (token for name, token in prepositional(holder) if name == preposition)


def _others(
    parties: Iterable[Party], sources: tuple[Party, ...], *, guess: bool
) -> tuple[Party, ...]:
    """Those that are not the source itself; guessed ones have to be of another side."""
    keys = {party.key for party in sources}
    tokens = {party.token.i for party in sources}
    sides = {party.side for party in sources}
    sides |= {party.actor.id for party in sources if party.actor}
    return tuple(
        party
        for party in parties
        if party.key not in keys
        and not _is_own(party, sources)
        and party.token.i not in tokens
        and not (guess and (party.side in sides or (party.actor and party.actor.id in sides)))
    )


def _is_mistaken(slot: str, party: Party, sources: tuple[Party, ...]) -> bool:
    """`he condemned Ruiz` with Ruiz for `he`: a name is resolved wrongly, and no guess mends it."""
    # "imposed curbs on its trade with Chad" may still name somebody further on.
    is_whole = slot == "object" or (slot not in GUESSES and party.token.dep_ != "poss")
    is_name = party.token.pos_ in {"PROPN", "PRON"}
    return is_whole and is_name and party.key in {s.key for s in sources}


def _is_somebody(clause: Clause | None) -> bool:
    """`attacked the Lopez brothers from the Senate floor`: whom, though they are no actor."""
    objects = clause.objects if clause is not None else ()
    names = (word for token in objects for word in (token, *token.children))
    return any(name.pos_ == "PROPN" and name.ent_type_ in {"PERSON", "ORG"} for name in names)


def _first_phrase(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first guess and what is joined to it: `to mediate between Chad and Niger`."""
    first = parties[0]
    rest = (p for p in parties[1:] if p.token in set(joined(first.token)))
    return (first, *rest)


def _is_own(party: Party, sources: tuple[Party, ...]) -> bool:
    """`defended his administration`: what is a person's own is nobody else."""
    return party.person is not None and any(party.person is s.actor for s in sources)


def _passes_any(frame: Frame, sources: tuple[Party, ...], target: Party) -> bool:
    return any(passes(frame, source, target) for source in sources or (target,))


def _opens_clause(token: Token, top: Token) -> bool:
    """Whether another clause begins here, or the phrase of whoever acts."""
    if token == top:
        return False
    if token.head == top and token.dep_ in {"nsubj", "agent", "conj"}:
        return True
    if token.dep_ in {"advcl", "ccomp", "relcl", "parataxis", "acl", "pcomp"}:
        return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
    return False
