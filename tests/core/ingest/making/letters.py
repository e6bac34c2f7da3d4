"""Texts that other files are made of: pages, RTF, e-mail, mailboxes, feeds, tables."""

from __future__ import annotations

import csv
from email.message import EmailMessage
from html import escape
from io import StringIO

from tests.core.ingest.making.texts import Story

HEADINGS = ["Headline", "Source", "Author", "Date", "Full text"]


def html(story: Story, *, charset: str = "utf-8", title: bool = True) -> str:
    """A page with OpenGraph elements."""
    meta = {
        "og:title": story.title,
        "og:site_name": story.outlet,
        "article:published_time": story.published,
    }
    elements = "".join(
        f'<meta property="{key}" content="{escape(value)}">' for key, value in meta.items()
    )
    body = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    head = f"<h1>{escape(story.title)}</h1>" if title else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}">{elements}'
        f'<meta name="author" content="{escape(story.author)}"></head>'
        f"<body><article>{head}{body}</article></body></html>"
    )


def rtf(story: Story) -> bytes:
    lines = "".join(f"\\pard {_rtf(text)}\\par\n" for text in story.paragraphs)
    info = f"{{\\info{{\\title {_rtf(story.title)}}}{{\\author {_rtf(story.author)}}}}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{info}\n{lines}}}".encode("ascii")


def _rtf(text: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in "\\{}" else letter for letter in text)
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in escaped)


def eml(story: Story, *, charset: str = "utf-8", attached: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = f"{story.author} <ana@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = story.title
    message["Date"] = "Mon, 04 Mar 2024 14:05:00 +0400"
    message.set_content(story.text.encode(charset), "text", "plain", cte="base64")
    message.set_param("charset", charset)
    for name, content in (attached or {}).items():
        message.add_attachment(content, "application", "octet-stream", filename=name)
    return message.as_bytes()


def mbox(messages: list[bytes]) -> bytes:
    return b"".join(
        b"From ana@example.org Mon Mar  4 14:05:00 2024\n" + message + b"\n\n"
        for message in messages
    )


def mhtml(story: Story) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://example.org/quota"
    message["Subject"] = story.title
    message["Date"] = "Mon, 04 Mar 2024 14:05:00 +0400"
    message.set_content(html(story), subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>")
    return message.as_bytes()


def rows(stories: list[Story]) -> list[list[str]]:
    return [HEADINGS] + [
        [each.title, each.outlet, each.author, each.published, each.text] for each in stories
    ]


def table(stories: list[Story], *, delimiter: str = ",") -> str:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows(stories))
    return file.getvalue()


def rss(stories: list[Story]) -> str:
    items = "".join(
        f"<item><title>{escape(each.title)}</title><link>https://example.org/{number}</link>"
        "<pubDate>Mon, 04 Mar 2024 14:05:00 +0400</pubDate>"
        f"<content:encoded>{escape(_paragraphs(each))}</content:encoded></item>"
        for number, each in enumerate(stories)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Skerry</title>{items}</channel></rss>"
    )


def atom(stories: list[Story]) -> str:
    entries = "".join(
        f"<entry><title>{escape(each.title)}</title><author><name>{each.author}</name></author>"
        f'<link href="https://example.org/{number}"/><published>2024-03-04T14:05:00+04:00'
        "</published><updated>2024-03-05T08:00:00Z</updated>"
        f'<content type="html">{escape(_paragraphs(each))}</content></entry>'
        for number, each in enumerate(stories)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Skerry</title>{entries}</feed>'


def _paragraphs(story: Story) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
