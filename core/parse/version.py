"""What made a parse: the model and the rules, so that an old parse can be told from a new one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.model import Parser
from core.parse.language import model_id

_CORE = Path(__file__).parents[1]
_FOLDERS = ("lexicon", "parse")
_KINDS = frozenset({".py", ".csv", ".toml"})


@cache
def parser() -> Parser:
    """The model's name and the rules' digest."""
    return Parser(model_id(), rules_id())


def rules_id() -> str:
    """Twelve hexadecimal digits that change with every rule table and every stage."""
    digest = hashlib.sha256()
    for path in _rule_files():
        digest.update(path.relative_to(_CORE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _rule_files() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted(path for path in (_CORE / folder).rglob("*") if path.suffix in _KINDS)
