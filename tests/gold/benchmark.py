"""Figures on the public corpora, as the table of docs/accuracy.md: python -m tests.gold.benchmark.

The corpora and their scorer are not part of this project. They are looked for in the folder that
RAPPORTEUR_BENCHMARK names, else in ../shared/eval.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("RAPPORTEUR_BENCHMARK", ROOT.parent / "shared" / "eval"))


def main() -> int:
    """Print the table; without the corpora say so and do nothing."""
    scoreboard = FOLDER / "scoreboard.py"
    if not scoreboard.exists():
        print(f"No benchmark corpora in {FOLDER}: only the sample was measured.")
        return 0
    command = [sys.executable, scoreboard, "--project", ROOT, "--python", sys.executable, "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    for name, part in json.loads(run.stdout).items():
        print(f"\n**{name}**, {part['articles']} texts in {part['seconds']} s\n")
        print("\n".join(table(part["rows"])))
    return 0


def table(rows: Iterable[dict[str, Any]]) -> list[str]:
    """The lines of a Markdown table: figure, ours, the best other system, the goal."""
    lines = ["| figure | Rapporteur | best other | goal |", "| --- | ---: | --- | ---: |"]
    for row in rows:
        peer = "–" if row["peer_value"] is None else f"{shown(row['peer_value'])} ({row['peer']})"
        lines.append(f"| {row['metric']} | {shown(row['ours'])} | {peer} | {shown(row['goal'])} |")
    return lines


def shown(value: float | None) -> str:
    """Shares with three decimals, percentages with one."""
    if value is None:
        return "–"
    return f"{value:.3f}" if abs(value) <= 1.5 else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
