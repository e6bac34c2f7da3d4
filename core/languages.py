"""The languages there are, by code and English name. Rapporteur reads English; the rest is kept."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

ENGLISH = "en"

_TABLE = Path(__file__).parent / "ingest" / "languages.csv"


@cache
def language_names() -> dict[str, str]:
    """ISO 639 code -> English name, in the order of the codes."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def language_name(code: str | None) -> str:
    """The English name of a language; a code we do not know, as it is."""
    return language_names().get(code or "", code or "an unknown language")
