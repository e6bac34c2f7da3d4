"""A saved web page -> the article on it, without navigation, advertising and comments."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from core.ingest.credits import Credits, stated
from core.ingest.refusal import Refused
from core.ingest.structured import read_credits

NO_ARTICLE = ("no-article", "No article text was found on this page.")

# What no reader sees.
_HIDDEN = etree.XPath(
    "//script | //style | //template | //noscript | //*[@hidden]"
    " | //*[contains(translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ',"
    " 'abcdefghijklmnopqrstuvwxyz'), 'display:none')]"
)

# Extraction takes seconds for so many; a page of news has some thousands.
MOST_ELEMENTS = 50_000

_DROPPED = frozenset({"script", "style", "template", "noscript", "head", "nav", "footer"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "li", "blockquote", "br", "tr", "section"})


def read_page(text: str) -> tuple[str, Credits]:
    """The article's paragraphs without its title, and its credits.

    Raises Refused if the page has no article.
    """
    page, is_workable = _tree(text)
    credits = read_credits(page)
    if is_workable:
        body, found = _extracted(page)
        credits = credits.or_else(found)
    else:
        body = shown_text(text)
    if credits.title:
        body = body.removeprefix(f"{credits.title}\n\n")
    if not body:
        raise Refused(*NO_ARTICLE)
    return body, credits


def _tree(text: str) -> tuple[HtmlElement, bool]:
    """The page as a tree, and whether it can be worked with: not cut off, not huge."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError as error:  # "Document is empty"
        raise Refused(*NO_ARTICLE) from error
    is_cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    is_huge = next(islice(page.iter(), MOST_ELEMENTS, None), None) is not None
    return page, not (is_cut or is_huge)


def _extracted(page: HtmlElement) -> tuple[str, Credits]:
    links = {" ".join(link.text_content().split()) for link in page.iter("a")}
    for element in _HIDDEN(page):
        if element.getparent() is not None:
            element.drop_tree()
    document = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # The date of the last change would put old news in the wrong week.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": datetime.now(UTC).date().isoformat(),
        },
    )
    if not isinstance(document, Document):
        return "", Credits()
    # List items come as "- item", which no reader sees.
    lines = [line.strip().removeprefix("- ") for line in (document.text or "").splitlines()]
    if _is_listing(lines, links):
        lines = []
    return "\n\n".join(line for line in lines if line), stated(
        "page text",
        title=document.title,
        outlet=document.sitename,
        author=document.author,
        published=document.date,
        url=document.url,
    )


def _is_listing(lines: list[str], links: set[str]) -> bool:
    """A front page: most of what it says are the words of links to articles elsewhere."""
    linked = sum(len(line) for line in lines if line in links)
    return linked * 2 > sum(len(line) for line in lines)


class _Shown(HTMLParser):
    """Collects the text outside dropped elements; nesting costs it nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._dropped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._dropped += tag in _DROPPED
        self._break_before(tag)

    def handle_endtag(self, tag: str) -> None:
        self._dropped = max(0, self._dropped - (tag in _DROPPED))
        self._break_before(tag)

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.parts.append(data)

    def _break_before(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")


def shown_text(text: str) -> str:
    """The visible text of a page beyond extraction, such as 100,000 nested elements."""
    shown = _Shown()
    shown.feed(text)
    shown.close()
    lines = (" ".join(line.split()) for line in "".join(shown.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
