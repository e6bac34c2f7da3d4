"""A stretch of text that may name an actor, before anybody has said which."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import ActorKind, MentionForm, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name an actor. `actor_id` is set where a table settles who it is."""

    span: Span
    surface: str
    kind: ActorKind
    form: MentionForm = MentionForm.NAME
    actor_id: str | None = None
    name: str | None = None
    body: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a table says who this is."""
        return self.actor_id is not None
