"""What a saved page says of itself to machines: JSON-LD, OpenGraph, plain meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from core.ingest.credits import Credits, one_line, stated

# schema.org's NewsArticle, ReportageNewsArticle, BlogPosting and so on.
_ARTICLE_ENDINGS = ("Article", "Posting", "Report")

# JSON-LD is walked this deep: a page's article is never hidden further down.
_DEPTH = 6


def read_credits(page: HtmlElement) -> Credits:
    """Title, outlet, author, date and address; JSON-LD before OpenGraph before the rest."""
    credited = _json_ld(page).or_else(_open_graph(page)).or_else(_meta(page))
    return replace(credited, title=_without_outlet(credited.title, credited.outlet))


def _json_ld(page: HtmlElement) -> Credits:
    scripts = page.xpath('//script[@type="application/ld+json"]/text()')
    loaded = [_loaded(script) for script in scripts]
    names = dict(pair for value in loaded for pair in _names_in(value, _DEPTH))
    found = Credits()
    for value in loaded:
        for item in _articles_in(value, _DEPTH):
            told = {key: _looked_up(item.get(key), names) for key in ("author", "publisher")}
            found = found.or_else(_from_json_ld({**item, **told}))
    return found


def _names_in(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Everything of a site may stand in one graph, whose items name each other by "@id"."""
    if depth and isinstance(value, list):
        for item in value:
            yield from _names_in(item, depth - 1)
    elif depth and isinstance(value, dict):
        if isinstance(value.get("@id"), str) and isinstance(value.get("name"), str):
            yield value["@id"], value["name"]
        yield from _names_in(value.get("@graph"), depth - 1)


def _looked_up(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_looked_up(item, names) for item in value if not isinstance(item, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return names.get(value["@id"])
    return value


def _loaded(script: str) -> Any:
    try:
        # strict=False: line breaks inside strings are common in the wild.
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(_ARTICLE_ENDINGS) for name in names):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth - 1)


def _from_json_ld(item: dict[str, Any]) -> Credits:
    address = item.get("mainEntityOfPage")
    return stated(
        "JSON-LD",
        title=_named(item.get("headline")) or _named(item.get("name")),
        outlet=_named(item.get("publisher")),
        author=_named(item.get("author")),
        section=_named(item.get("articleSection")),
        published=_named(item.get("datePublished")),
        modified=_named(item.get("dateModified")),
        url=_named(item.get("url"), "@id") or _named(address, "@id"),
    )


def _named(value: Any, key: str = "name") -> str | None:
    """A string, the name of an object, or the names of several, joined."""
    if isinstance(value, dict):
        value = value.get(key)
    if isinstance(value, list):
        names = [_named(item, key) for item in value if not isinstance(item, list)]
        value = ", ".join(name for name in names if name)
    return one_line(value) if isinstance(value, str) else None


def _open_graph(page: HtmlElement) -> Credits:
    author = _content(page, "article:author")
    return stated(
        "OpenGraph",
        title=_content(page, "og:title"),
        outlet=_content(page, "og:site_name"),
        # Often the address of the author's profile, which is no name.
        author=None if author and "://" in author else author,
        section=_content(page, "article:section"),
        published=_content(page, "article:published_time"),
        modified=_content(page, "article:modified_time"),
        url=_content(page, "og:url"),
    )


def _meta(page: HtmlElement) -> Credits:
    headings = page.xpath("//h1")
    return stated(
        "page",
        title=one_line(headings[0].text_content()) if headings else _first(page, "//title/text()"),
        author=_content(page, "author"),
        published=_content(page, "date") or _first(page, "//article//time/@datetime"),
        url=_first(page, '//link[@rel="canonical"]/@href'),
    )


def _content(page: HtmlElement, name: str) -> str | None:
    found = page.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return next((line for value in found if (line := one_line(str(value)))), None)


def _first(page: HtmlElement, path: str) -> str | None:
    return next((line for value in page.xpath(path) if (line := one_line(str(value)))), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """“Quota talks fail | The Skerry” of The Skerry is “Quota talks fail”."""
    if not title or not outlet:
        return title
    for separator in (" | ", " - ", " – ", " — ", " :: "):
        title = title.removesuffix(separator + outlet)
    return title
