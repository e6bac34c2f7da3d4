"""Letters: their words, their attachments, and what is built to break readers."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.core.ingest.making import letters, office
from tests.core.ingest.making.texts import stories, story
from tests.core.ingest.reading import articles, outcomes

TEXT = "Norway said on Monday that the quota was too high and that it would not agree to it."


def headed(*lines: str, body: str = TEXT) -> bytes:
    return ("\n".join(("From: ana@example.org", "Subject: Quota", *lines)) + f"\n\n{body}").encode()


def test_a_letter_is_an_article_with_its_minute():
    [article] = articles("a.eml", letters.eml(story()))
    assert article.published
    assert article.published.at
    assert article.published.at.isoformat() == "2024-03-04T14:05:00+04:00"
    assert (article.title, article.author) == (story().title, "Ana Ruiz")


def test_attachments_are_files_like_others():
    attached = {
        "a.docx": office.docx(story(1)),
        "b.png": b"\x89PNG\r\n\x1a\n",
        "c.zip": office.zipped({"d.txt": story(2).text}),
    }
    assert outcomes("a.eml", letters.eml(story(), attached=attached)) == [
        ("a.eml", "read"),
        ("a.eml/a.docx", "read"),
        ("a.eml/b.png", "binary"),
        ("a.eml/c.zip/d.txt", "read"),
    ]


def test_a_letter_inside_a_letter_is_an_article_of_its_own():
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["To"] = "a@example.org", "Fwd", "b@example.org"
    outer.set_content("See below for what they wrote.")
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["To"] = "c@example.org", "Quota", "a@example.org"
    inner.set_content(TEXT)
    outer.add_attachment(inner)
    assert [article.title for article in articles("a.eml", outer.as_bytes())] == ["Fwd", "Quota"]


def test_a_mailbox_gives_every_letter():
    content = letters.mbox([letters.eml(one) for one in stories(5)])
    assert [article.text for article in articles("a.mbox", content)] == [
        one.text for one in stories(5)
    ]


def test_the_words_of_a_page_are_read_where_there_is_no_plain_text():
    content = headed("Content-Type: text/html", body=f"<p>{TEXT}</p><style>p{{}}</style>")
    [article] = articles("a.eml", content)
    assert article.text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Date: yesterday, or so",
        "Date: Mon, 99 Mar 2024 99:99:99 +9999",
        "Content-Type: text/plain; charset=klingon",
        "Content-Transfer-Encoding: rot13",
        "Subject: =?utf-8?b?4pyT?= =?x?q?=FF?=",
        "From: <<<>>>,,,@@@",
        "MIME-Version: 17",
        "To: " + "a@b.c, " * 5000,
    ],
)
def test_odd_headers_do_not_lose_the_letter(line):
    [article] = articles("a.eml", headed(line))
    assert article.text.strip() == TEXT
    assert article.published is None


def test_letters_nested_without_end_are_refused():
    content = headed()
    for _ in range(60):
        content = headed("Content-Type: message/rfc822", body=content.decode())
    found = outcomes("a.eml", content)
    assert {code for _, code in found} <= {"nested", "malformed"}
    assert len(found) == 1


def test_ten_thousand_parts_are_refused():
    head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"'
    content = headed(head, body="\n--x\nContent-Type: text/plain\n\na" * 10_000 + "\n--x--\n")
    assert outcomes("a.eml", content) == [("a.eml", "archive-limit")]
