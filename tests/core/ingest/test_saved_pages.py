"""Twenty saved pages, five manners of page with four of signing it: body, title, outlet, who, when.

The goals are the project's own: F1 over the body's words at least .95 on each page, and title,
outlet, author and date right on at least 90 % of those that have an article.
"""

from __future__ import annotations

from collections import Counter

import pytest

from core.ingest import Incoming
from core.model import Article
from tests.core.ingest.making import pages
from tests.core.ingest.making.texts import varied
from tests.core.ingest.reading import code_of, read_all

BODY_F1, CREDITS_RIGHT = 0.95, 0.9

STORIES = {
    (template, sign): varied(10 * row + column)
    for row, template in enumerate(pages.TEMPLATES)
    for column, sign in enumerate(pages.SIGNATURES)
}


def f1(found: str, expected: str) -> float:
    ours, theirs = Counter(found.split()), Counter(expected.split())
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total())


@pytest.mark.parametrize("sign", pages.SIGNATURES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("template", pages.TEMPLATES, ids=lambda each: each.__name__)
def test_the_body_is_the_articles_own(template, sign):
    saved = template(STORIES[template, sign], sign)
    [found] = read_all("a.html", saved.html.encode())
    if saved.words is None:
        assert code_of(found) == "no-article"
    else:
        assert isinstance(found, Incoming)
        assert f1(found.article.text, saved.words) >= BODY_F1, found.article.text


def test_credits_are_right_on_nine_pages_of_ten():
    right: Counter[str] = Counter()
    count = 0
    for (template, sign), story in STORIES.items():
        saved = template(story, sign)
        if saved.words is not None:
            count += 1
            [found] = read_all("a.html", saved.html.encode())
            assert isinstance(found, Incoming)
            right.update(credits_right(found.article, story))
    assert {name: right[name] >= count * CREDITS_RIGHT for name in right} == dict.fromkeys(
        ("title", "outlet", "author", "published"), True
    ), right


def credits_right(article: Article, story: object) -> list[str]:
    day = article.published.day.isoformat() if article.published else None
    found = {
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": day,
    }
    return [name for name, value in found.items() if value == getattr(story, name)]


def test_the_last_change_is_kept_apart_with_its_zone():
    story = varied(1)
    [found] = read_all("a.html", pages.blog(story, pages.json_ld).html.encode())
    assert isinstance(found, Incoming)
    published, modified = found.article.published, found.article.modified
    assert published
    assert published.at
    assert modified
    assert modified.at
    assert published.at.isoformat() == "2024-03-04T09:30:00+01:00"
    assert modified.at.isoformat() == "2024-04-01T10:00:00+02:00"
    assert dict(found.article.stated_by)["modified"] == "JSON-LD"
