"""The lists of the page Saved: each watchlist and view with what is new, to open and to change."""

from __future__ import annotations

import streamlit as st

from core.store import queries, views, watching
from core.store.filters import listed, sentence
from core.store.views import View
from core.store.watching import Watchlist
from pages.shared import addresses, session
from pages.shared import watching as watch

_WORDS = "Words, a search a line"


def follow(parameters: dict[str, str]) -> None:
    """Opens what a link to this page names; says so if there is none of the name."""
    for key, kept in (
        ("view", session.read(views.read_all)),
        ("watchlist", session.read(watching.read_all)),
    ):
        name = parameters.get(key)
        if name is None:
            continue
        found = next((each for each in kept if each.name == name), None)
        if isinstance(found, View):
            watch.open_view(found)
        elif found:
            watch.open_list(found)
        else:
            st.text(f"There is no {key} “{name[:80]}” any more. These are there:")


def new_list() -> None:
    """The form for another watchlist."""
    with st.expander("New watchlist"):
        st.text_input("Name", key="list_name")
        st.multiselect("Actors", addresses.ids_by_label(), key="list_actors")
        st.text_area(_WORDS, key="list_words", height=100, help=_HELP)
        st.button("Create", key="list_create", type="primary", on_click=_create)
        if wrong := session.recall("list_wrong"):
            st.text(wrong)


def _create() -> None:
    ids = addresses.ids_by_label()
    actor_ids = [ids[label] for label in session.recall("list_actors")]
    name, words = session.recall("list_name"), session.recall("list_words")
    try:
        session.write(watching.create, name, actor_ids=actor_ids, words=words)
    except watching.NameTaken as error:
        session.keep("list_wrong", str(error))
    else:
        session.reset({"list_name": "", "list_actors": [], "list_words": "", "list_wrong": ""})


_HELP = "An article with one of these is on the list too, whoever it names."


def one_list(each: Watchlist) -> None:
    """A watchlist: who and what is on it, what is new, and how to change it."""
    key = f"list_{each.number}"
    with st.container(border=True, key=key):
        st.text(each.name)
        on_it = [*(name for _, name in each.actors), *(_quoted(words) for words in each.words)]
        st.text(listed(on_it) if on_it else "Nothing is on it yet.")
        _links(each, "watchlist", key)
        with st.expander("Change"):
            _change_list(each, key)


def _quoted(words: str) -> str:
    """A search as it was typed, told from names."""
    return words if '"' in words else f"“{words}”"


def _change_list(each: Watchlist, key: str) -> None:
    ids = addresses.ids_by_label()
    labels = {actor_id: label for label, actor_id in ids.items()}
    on_it = {labels.get(actor_id, name): actor_id for actor_id, name in each.actors}
    ids = ids | on_it
    name = st.text_input("Name", each.name, key=f"{key}_name")
    chosen = st.multiselect("Actors", list(ids), list(on_it), key=f"{key}_actors")
    words = st.text_area(_WORDS, "\n".join(each.words), key=f"{key}_words", height=100, help=_HELP)
    with st.container(horizontal=True):
        if st.button("Save changes", key=f"{key}_save", type="primary"):
            wanted = [ids[label] for label in chosen]
            if watch.tell(
                lambda: session.write(watching.change, each.number, name, wanted, words),
                done="Saved.",
            ):
                st.rerun()
        st.button(
            "Delete this watchlist",
            key=f"{key}_delete",
            on_click=session.write,
            args=(watching.remove, each.number),
        )


def one_view(view: View, titles: dict[str, str]) -> None:
    """A saved view: what it shows, what is new, and how to change it."""
    key = f"view_{view.number}"
    with st.container(border=True, key=key):
        st.text(view.name)
        wanted = addresses.from_address(view.parameters)
        known = session.ask(queries.known_actors)
        names = dict(zip(known["actor_id"], known["actor"], strict=True))
        st.text(f"{titles.get(view.page, 'A page that is gone')}. {sentence(wanted, names)}")
        _links(view, "view", key)
        with st.expander("Change"):
            name = st.text_input("Name", view.name, key=f"{key}_name")
            with st.container(horizontal=True):
                if st.button("Rename", key=f"{key}_rename", type="primary") and watch.tell(
                    lambda: session.write(views.rename, view.number, name), done="Renamed."
                ):
                    st.rerun()
                st.button(
                    "Delete this view",
                    key=f"{key}_delete",
                    on_click=session.write,
                    args=(views.remove, view.number),
                )


def _links(kept: View | Watchlist, what: watch.Kept, key: str) -> None:
    news = watch.news_of(kept, kept.looked)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Open", key=f"{key}_open"):
            watch.open_view(kept) if isinstance(kept, View) else watch.open_list(kept)
        if news.said and st.button("Show what is new", key=f"{key}_new", type="primary"):
            watch.open_news(news)
        new = f"New: {news.said}" if news.said else "Nothing new"
        st.caption(f"{new} {watch.since_when(news.since)}.", width="content")
        session.link("Link to it", "saved", {what: kept.name})
