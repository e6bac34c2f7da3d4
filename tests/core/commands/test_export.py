"""`export`: every format holds what the filter leaves, and says so; mistakes are one line."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import networkx as nx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from lxml import html
from typer.testing import CliRunner

from core.__main__ import app
from core.record import to_record
from core.store import basket, open_store, write_to
from core.store.opening import VARIABLE
from core.store.writing import save
from tests.core.export.reports import full_report
from tests.core.store.queries.conftest import hand_made
from tests.records import parsed_article

ONLY = "in The Skerry"


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles and a copy of the first, for the command; the folder to write into."""
    url = f"sqlite:///{tmp_path / 'collection.db'}"
    monkeypatch.setenv(VARIABLE, url)
    engine = open_store(url)
    with write_to(engine) as connection:
        for parsed in hand_made():
            save(connection, "hand made", parsed)
    engine.dispose()
    return tmp_path


def export(folder: Path, form: str, *options: str) -> bytes:
    output = folder / f"out.{form}"
    done = call("--format", form, "--output", str(output), *options)
    assert done.exit_code == 0, done.stderr
    return output.read_bytes()


def call(*options: str):
    return CliRunner().invoke(app, ["export", *options], env={"COLUMNS": "200"})


def csv(folder: Path, *options: str) -> pd.DataFrame:
    return pd.read_csv(BytesIO(export(folder, "csv", *options)))


@pytest.mark.parametrize("what", ["quotes", "events", "actors", "articles", "relations"])
def test_each_table_says_its_filter_in_every_row(collection, what):
    table = csv(collection, "--what", what, "--outlet", "The Skerry")
    assert len(table)
    assert table["selection"].str.contains(ONLY).all()


@pytest.mark.parametrize(
    ("options", "articles"),
    [
        ((), 3),
        (("--every-copy",), 4),
        (("--outlet", "The Skerry", "--outlet", "Fjord Post"), 2),
        (("--since", "2024-04-01"), 1),
        (("--until", "2024-04-01"), 1),
        (("--words", "mud slide"), 1),
        (("--actor", "liv strand"), 3),
        (("--actor", "state:NOR", "--kind", "person"), 0),
        (("--side", "Norway"), 3),
        (("--words", "zebra"), 0),
    ],
)
def test_the_filters_of_the_pages(collection, options, articles):
    assert len(csv(collection, "--what", "articles", *options)) == articles


def test_a_workbook_of_everything(collection):
    book = openpyxl.load_workbook(BytesIO(export(collection, "xlsx", "--outlet", "The Skerry")))
    assert book.sheetnames == ["About", "Quotes", "Events", "Actors", "Articles", "Relations"]
    said = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert ONLY in said["Filter in force"]
    assert said["Parsed by"] == "made by hand, rules 0"
    assert said["Articles"] == "1"


def test_parquet_holds_what_csv_holds(collection):
    content = export(collection, "parquet", "--what", "quotes")
    table = pq.read_table(BytesIO(content))
    assert table.num_rows == len(csv(collection, "--what", "quotes")) == 6
    assert b"copies count once" in table.schema.metadata[b"rapporteur"]


def test_jsonl_is_one_parse_record_an_article(collection):
    lines = export(collection, "jsonl", "--outlet", "The Skerry").decode().splitlines()
    [record] = map(json.loads, lines)
    assert ONLY in record.pop("export")["Filter in force"]
    assert list(record) == list(to_record(parsed_article()))
    quote = record["quotes"][0]
    assert record["text"][quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graphs(collection, form, read):
    graph = read(BytesIO(export(collection, form, "--basis", "acts upon")))
    assert graph.nodes["state:NOR"]["label"] == "Norway"
    [(source, target, edge)] = graph.edges(data=True)
    assert (source, target, edge["n"]) == ("state:NOR", "state:ISL", 2)


def test_references(collection):
    bibtex = export(collection, "bibtex", "--words", "cod").decode()
    assert "articles with the words “cod”" in bibtex
    items = json.loads(export(collection, "csl", "--words", "cod"))
    assert bibtex.count("@article{") == len(items) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "csv"), "say which with --what"),
        (("--format", "graphml", "--what", "quotes"), "graphml holds relations, not quotes"),
        (("--format", "csv", "--what", "quotes", "--what", "events"), "csv holds one table"),
        (("--format", "docx", "--what", "report", "--words", "cod"), "leave the filters out"),
        (("--format", "docx", "--what", "report", "--what", "events"), "a file of its own"),
        (("--format", "bibtex", "--outlet", "None such"), "there is no outlet “None such”"),
        (("--format", "bibtex", "--actor", "Nobody"), "there is no actor “Nobody”"),
        (("--format", "bibtex", "--side", "Mars"), "there is no side “Mars”"),
    ],
)
def test_a_mistake_is_told_and_writes_nothing(collection, options, said):
    output = collection / "out"
    done = call(*options, "--output", str(output))
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert not output.exists()


def test_a_folder_that_is_not_there_is_one_line(collection):
    done = call("--format", "bibtex", "--output", str(collection / "none" / "x.bib"))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].endswith("No such file or directory")


@pytest.mark.parametrize("form", ["docx", "html"])
def test_tables_as_a_report_cite_their_sources(collection, form):
    content = export(collection, form, "--what", "quotes", "--outlet", "The Skerry")
    text = text_of(content, form)
    assert ONLY in text
    assert "[1] The Skerry, 4 Mar 2024: “Boats”" in text


@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_report_that_was_collected(collection, form):
    with write_to(open_store()) as connection:
        for item in full_report().items:
            basket.add(connection, item)
    text = text_of(export(collection, form, "--what", "report"), form)
    assert "“We will not fish,” she said. [1, paragraph 2]" in text


def text_of(content: bytes, form: str) -> str:
    if form == "html":
        return str(html.document_fromstring(content).text_content())
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
