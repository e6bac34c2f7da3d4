"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.__main__ import app
from core.sample import sample_files
from core.store import open_store, read_from
from core.store.opening import VARIABLE
from core.store.schema import articles

ROOT = Path(__file__).parents[2]
TEXT = "Norway rejected Iceland's quota on Monday. “It is too high,” Liv Strand told reporters."


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A collection of the test's own, for commands as for the test."""
    named = f"sqlite:///{tmp_path / 'collection.db'}"
    monkeypatch.setenv(VARIABLE, named)
    return named


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """`python -m core ...` as scripts run it, whatever the terminal's encoding."""
    command = [sys.executable, "-m", "core", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


def call(*arguments: object) -> tuple[int, list[str]]:
    """The same in this process, where the model is read once: exit code and messages."""
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr.splitlines()


def titles(url: str) -> list[str | None]:
    with read_from(open_store(url)) as connection:
        return list(connection.scalars(select(articles.c.title).order_by(articles.c.number)))


def test_parse_gives_a_record_for_every_article_in_order(tmp_path):
    odd = "Half \ud800, NUL \x00, separators \u2028 \x85.\r\n" + TEXT
    given = [
        {"id": "b", "text": TEXT, "title": "T", "outlet": "O", "published": "2024-03-04T23:00:00Z"},
        {"id": "a", "text": odd},
        {"id": "empty", "text": ""},
        {"id": "russian", "text": "Переговоры закончились в понедельник без соглашения."},
        {"id": "open", "text": TEXT + " “And so on."},
    ]
    lines = tmp_path / "in.jsonl"
    lines.write_text("\n".join(map(json.dumps, given)) + "\n")
    page = tmp_path / "page.txt"
    page.write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>")
    done = run("parse", lines, tmp_path / "gone.txt", page)
    # A reader that takes separators for line ends must not be led astray.
    records = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [each["id"] for each in records[:5]] == [each["id"] for each in given]
    assert [each["text"] for each in records] == [*(each["text"] for each in given), TEXT]
    for record in records:
        for found in (*(m for a in record["actors"] for m in a["mentions"]), *record["quotes"]):
            assert record["text"][found["start"] : found["end"]] == found["text"]
    assert (records[0]["title"], records[0]["outlet"]) == ("T", "O")
    assert records[0]["published"] == "2024-03-04"
    assert [[note["code"] for note in each["notes"]] for each in records[2:4]] == [
        ["empty"],
        ["not-parsed"],
    ]
    assert records[3]["actors"] == records[3]["quotes"] == records[3]["events"] == []
    assert records[4]["notes"] != []
    assert records[0]["actors"] != []
    [said] = done.stderr.decode().splitlines()
    assert said.endswith(
        "gone.txt: unreadable: The file cannot be read: No such file or directory."
    )
    assert done.returncode == 1


def test_parse_of_readable_files_succeeds(tmp_path):
    (tmp_path / "a.txt").write_text("")
    assert call("parse", tmp_path / "a.txt") == (0, [])


def test_ingest_reports_what_became_of_every_article(tmp_path, url):
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    (folder / ".hidden").write_text("Not for us.")
    (folder / "a [bold].txt").write_text(TEXT)
    (folder / "b.pdf").write_bytes(b"%PDF-1.7")
    (folder / "more" / "c.txt").write_text(TEXT)
    report = tmp_path / "report.jsonl"
    done = run("ingest", folder, tmp_path / "gone.txt", "--report", report, "--workers", 2)
    lines = [json.loads(line) for line in report.read_text().splitlines()]
    assert [set(line) for line in lines] == [{"name", "outcome", "reason", "article_id"}] * 4
    assert [(Path(line["name"]).name, line["outcome"]) for line in lines] == [
        ("a [bold].txt", "ingested"),
        ("b.pdf", "failed"),
        ("c.txt", "duplicate"),
        ("gone.txt", "failed"),
    ]
    assert lines[0]["article_id"] == lines[2]["article_id"]
    said = done.stderr.decode().splitlines()
    assert said[-1] == "1 ingested, 1 duplicate, 2 failed"
    assert len(said) == 3
    assert done.returncode == 1
    assert titles(url) == [None]


def test_a_second_run_adds_nothing(tmp_path, url):
    (tmp_path / "a.txt").write_text(TEXT)
    assert call("ingest", tmp_path / "a.txt") == (0, ["1 ingested"])
    assert call("ingest", tmp_path / "a.txt") == (0, ["1 duplicate"])


def test_an_empty_folder_is_said_to_be_empty(tmp_path, url):
    (tmp_path / "empty").mkdir()
    assert call("ingest", tmp_path / "empty") == (0, ["no files"])


def test_the_sample_is_loaded_once_and_anew_on_demand(url):
    number = len(list(sample_files()))
    assert call("sample", "--if-empty") == (0, [f"{number} ingested"])
    assert call("sample", "--if-empty") == (0, [])
    assert call("sample") == (0, [f"{number} ingested"])
    assert len(titles(url)) == number
    assert None not in titles(url)


def test_the_sample_is_no_reason_to_touch_other_articles(tmp_path, url):
    (tmp_path / "a.txt").write_text("Our own headline\n\n" + TEXT)
    call("ingest", tmp_path / "a.txt")
    assert call("sample", "--if-empty") == (0, [])
    assert titles(url) == ["Our own headline"]


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("postgresql://host/news", "a postgresql database is not supported"),
        ("sqlite:////proc/nowhere/x.db", "/proc/nowhere cannot be made"),
    ],
)
def test_an_unusable_collection_is_one_line(monkeypatch, tmp_path, database, said):
    monkeypatch.setenv(VARIABLE, database)
    code, [line] = call("ingest", tmp_path)
    assert code == 1
    assert said in line


