"""Files in, articles out; and for every file nothing can be read from, one clear line."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.ingest import Incoming, Refused, check, read_articles
from core.ingest.records import MOST_LINE_CHARACTERS
from core.model import Article, Outcome, Result
from tests.cases import load_cases

SENTENCE = "Norway said on Monday that the quota was too high and that it would not agree to it."


def read_one(name: str, content: bytes) -> Incoming:
    [found] = read_articles(name, content)
    assert isinstance(found, Incoming), found
    return found


def outcome_of(name: str, content: bytes) -> Outcome:
    """What becomes of a file from which no article should come."""
    for found in read_articles(name, content):
        if isinstance(found, Outcome):
            return found
        with pytest.raises(Refused) as raised:
            check(found.article)
        return raised.value.outcome(found.name)
    raise AssertionError("neither an article nor an outcome")


@pytest.mark.parametrize("case", load_cases("files.toml"))
def test_reads_articles(case):
    incoming = read_one(case.name, case.file.encode())
    expected = {
        "text": case.file,
        "notes": [],
        "precision": "day",
        "published": None,
        **case.article,
    }
    article, published = incoming.article, incoming.article.published
    assert article.text == expected["text"]
    assert [note.code for note in incoming.notes] == expected["notes"]
    assert (published.day.isoformat() if published else None) == expected["published"]
    assert not published or published.precision == expected["precision"]
    for field in ("title", "outlet", "author", "url"):
        assert getattr(article, field) == expected.get(field), field
    assert article.id == expected.get("id", Article(article.text, title=article.title).id)
    assert article.language == "en"


@pytest.mark.parametrize("case", load_cases("refused.toml"))
def test_refuses_with_one_clear_line(case):
    fields = vars(case)
    if "repeat" in fields:
        content = (case.repeat["part"] * case.repeat["times"]).encode()
    else:
        content = bytes.fromhex(case.bytes) if "bytes" in fields else case.file.encode()
    outcome = outcome_of(case.name, content)
    assert (outcome.outcome, outcome.reason) == (fields.get("outcome", "rejected"), case.reason)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.docx", "noname"]
)
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SENTENCE, id="txt"),
        pytest.param(f"# Talks\n\n{SENTENCE}", id="md"),
        pytest.param(f"<html><body><article><p>{SENTENCE}</p></article></body></html>", id="html"),
        pytest.param(json.dumps({"text": SENTENCE}), id="json"),
    ],
)
def test_content_decides_what_a_file_is(name, content):
    assert read_one(name, content.encode()).article.text == SENTENCE


def test_the_good_lines_around_a_bad_one_are_read():
    good = json.dumps({"text": SENTENCE})
    lines = [good, "{bad", "", json.dumps({"text": "x" * MOST_LINE_CHARACTERS}), good]
    found = list(read_articles("a.jsonl", "\n".join(lines).encode()))
    assert [each.name for each in found] == [f"a.jsonl line {number}" for number in (1, 2, 4, 5)]
    assert [isinstance(each, Incoming) for each in found] == [True, False, False, True]
    assert found[2].reason == "line-too-long: This line is longer than 10 million characters."


def test_a_list_of_records_is_read_item_by_item():
    content = json.dumps([{"text": SENTENCE}, {"id": "b"}], indent=1).encode()
    found = list(read_articles("a.json", content))
    assert [each.name for each in found] == ["a.json item 1", "a.json item 2"]
    assert isinstance(found[1], Outcome)


@settings(max_examples=200)
@given(st.text())
@example("half \ud800 and NUL \x00 and \u2028 and \r\n")
def test_a_records_text_is_unchanged(text):
    content = json.dumps({"id": "a", "text": text}).encode()
    assert read_one("a.jsonl", content).article.text == text


def test_an_article_beyond_the_limit_is_refused():
    outcome = outcome_of("a.txt", b"x" * 20_000_001)
    assert outcome.reason == "too-long: This is 20 MB long; at most 20 MB are read."


@settings(max_examples=300)
@given(name=st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl"]), content=st.binary())
def test_no_bytes_raise(name, content):
    assert list(read_articles(name, content)) or not content.strip()


STARTS = ["<html><p>", "{", '{"text":', "---\n", "# ", "[", "<?xml", "﻿", '<meta charset="utf-16">']


@settings(max_examples=300)
@given(
    start=st.sampled_from(STARTS), rest=st.text(), name=st.sampled_from(["a", "a.md", "a.jsonl"])
)
def test_no_text_raises(start, rest, name):
    for found in read_articles(name, (start + rest).encode("utf-8", "surrogatepass")):
        assert not (isinstance(found, Outcome) and found.outcome is Result.FAILED), found
