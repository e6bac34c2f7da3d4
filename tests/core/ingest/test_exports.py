"""Exports of news databases: every article, and a word when one is missing."""

from __future__ import annotations

import pytest

from core.ingest import Incoming
from core.model import Outcome
from tests.core.ingest.making import exports, letters, office
from tests.core.ingest.making.texts import Story, stories
from tests.core.ingest.reading import articles, outcomes, read_all

TWELVE = stories(12)
MARKS = ("{} of {} DOCUMENTS", "Document {} of {}", "LEVEL 1 - {} OF {} STORIES")
MAKERS = {
    "Nexis, docx": exports.nexis_docx,
    "Nexis, txt": lambda many: exports.nexis_txt(many).encode(),
    "Nexis, txt in cp1252": lambda many: exports.nexis_txt(many).encode("cp1252"),
    "Nexis, rtf": lambda many: letters.rtf(
        Story("", tuple(" ".join(line.split()) for line in exports.nexis_txt(many).split("\n\n")))
    ),
    "Nexis, lines": lambda many: exports.nexis_lines(many).encode(),
    "Nexis, lines in docx": lambda many: office.docx(
        Story("", tuple(exports.nexis_lines(many).split("\n"))), heading=False
    ),
    **{
        f"Nexis, {mark}": lambda many, mark=mark: exports.nexis_labelled(many, mark=mark).encode()
        for mark in MARKS
    },
    "Factiva, printed": lambda many: exports.factiva_printed(many).encode(),
    "Factiva, printed in docx": lambda many: office.docx(
        Story("", tuple(exports.factiva_printed(many).split("\n\n"))), heading=False
    ),
    "Factiva, rtf": exports.factiva_rtf,
    "Factiva, coded": lambda many: exports.factiva_coded(many).encode(),
    "Factiva, docx": lambda many: office.docx(
        Story("", tuple(exports.factiva_coded(many).split("\n"))), heading=False
    ),
}


@pytest.mark.parametrize("maker", MAKERS)
def test_every_article_comes_out_whole(maker):
    found = read_all("export", MAKERS[maker](TWELVE))
    assert [each.name for each in found] == [
        f"export article {number} of 12" for number in range(1, 13)
    ]
    for each, story in zip(found, TWELVE, strict=True):
        assert isinstance(each, Incoming)
        article = each.article
        assert " ".join(article.text.split()) == " ".join(story.text.split())
        assert (article.title, article.outlet) == (story.title, story.outlet)
        assert article.author == story.author
        assert article.published
        assert article.published.day.isoformat() == story.published


def test_the_hour_factiva_states_is_kept():
    [article] = articles("a.txt", exports.factiva_coded(TWELVE[:1]).encode())
    assert article.published
    assert article.published.at
    assert article.published.at.isoformat() == "2024-03-04T14:05:00"


@pytest.mark.parametrize(
    "content",
    [
        exports.nexis_docx(TWELVE, promised=13),
        exports.nexis_txt(TWELVE, promised=13).encode(),
    ],
    ids=["docx", "txt"],
)
def test_an_export_that_promises_more_is_said_to_be_incomplete(content):
    *found, last = read_all("export", content)
    assert len(found) == 12
    assert isinstance(last, Outcome)
    assert (last.name, last.outcome) == ("export", "failed")
    assert last.reason == (
        "export-incomplete: 12 of 13 articles were found in this export; missing: 13."
    )


def test_the_missing_article_is_named_where_articles_are_numbered():
    *_, last = read_all("export", exports.nexis_txt(TWELVE, skip=4).encode())
    assert isinstance(last, Outcome)
    assert last.reason
    assert last.reason.endswith("11 of 12 articles were found in this export; missing: 5.")


@pytest.mark.parametrize("mark", MARKS)
def test_the_missing_article_is_named_in_older_shapes(mark):
    *found, last = read_all("export", exports.nexis_labelled(TWELVE, mark=mark, skip=4).encode())
    assert len(found) == 11
    assert isinstance(last, Outcome)
    assert last.reason
    assert last.reason.endswith("11 of 12 articles were found in this export; missing: 5.")


def test_what_the_summary_of_factiva_promises_is_looked_for():
    content = exports.factiva_printed(TWELVE, found=14).encode()
    *_, last = read_all("export", content)
    assert isinstance(last, Outcome)
    assert last.reason
    assert last.reason.endswith("12 of 14 articles were found in this export; missing: 13, 14.")


def test_an_article_cut_off_at_the_end_is_missed():
    content = exports.factiva_coded(TWELVE, unfinished=True).encode()
    assert outcomes("export", content)[-1] == ("export", "export-incomplete")


def test_a_text_about_documents_is_no_export():
    text = "End of Document, it said.\n\nThe minister had read 1 of 3 documents on Monday."
    [article] = articles("a.txt", text.encode())
    assert article.text == text