def test_a_report_that_cannot_be_written_is_one_line(tmp_path, url):
    report = tmp_path / "no" / "report.jsonl"
    code, lines = call("ingest", tmp_path, "--report", report)
    assert (code, lines) == (1, [f"{report}: No such file or directory"])


def test_an_archive_is_read_member_by_member(tmp_path, url):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.png", b"\x89PNG")
    code, lines = call("ingest", tmp_path / "a.zip", "--outlet", "The Skerry")
    assert code == 0
    assert lines[-1] == "1 ingested, 1 rejected"
    assert lines[0].startswith(f"{tmp_path}/a.zip/b.png: rejected: binary: This is a picture")
    with read_from(open_store(url)) as connection:
        assert connection.scalar(select(articles.c.outlet)) == "The Skerry"


def test_the_columns_of_a_table_may_be_named(tmp_path, url):
    (tmp_path / "a.csv").write_text(f'was,wo\n"{TEXT}",The Mole\n')
    code, lines = call("ingest", tmp_path / "a.csv", "--column", "text=was")
    assert (code, lines) == (0, ["1 ingested"])


@pytest.mark.parametrize("option", [("--published", "soon"), ("--column", "colour=was")])
def test_options_that_make_no_sense_are_refused(tmp_path, url, option):
    done = CliRunner().invoke(app, ["ingest", str(tmp_path), *option])
    assert done.exit_code == 2
    assert "is no date" in done.stderr or "there is no field" in done.stderr


def test_a_watched_folder_is_taken_in_as_it_fills_until_stopped(tmp_path, url):
    folder, report = tmp_path / "in", tmp_path / "report.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    command = [sys.executable, "-m", "core", "ingest", "--watch", str(folder)]
    watcher = subprocess.Popen(
        [*command, "--report", str(report)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        assert wait_for_lines(report, 1) == [("a.txt", "ingested")]
        (folder / "b.txt").write_text(TEXT + " And so on.")
        (folder / "c.txt").write_text(TEXT)
        assert wait_for_lines(report, 3)[1:] == [("b.txt", "ingested"), ("c.txt", "duplicate")]
        watcher.send_signal(signal.SIGINT)
        said = watcher.communicate(timeout=30)[1]
    finally:
        watcher.kill()
    assert watcher.returncode == 0
    assert said.splitlines()[-1] == "2 ingested, 1 duplicate"
    assert len(titles(url)) == 2


def wait_for_lines(report: Path, count: int) -> list[tuple[str, str]]:
    """(name, outcome) of the first so many lines, once they are there."""
    for _ in range(600):
        lines = report.read_text().splitlines() if report.exists() else []
        if len(lines) >= count:
            break
        time.sleep(0.1)
    found = [json.loads(line) for line in lines]
    return [(Path(line["name"]).name, line["outcome"]) for line in found]
