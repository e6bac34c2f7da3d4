"""Saved pages in the manners of news sites: what surrounds an article, and how sites sign it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.core.ingest.making.texts import Story

NAVIGATION = (
    '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>'
    '<li><a href="/sport">Sport</a></li></ul></nav>'
)
FOOTER = (
    '<footer><p>© 2024 The Skerry. All rights reserved.</p><ul><li><a href="/about">About us</a>'
    '</li><li><a href="/privacy">Privacy policy</a></li></ul></footer>'
)
RELATED = (
    '<aside class="related"><h3>Read also</h3><ul><li><a href="/1">Ten fish you must see before '
    'the summer is over</a></li><li><a href="/2">Why the ferry is late again</a></li></ul></aside>'
)
SHARE = '<div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet</a></div>'
COOKIES = '<div id="cookie-banner" class="cookie"><p>We value your privacy. Accept all?</p></div>'
COMMENTS = (
    '<section id="comments" class="comments"><h2>3 comments</h2><div class="comment"><p>First! I '
    "never liked the quota, and nobody asked me about it anyway.</p></div></section>"
)
NEWSLETTER = '<div class="newsletter"><p>Sign up for our morning briefing.</p></div>'
FIGURE = (
    '<figure><img src="boat.jpg" alt="A boat"><figcaption>A trawler leaves the harbour. '
    "Photograph: Bo Li</figcaption></figure>"
)


@dataclass(frozen=True)
class Saved:
    """A page, and the words of its article; None where it has none."""

    html: str
    words: str | None


def blog(story: Story, sign: Callable[[Story], str]) -> Saved:
    """A news blog: theme with sidebar, tags, share buttons and comments."""
    body = (
        f'<div id="page"><header>{NAVIGATION}</header><main><article class="post">'
        f'<h1 class="entry-title">{escape(story.title)}</h1>{SHARE}'
        f'<div class="entry-content">{_paragraphs(story)}</div>'
        f'<div class="tags"><a href="/t">fish</a></div></article>{COMMENTS}</main>'
        f'<div id="sidebar" class="sidebar">{NEWSLETTER}{RELATED}</div></div>{FOOTER}'
    )
    return Saved(_page(story, sign, body), story.text)


def wire(story: Story, sign: Callable[[Story], str]) -> Saved:
    """An agency's report: divs, a picture with its caption, a link to more in the middle."""
    paragraphs = list(story.paragraphs)
    inside = [_paragraph(paragraphs[0]), FIGURE, *map(_paragraph, paragraphs[1:2]), RELATED]
    inside += map(_paragraph, paragraphs[2:])
    body = (
        f"{COOKIES}{NAVIGATION}<div class='container'><div class='article'>"
        f"<h1>{escape(story.title)}</h1><div class='article-body'>{''.join(inside)}</div>"
        f"</div></div>{FOOTER}"
    )
    return Saved(_page(story, sign, body), story.text)


def paywall(story: Story, sign: Callable[[Story], str]) -> Saved:
    """The first paragraphs, and an offer in place of the rest."""
    stub = Story(story.title, story.paragraphs[:2])
    offer = (
        '<div class="paywall subscribe-banner"><h2>Subscribe to read on</h2><ul><li>Digital for '
        "£1 a week</li><li>Cancel at any time</li></ul><button>Subscribe now</button></div>"
    )
    body = (
        f"{NAVIGATION}<main><article><header><h1>{escape(story.title)}</h1></header>"
        f"<section class='story'>{_paragraphs(stub)}</section>{offer}</article>{RELATED}</main>"
        f"{FOOTER}"
    )
    return Saved(_page(story, sign, body), stub.text)


def live(story: Story, sign: Callable[[Story], str]) -> Saved:
    """A live blog: entries with their hour, the newest first."""
    entries = "".join(
        f'<section class="update"><h2>The round at {10 + number}</h2>{_paragraph(text)}</section>'
        for number, text in enumerate(story.paragraphs)
    )
    body = (
        f"{NAVIGATION}<main><article class='live-blog'><h1>{escape(story.title)}</h1>"
        f"<div class='live-entries'>{entries}</div></article>{NEWSLETTER}</main>{FOOTER}"
    )
    words = "\n\n".join(
        f"The round at {10 + number}\n\n{text}" for number, text in enumerate(story.paragraphs)
    )
    return Saved(_page(story, sign, body), words)


def listing(story: Story, sign: Callable[[Story], str]) -> Saved:
    """A front page: headlines that lead elsewhere, and no article."""
    teasers = "".join(
        f'<li class="teaser"><a href="/{n}"><h3>{escape(text[:60])}</h3></a></li>'
        for n, text in enumerate(story.paragraphs * 3)
    )
    body = f"{NAVIGATION}<main><ul class='teasers'>{teasers}</ul></main>{FOOTER}"
    return Saved(_page(story, sign, body), None)


def json_ld(story: Story) -> str:
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.published}T09:30:00+01:00",
        "dateModified": "2024-04-01T10:00:00+02:00",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet},
    }
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def open_graph(story: Story) -> str:
    return (
        f'<meta property="og:title" content="{escape(story.title)} | {story.outlet}">'
        f'<meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="{story.published}T09:30:00Z">'
        '<meta property="article:modified_time" content="2024-04-01T10:00:00Z">'
        f'<meta name="author" content="{story.author}">'
    )


def graph(story: Story) -> str:
    """As content management systems write it: everything of the site in one graph."""
    value = {
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": story.outlet},
            {"@type": "Person", "@id": "#who", "name": story.author},
            {"@type": "BreadcrumbList", "itemListElement": []},
            {
                "@type": "ReportageNewsArticle",
                "headline": story.title,
                "datePublished": f"{story.published}T09:30:00+01:00",
                "author": {"@id": "#who"},
                "publisher": {"@id": "#org"},
            },
        ]
    }
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def bare(story: Story) -> str:
    """Names of elements that came before either."""
    return (
        f'<meta name="author" content="{story.author}"><meta name="date" '
        f'content="{story.published}"><meta property="og:site_name" content="{story.outlet}">'
    )


TEMPLATES = (blog, wire, paywall, live, listing)
SIGNATURES = (json_ld, open_graph, graph, bare)


def _page(story: Story, sign: Callable[[Story], str], body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} '
        f"| {story.outlet}</title>{sign(story)}<script>track()</script></head>"
        f"<body>{body}<script>more()</script></body></html>"
    )


def _paragraphs(story: Story) -> str:
    return "".join(map(_paragraph, story.paragraphs))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
