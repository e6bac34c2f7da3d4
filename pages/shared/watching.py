"""Watchlists and saved views on the pages: put somebody on a list, keep a view, open either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import streamlit as st

from core.store import queries, views, watching
from core.store.filters import Filter, moment
from core.store.views import View
from core.store.watching import NameTaken, Watchlist
from pages.shared import addresses, session, telling

_NEW_LIST = "a new list"
_COUNTED = ("articles", "quotes", "events")


@dataclass(frozen=True, slots=True)
class News:
    """What came to a view, a watchlist or the collection since it was last opened."""

    of: View | Watchlist | None  # None: the collection
    since: datetime
    articles: int
    quotes: int
    events: int

    @property
    def said(self) -> str:
        """`2 articles, 1 quote`; empty if nothing is new."""
        counts = ((getattr(self, name), name) for name in _COUNTED)
        return ", ".join(
            f"{count:,} {name if count > 1 else name[:-1]}" for count, name in counts if count
        )


def news_of(kept: View | Watchlist | None, since: datetime) -> News:
    """What was added since then."""
    match kept:
        case View():
            wanted = addresses.from_address(kept.parameters)
        case Watchlist():
            wanted = Filter(watched=(kept.watched,))
        case None:
            wanted = Filter()
    held = session.ask(queries.headline, replace(wanted, added_after=since)).iloc[0]
    return News(kept, since, *(int(held[name]) for name in _COUNTED))


def all_news() -> list[News]:
    """Of the collection, if somebody began to count, then of lists and views."""
    since = session.read(watching.looked_at_all)
    kept = (*session.read(watching.read_all), *session.read(views.read_all))
    begun = [news_of(None, since)] if since else []
    return [*begun, *(news_of(each, each.looked) for each in kept)]


def open_view(view: View, *, since: datetime | None = None) -> None:
    """Shows a view, or what of it was added since; it counts as opened."""
    session.write(views.look_at, view.number)
    _go(view.page, view.parameters, since)


def open_list(listed: Watchlist, *, since: datetime | None = None) -> None:
    """Shows the Overview of a watchlist, or of what came to it since; it counts as opened."""
    session.write(watching.look_at, listed.number)
    _go("", {"watchlists": [listed.name]}, since)


def open_news(news: News) -> None:
    """Shows exactly what is new, and counts from now on."""
    match news.of:
        case View():
            open_view(news.of, since=news.since)
        case Watchlist():
            open_list(news.of, since=news.since)
        case None:
            session.write(watching.look_at_all)
            _go("", {}, news.since)


def look_at_all() -> None:
    """Counts the collection, every watchlist and every view as seen until now; for callbacks."""
    session.write(watching.look_at_all)
    for listed in session.read(watching.read_all):
        session.write(watching.look_at, listed.number)
    for view in session.read(views.read_all):
        session.write(views.look_at, view.number)


def _go(page: str, parameters: dict[str, list[str]], since: datetime | None) -> None:
    new = {"added": addresses.as_moment(since)} if since else {}
    session.go_to(page, afresh=True, **{**parameters, **new})


def add_actor(actor_id: str) -> None:
    """A button that puts an actor on a watchlist; for anything that shows one actor."""
    lists = session.read(watching.read_all)
    with st.popover("Watch", icon=":material/visibility:", key="watch_actor"):
        on = [each.name for each in lists if actor_id in each.watched.actors]
        for name in on:
            st.text(f"On the watchlist {name}.")
        others = {each.name: each.number for each in lists if each.name not in on}
        choice = st.selectbox("Put on", [*others, _NEW_LIST], key="watch_on")
        name = ""
        if choice == _NEW_LIST:
            name = st.text_input("Name of the new list", key="watch_name")
        if st.button("Add", key="watch_add", type="primary"):
            number = others.get(choice)
            if tell(lambda: _add(number, name, actor_id), done="Added to the watchlist."):
                st.rerun()


def _add(number: int | None, name: str, actor_id: str) -> None:
    if number is None:
        session.write(watching.create, name, actor_ids=[actor_id])
    else:
        session.write(watching.add, number, [actor_id])


def save_view() -> None:
    """A button that keeps this page with its filters and choices under a name."""
    with st.popover("Save view", icon=":material/bookmark:", key="save_view"):
        st.caption("This page with its filters and choices. It is listed on the page Saved.")
        name = st.text_input("Name", key="view_name")
        if st.button("Save", key="view_save", type="primary"):
            page, parameters = session.address()
            kept = {"page": page, "parameters": parameters}
            tell(lambda: session.write(views.create, name, **kept), done="Saved.")


def tell(change: Callable[[], Any], *, done: str) -> bool:
    """Makes a change that may meet a name that is taken; whether it was made."""
    try:
        change()
    except NameTaken as error:
        st.text(str(error))
        return False
    telling.later(done)
    return True


def since_when(when: datetime) -> str:
    """`since 3 May 2026, 14:05 UTC`."""
    return f"since {moment(when)}"


type Kept = Literal["view", "watchlist"]
