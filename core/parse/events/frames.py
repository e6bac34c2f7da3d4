"""Whether a clause stands in the frame of a row: its particle, its fillers, its complement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from core.lexicon.events import EventRules, Filler, Frame
from core.model import QUAD_OF, Quad
from core.parse.events.clauses import Clause, clause_of, is_infinitive
from core.parse.events.parties import PartyReader
from core.parse.events.phrases import is_people, joined

# "called Spain a bully", "found him guilty", "called it unacceptable": within so many words.
NAMINGS = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp"})
NAMING_REACH = 12
PARTICLES = frozenset({"prt", "advmod", "prep", "acomp", "oprd", "advcl", "xcomp", "ccomp"})
COOPERATION = frozenset({Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION})
FORCE = frozenset({Quad.MATERIAL_CONFLICT})


@dataclass(frozen=True, slots=True)
class FrameFitter:
    """Finds the frames a clause stands in."""

    reader: PartyReader

    @property
    def rules(self) -> EventRules:
        """The event tables."""
        return self.reader.rules

    def frame_of(self, clause: Clause) -> Frame | None:
        """The narrowest frame of the clause's verb that fits."""
        frames = self.fitting(clause.predicate.lemma_.lower(), clause)
        return next(iter(frames), None)

    def fitting(self, lemma: str, clause: Clause) -> tuple[Frame, ...]:
        """The frames that fit down to the first silent one: what a row silences stays silent."""
        fitting = []
        for frame in self.rules.verbs.get(lemma, ()):
            if self._fits(frame, clause):
                if frame.type is None:
                    break
                fitting.append(frame)
        return tuple(fitting)

    def fills(self, filler: Filler, tokens: tuple[Token, ...]) -> bool:
        """Whether one of the phrases, or of what is joined to them, is what the filler asks for."""
        if not filler.demands:
            return True
        if filler.absent:
            return not tokens
        if filler.present and tokens:
            return True
        return any(self._fills_one(filler, token) for head in tokens for token in joined(head))

    def _fits(self, frame: Frame, clause: Clause) -> bool:
        return (
            (not frame.particle or particle_of(clause.predicate, frame.particle) is not None)
            and self.fills(frame.subject, clause.subjects)
            and self.fills(frame.object, clause.objects)
            and self._prepositions_fit(frame, clause)
            and self._complement_fits(frame, clause)
        )

    def _prepositions_fit(self, frame: Frame, clause: Clause) -> bool:
        if not frame.prepositions:
            return True
        objects = [token for name, token in clause.obliques if name in frame.prepositions]
        return bool(objects) and self.fills(frame.prepositional, tuple(objects))

    def _complement_fits(self, frame: Frame, clause: Clause) -> bool:
        if not frame.complement:
            return True
        if frame.complement == "none":
            return not clause.complements
        fitting = _COMPLEMENTS[frame.complement](self, clause)
        if frame.content:
            fitting = [c for c in fitting if _content(c) & frame.content]
        return bool(fitting)

    def _infinitives(self, clause: Clause) -> list[Token]:
        # "vowed not to buy" promises nothing.
        return [c for c in clause.complements if is_infinitive(c) and not _is_denied(c)]

    def _clauses(self, clause: Clause) -> list[Token]:
        return [c for c in clause.complements if c.dep_ in {"ccomp", "acl"}]

    def _any_complement(self, clause: Clause) -> list[Token]:
        return list(clause.complements)

    def _subjunctives(self, clause: Clause) -> list[Token]:
        return [c for c in clause.complements if _is_subjunctive(c)]

    def _namings(self, clause: Clause) -> list[Token]:
        verb = clause.predicate
        return [c for c in verb.subtree if c.dep_ in NAMINGS and c.i - verb.i < NAMING_REACH]

    def _forces(self, clause: Clause) -> list[Token]:
        return [c for c in clause.complements if self._quad(c) in FORCE]

    def _cooperations(self, clause: Clause) -> list[Token]:
        return [c for c in clause.complements if self._quad(c) in COOPERATION]

    def _quad(self, verb: Token) -> Quad | None:
        """What sort of event an infinitive would be."""
        if not is_infinitive(verb) or _is_denied(verb):
            return None
        frame = self.frame_of(clause_of(verb))
        return QUAD_OF[frame.type] if frame and frame.type else None

    def _fills_one(self, filler: Filler, token: Token) -> bool:
        if self._words(token) & filler.words:
            return True
        if filler.owned and self.reader.parties([token], owned=True):
            return True
        actor = self.reader.roster.actor_at(token)
        if actor is None:
            return filler.actor and (is_people(token, self.rules) or self._has_voice(token))
        return filler.actor or actor.kind in filler.kinds

    def _has_voice(self, token: Token) -> bool:
        """`a report by the UN` may blame somebody; a mere report may not."""
        return self.reader.speaks_for_owner(token) and bool(
            self.reader.parties([token], owned=True)
        )

    def _words(self, token: Token) -> set[str]:
        """What a table may call it: its noun, two words ("rescue team"), what is counted."""
        lemma = token.lemma_.lower()
        words = {lemma, token.lower_}
        words |= {f"{child.lower_} {lemma}" for child in token.children if child.i < token.i}
        if lemma in self.rules.classes["quantities"]:
            inner = (t for p in token.children if p.lower_ == "of" for t in p.children)
            words |= {t.lemma_.lower() for t in inner}
        return words


_COMPLEMENTS: Mapping[str, Callable[[FrameFitter, Clause], list[Token]]] = {
    "clause": FrameFitter._any_complement,
    "infinitive": FrameFitter._infinitives,
    "that": FrameFitter._clauses,
    "subjunctive": FrameFitter._subjunctives,
    "naming": FrameFitter._namings,
    "force": FrameFitter._forces,
    "coop": FrameFitter._cooperations,
}


def particle_of(verb: Token, particle: str) -> Token | None:
    """`down` in "turned down", `dead` in "shot dead"."""
    fitting = (c for c in verb.children if c.lower_ == particle and c.dep_ in PARTICLES)
    return next(fitting, None)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _content(verb: Token) -> set[str]:
    """The lemmas a complement is about: `is trying to end`, `is guilty`."""
    places = {"xcomp", "acomp", "attr"}
    inner = {child.lemma_.lower() for child in verb.children if child.dep_ in places}
    return {verb.lemma_.lower(), *inner}


def _is_subjunctive(verb: Token) -> bool:
    """`demanded that Spain withdraw`, `insisted that Spain must withdraw`."""
    auxiliaries = {c.lemma_.lower() for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    # "demanded that Spain leave" is often tagged as if it were "they leave".
    is_bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.lemma_ != "be")
    return (is_bare and not auxiliaries) or bool(auxiliaries & {"must", "should"})
