"""Every format, good and bad: the right text, or an outcome with a reason; never a crash."""

from __future__ import annotations

import json
import random
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from core.ingest import Incoming
from core.model import Article, Outcome
from tests.core.ingest.making import exports, letters, locked, office, pdf
from tests.core.ingest.making.texts import Story, stories, story
from tests.core.ingest.reading import articles, outcomes, read_all

# How to make a file with one story, and the credits that come back from it.
FORMATS: dict[str, tuple[Callable[[Story], bytes], set[str]]] = {
    "txt": (lambda one: one.text.encode(), set()),
    "md": (lambda one: f"# {one.title}\n\n{one.text}".encode(), {"title"}),
    "html": (lambda one: letters.html(one).encode(), {"title", "outlet", "author", "published"}),
    "mhtml": (letters.mhtml, {"title", "outlet", "author", "published", "url"}),
    "pdf": (lambda one: pdf.pdf(one, furniture=False), set()),
    "docx": (office.docx, {"title"}),
    "odt": (office.odt, {"title"}),
    "rtf": (letters.rtf, {"title", "author"}),
    "eml": (letters.eml, {"title", "author", "published"}),
    "mbox": (lambda one: letters.mbox([letters.eml(one)]), {"title", "author", "published"}),
    "csv": (
        lambda one: letters.table([one]).encode(),
        {"title", "outlet", "author", "published"},
    ),
    "tsv": (
        lambda one: letters.table([one], delimiter="\t").encode(),
        {"title", "outlet", "author", "published"},
    ),
    "xlsx": (
        lambda one: office.xlsx(letters.rows([one])),
        {"title", "outlet", "author", "published"},
    ),
    "rss": (lambda one: letters.rss([one]).encode(), {"title", "outlet", "published", "url"}),
    "atom": (
        lambda one: letters.atom([one]).encode(),
        {"title", "outlet", "author", "published", "modified", "url"},
    ),
    "jsonl": (lambda one: json.dumps({"text": one.text}).encode(), set()),
    "zip": (lambda one: office.zipped({"a.txt": one.text}), set()),
    "nexis.docx": (
        lambda one: exports.nexis_docx([one]),
        {"title", "outlet", "author", "section", "published"},
    ),
    "nexis.txt": (
        lambda one: exports.nexis_txt([one]).encode(),
        {"title", "outlet", "author", "section", "published"},
    ),
    "factiva.rtf": (
        lambda one: exports.factiva_rtf([one]),
        {"title", "outlet", "author", "published"},
    ),
    "factiva.txt": (
        lambda one: exports.factiva_coded([one]).encode(),
        {"title", "outlet", "author", "published"},
    ),
}
MADE = {name: make(story()) for name, (make, _) in FORMATS.items()}
CREDITS = ("title", "outlet", "author", "section", "published", "modified", "url")

# Whatever is done to a file, what becomes of it is one of these.
CODES = frozenset(
    "read empty malformed encrypted binary unknown-format no-text no-article not-a-record "
    "no-text-column no-text-field archive-limit nested entities memory timeout reader-lost "
    "export-incomplete symlink too-long line-too-long".split()
)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_text_and_credits_come_back(kind):
    [article] = articles(f"a.{kind}", MADE[kind])
    assert " ".join(article.text.split()) == " ".join(story().text.split())
    found = {name for name in CREDITS if getattr(article, name) is not None}
    assert found == FORMATS[kind][1]
    assert {name for name, _ in article.stated_by} == found
    for name in found & {"title", "outlet", "author"}:
        assert getattr(article, name) == getattr(story(), name)
    if article.published:
        assert article.published.day.isoformat() == story().published


@pytest.mark.parametrize("kind", FORMATS)
def test_content_decides_whatever_the_name(kind):
    expected = {article.hash for article in articles(f"a.{kind}", MADE[kind])}
    for name in ("a.txt", "a.docx", "a.pdf", "a.html", "a.zip", "a", "a.jpg"):
        assert {article.hash for article in articles(name, MADE[kind])} == expected, name


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_file_is_said_to_be_empty(kind):
    assert outcomes(f"a.{kind}", b"") == [(f"a.{kind}", "empty")]


