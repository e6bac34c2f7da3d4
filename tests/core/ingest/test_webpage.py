"""Saved pages: the article without what surrounds it, and who says they published it."""

from __future__ import annotations

import json
import time

import pytest

from core.ingest import Incoming, read_articles
from core.model import Article

FIRST = "Norway said on Monday that the quota was too high and that it would not agree to it."
SECOND = "Iceland answered that it had counted the cod twice, and that the boats would sail anyway."
BODY = f"<article><h1>Quota talks fail</h1><p>{FIRST}</p><p>{SECOND}</p></article>"


def page(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(text: str, name: str = "a.html") -> Article:
    [found] = read_articles(name, text.encode())
    assert isinstance(found, Incoming), found
    return found.article


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Quota talks fail",
    "datePublished": "2024-03-04T23:30:00+04:00",
    "dateModified": "2024-05-01T08:00:00+04:00",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Bo Li"}],
    "publisher": {"@type": "Organization", "name": "The Skerry"},
    "mainEntityOfPage": {"@id": "https://example.org/quota"},
}
OPEN_GRAPH = (
    '<meta property="og:title" content="Quota talks fail | The Skerry">'
    '<meta property="og:site_name" content="The Skerry">'
    '<meta property="article:published_time" content="2024-03-04T10:00:00Z">'
    '<meta property="article:author" content="https://example.org/people/ana">'
    '<meta name="author" content="Ana Ruiz">'
    '<meta property="og:url" content="https://example.org/quota">'
)


def test_only_the_articles_own_paragraphs_are_kept():
    article = read(
        page(
            body="<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
            + BODY
            + "<aside>Read also: ten fish you must see</aside><footer>All rights reserved</footer>"
        )
    )
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_quotations_subheads_and_list_items_are_paragraphs():
    parts = ["What it says", "“Both can read it,” she said.", "Gates open in May.", SECOND]
    inner = "<h2>{}</h2><blockquote><p>{}</p></blockquote><ul><li>{}</li></ul><p>{}</p>"
    article = read(page(body=f"<article><p>{FIRST}</p>{inner.format(*parts)}</article>"))
    assert article.text == "\n\n".join([FIRST, *parts])


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret()</script>",
        "<style>.secret{}</style>",
        "<template><p>A secret that nobody sees on the page at all.</p></template>",
        "<noscript><p>A secret that nobody sees on the page at all.</p></noscript>",
        "<p hidden>A secret that nobody sees on the page at all.</p>",
        "<p style='color: red; Display : None'>A secret that nobody sees on the page.</p>",
    ],
)
def test_what_no_reader_sees_is_dropped(hidden):
    article = read(page(body=BODY.replace("</p><p>", f"</p>{hidden}<p>")))
    assert "secret" not in article.text
    assert SECOND in article.text


@pytest.mark.parametrize(
    ("head", "author"),
    [
        pytest.param(json_ld(NEWS), "Ana Ruiz, Bo Li", id="JSON-LD"),
        pytest.param(
            json_ld({"@graph": [{"@type": "WebSite"}, NEWS]}), "Ana Ruiz, Bo Li", id="graph"
        ),
        pytest.param(
            json_ld([{"@type": ["Thing", "NewsArticle"], **NEWS}]), "Ana Ruiz, Bo Li", id="list"
        ),
        pytest.param(OPEN_GRAPH, "Ana Ruiz", id="OpenGraph"),
        pytest.param(
            '<script type="application/ld+json">{broken</script>' + OPEN_GRAPH,
            "Ana Ruiz",
            id="broken JSON-LD",
        ),
    ],
)
def test_reads_who_published_it(head, author):
    article = read(page(head))
    assert (article.title, article.outlet) == ("Quota talks fail", "The Skerry")
    assert article.author == author
    assert article.published
    assert article.published.day.isoformat() == "2024-03-04"
    assert article.url == "https://example.org/quota"


def test_without_credits_heading_and_original_date_are_read():
    article = read(page(body=BODY.replace("<p>", "<time datetime='2024-03-04'></time><p>", 1)))
    assert article.title == "Quota talks fail"
    assert article.published
    assert article.published.day.isoformat() == "2024-03-04"
    assert article.outlet is None


def test_an_address_that_is_no_web_address_is_dropped():
    article = read(page('<meta property="og:url" content="javascript:alert(1)">'))
    assert article.url is None


def test_marks_and_entities_are_characters():
    article = read(
        page(body=f"<article><p>{FIRST} &ldquo;A &lt;b&gt; &amp; c,&rdquo; she said.</p></article>")
    )
    assert article.text.endswith("“A <b> & c,” she said.")


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param("<div>" * 100_000 + FIRST + "</div>" * 100_000, id="divs"),
        pytest.param("<b><i><p>" * 10_000 + FIRST, id="never closed"),
        pytest.param("<table><tr><td>" * 20_000 + FIRST, id="tables"),
        pytest.param("<p title='" + "x" * 11_000_000 + f"'>{FIRST}</p>", id="long attribute"),
        pytest.param("<p>" + FIRST + "</p>" * 60_000 + "<br>" * 60_000, id="many elements"),
        pytest.param("<script>a()</script>" * 20_000 + f"<p>{FIRST}</p>", id="scripts"),
    ],
)
def test_a_page_made_to_break_readers_is_read(bomb):
    began = time.monotonic()
    article = read(page(body=bomb))
    assert FIRST in article.text
    assert "a()" not in article.text
    assert time.monotonic() - began < 10


def test_no_entity_reads_a_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the password is herring")
    attack = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">'
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        f"<html><body><article><p>{FIRST}</p><p>{SECOND} &x; &b;</p></article></body></html>"
    )
    assert "herring" not in read(attack).text
