"""Test cases as data: TOML files in a `cases` folder beside the tests that read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

TESTS = Path(__file__).parent


def load_cases(name: str) -> list[Any]:
    """Every [[case]] of `tests/**/cases/<name>` as a parameter whose fields are the table's keys.

    `id` names the case; `xfail` holds the reason why it should pass and does not yet.
    """
    [path] = TESTS.rglob(f"cases/{name}")
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [_parameter(case) for case in cases]


def _parameter(case: dict[str, Any]) -> Any:
    reason = case.get("xfail")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(SimpleNamespace(**case), id=case["id"], marks=marks)