# A cut or a changed byte may leave a text as readable as before; what it must not do is raise,
# hang, or give an outcome nobody has a word for.
@pytest.mark.parametrize("kind", FORMATS)
def test_a_truncated_file_has_an_outcome(kind):
    content = MADE[kind]
    for cut in range(50):
        check_outcomes(f"a.{kind}", content[: len(content) * cut // 50])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_has_an_outcome(kind):
    chance = random.Random(kind)
    for _ in range(200):
        content = bytearray(MADE[kind])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        check_outcomes(f"a.{kind}", bytes(content))


def check_outcomes(name: str, content: bytes) -> None:
    began = time.monotonic()
    found = outcomes(name, content)
    assert found, "a file without an outcome"
    assert {code for _, code in found} <= CODES, found
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf.assembled([b"BT (secret) Tj ET"], password="herring")),
        ("a.docx", locked.word(office.docx(story()), "herring")),
        ("a.xlsx", locked.word(office.xlsx(letters.rows([story()])), "herring")),
        ("a.odt", locked.open_document(office.odt_parts(story()), "herring")),
        ("a.zip", locked.zip_crypto({"a.txt": story().text.encode()}, b"herring")),
        ("b.zip", locked.zip_aes(story().text.encode(), b"herring")),
    ],
    ids=["pdf", "docx", "xlsx", "odt", "zip", "zip by AES"],
)
def test_a_file_with_a_password_is_refused_with_advice(name, content):
    [outcome] = read_all(name, content)
    assert isinstance(outcome, Outcome)
    assert outcome.outcome == "rejected"
    assert outcome.reason
    assert outcome.reason.startswith("encrypted: This ")
    assert "remove it where the file was made" in outcome.reason


def test_the_locks_are_real():
    content = locked.zip_crypto({"a.txt": b"The quota is off."}, b"herring")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("a.txt", pwd=b"herring") == b"The quota is off."
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    by_standard = "69c4e0d86a7b0430d8cdb78070b4c55a", "8ea2b7ca516745bfeafc49904b496089"
    assert tuple(locked.aes(block, bytes(range(size))).hex() for size in (16, 32)) == by_standard


def test_a_pdf_with_the_empty_password_is_read():
    stream = b"BT /F1 11 Tf 60 700 Td (The talks ended on Monday without a deal.) Tj ET"
    [article] = articles("a.pdf", pdf.assembled([stream], password=""))
    assert article.text == "The talks ended on Monday without a deal."


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
IN_ENCODINGS: dict[str, Callable[[Story, str], bytes]] = {
    "txt": lambda one, encoding: one.text.encode(encoding),
    "md": lambda one, encoding: f"## {one.title}\n\n{one.text}".encode(encoding),
    "html": lambda one, encoding: letters.html(one, charset=encoding).encode(encoding),
    "csv": lambda one, encoding: letters.table([one]).encode(encoding),
    "eml": lambda one, encoding: letters.eml(one, charset=encoding),
}


@pytest.mark.parametrize("kind", IN_ENCODINGS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_fifty_texts_are_the_same_articles_in_every_encoding_and_format(kind, encoding):
    members = {
        f"{number}.{kind}": IN_ENCODINGS[kind](one, encoding)
        for number, one in enumerate(stories(50))
    }
    found = articles("a.zip", office.zipped(members))
    assert [article.hash for article in found] == [Article(one.text).hash for one in stories(50)]


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "rtf", "mhtml"])
def test_fifty_texts_are_the_same_articles_in_every_kind_of_document(kind):
    members = {f"{number}.{kind}": FORMATS[kind][0](one) for number, one in enumerate(stories(50))}
    found = articles("a.zip", office.zipped(members))
    assert [article.hash for article in found] == [Article(one.text).hash for one in stories(50)]


def test_a_guessed_encoding_is_said_inside_archives_too():
    [found] = read_all("a.zip", office.zipped({"a.txt": story().text.encode("cp1252")}))
    assert isinstance(found, Incoming)
    assert [note.code for note in found.notes] == ["encoding-guessed"]
