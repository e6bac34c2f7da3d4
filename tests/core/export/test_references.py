"""BibTeX and CSL-JSON: what reference managers read."""

from __future__ import annotations

import json
from datetime import date

from core.citing import Source
from core.export.references import to_bibtex, to_csl
from tests.core.export.made import ABOUT, HOSTILE, SAID

KNOWN = Source(
    "4f1c0a2be9d8",
    title="Norway turns down 5% & more",
    outlet="The Skerry",
    author="Ana Ruiz and Bo Lind",
    url="https://skerry.example/a_b?x={1}",
    published=date(2024, 3, 4),
    language="en",
)
UNKNOWN = Source("0a1b2c3d4e", url="javascript:alert(1)")


def test_bibtex_entries():
    _, _, entries = to_bibtex([KNOWN, UNKNOWN], ABOUT).decode().partition("\n\n")
    assert entries == (
        "@article{the-skerry-2024-4f1c0a2b,\n"
        "  author = {Ana Ruiz and Bo Lind},\n"
        "  title = {{Norway turns down 5\\% \\& more}},\n"
        "  journal = {{The Skerry}},\n"
        "  year = {2024},\n"
        "  month = {3},\n"
        "  day = {4},\n"
        "  url = {https://skerry.example/a_b?x=%7B1%7D},\n"
        "}\n\n"
        "@article{unknown-undated-0a1b2c3d,\n"
        "  title = {{Untitled}},\n"
        "  journal = {{Unknown outlet}},\n"
        "}\n"
    )


def test_bibtex_says_the_filter_in_comments():
    head = to_bibtex([], ABOUT).decode().splitlines()
    assert f"% Filter in force: {SAID}" in head
    assert all(line.startswith("%") for line in head if line)


def test_no_title_ends_its_entry():
    sources = [Source(str(number), title=text) for number, text in enumerate(HOSTILE)]
    entries = to_bibtex(sources, ABOUT).decode().split("@article")[1:]
    assert len(entries) == len(HOSTILE)
    plain = [entry.replace("\\{", "").replace("\\}", "") for entry in entries]
    assert {entry.count("{") - entry.count("}") for entry in plain} == {0}


def test_csl_items():
    known, unknown = json.loads(to_csl([KNOWN, UNKNOWN], ABOUT))
    assert known.pop("custom")["Filter in force"] == SAID
    assert known == {
        "id": "the-skerry-2024-4f1c0a2b",
        "type": "article-newspaper",
        "title": "Norway turns down 5% & more",
        "container-title": "The Skerry",
        "URL": "https://skerry.example/a_b?x={1}",
        "language": "en",
        "author": [{"literal": "Ana Ruiz"}, {"literal": "Bo Lind"}],
        "issued": {"date-parts": [[2024, 3, 4]]},
    }
    assert "URL" not in unknown
