"""Records as plain values that JSON can hold, and back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """A record as dictionaries, lists and strings; what is None or empty by default stays out."""
    if isinstance(value, (list, tuple)):
        return [to_plain(each) for each in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value):
        return {
            field.name: to_plain(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
    return value


def from_plain[Record](kind: type[Record], value: Any) -> Record:
    """The record of that class. Raises KeyError, TypeError or ValueError if it is none."""
    return _read(kind, value)  # type: ignore[no-any-return]


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if isinstance(kind, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
        return _read(kind, value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], held) for name, held in value.items()})
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return kind(value) if issubclass(kind, StrEnum) else value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
