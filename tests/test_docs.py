"""The documents tell the truth: commands exist, links lead somewhere, every table is described."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from typer.main import get_command

from core.__main__ import app
from core.lexicon.tables import FOLDER as LEXICON
from core.record import to_record
from tests.records import parsed_article

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for folder in (".", "docs", "docs/decisions", "core/lexicon", "tests/gold")
    for path in (ROOT / folder).glob("*.md")
)
COMMAND = re.compile(r"python -m core (\w+)([^\n`#>]*)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
# `core/lexicon/cues.csv` is a claim that there is such a file; `core/<name>` or `data/…` is not.
PATH = re.compile(r"`((?:core|pages|tests|docs)/[\w./-]+)`")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_commands_exist(document: Path) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for name, rest in COMMAND.findall(document.read_text(encoding="utf-8")):
        assert name in commands, f"python -m core {name}"
        command = commands[name]
        if hasattr(command, "commands"):
            kind = rest.split()[0]
            assert kind in command.commands, f"python -m core {name} {kind}"
            command = command.commands[kind]
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= known, f"python -m core {name}{rest}"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = {name for name, _ in COMMAND.findall(readme)}
    assert set(get_command(app).commands) <= told  # type: ignore[attr-defined]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_make_targets_exist(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(
        r"(?:`|^    )make ([a-z]+)", document.read_text(encoding="utf-8"), re.M
    ):
        assert re.search(rf"^{target}:", makefile, re.M), f"make {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_files_named_in_documents_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in LINK.findall(text):
        assert (document.parent / link).exists(), link
    for path in PATH.findall(text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("table", sorted(LEXICON.glob("*.csv")), ids=lambda path: path.name)
def test_every_column_of_every_table_is_described(table: Path) -> None:
    described = (LEXICON / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `([\w.]+)`\n(.*?)(?=^##|\Z)", described, re.M | re.S))
    assert table.name in sections, f"{table.name} has no section in core/lexicon/README.md"
    lines = table.read_text(encoding="utf-8").splitlines()
    columns = next(csv.reader(line for line in lines if line and not line.startswith("#")))
    missing = [column for column in columns if f"`{column}`" not in sections[table.name]]
    assert not missing, f"{table.name}: {', '.join(missing)}"


def test_no_table_is_described_that_is_gone() -> None:
    described = (LEXICON / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^### `([\w.]+)`", described, re.M))
    assert told == {path.name for path in LEXICON.glob("*.csv")}


def test_every_key_of_the_record_is_described() -> None:
    contract = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    record = to_record(parsed_article())
    parts = [record, *(record[part][0] for part in ("actors", "quotes", "events", "notes"))]
    missing = {key for part in parts for key in part if f"`{key}`" not in contract}
    assert not missing


def test_the_tree_in_the_design_is_the_tree() -> None:
    tree = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^    core/([\w.]+)", tree, re.M))
    there = {path.name for path in (ROOT / "core").iterdir()} - {"__init__.py", "__pycache__"}
    assert told == there
