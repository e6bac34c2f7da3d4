"""What outlives a rerun: the collection, cached answers, the model, the work in the background.

The only home of `st.cache_*` and `st.session_state`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import date
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from core.store import open_store, queries, read_from, write_to
from core.store.opening import VARIABLE
from core.store.writing import delete_articles, delete_origin
from pages.shared.worker import Worker, start_loading

if TYPE_CHECKING:
    from pages.shared.reading_room import ReadingRoom


def worker() -> Worker:
    """The one background thread that reads articles into the collection, shared by all sessions."""
    return _worker(_url())


def ask(query: Callable[..., pd.DataFrame], *arguments: Any, **options: Any) -> pd.DataFrame:
    """`query(connection, *arguments, **options)`, kept until the collection changes."""
    version = read(queries.version)
    return _answer(query, arguments, tuple(sorted(options.items())), _url(), version)


def read[Answer](question: Callable[..., Answer], *arguments: Any, **options: Any) -> Answer:
    """The answer of `question(connection, *arguments, **options)`, asked afresh."""
    with read_from(engine()) as connection:
        return question(connection, *arguments, **options)


def write[Answer](change: Callable[..., Answer], *arguments: Any, **options: Any) -> Answer:
    """What `change(connection, *arguments, **options)` gives, in a transaction of its own."""
    with write_to(engine()) as connection:
        return change(connection, *arguments, **options)


def remove(article_ids: Iterable[str]) -> int:
    """Deletes articles with everything read from them; how many there were."""
    with write_to(engine()) as connection:
        return delete_articles(connection, list(article_ids))


def remove_samples() -> int:
    """Deletes the invented articles; how many there were."""
    with write_to(engine()) as connection:
        return delete_origin(connection, "sample")


def engine() -> Engine:
    """The collection. Raises StoreError, which the frame shows as a sentence."""
    return _engine(_url())


def show(chosen: Any, pages: Iterable[Any]) -> None:
    """Called by the frame: runs the chosen page, which can lead to all `pages`."""
    st.session_state["pages"] = {page.url_path: page for page in pages}
    st.session_state["page"] = chosen.url_path
    chosen.run()
    worker()  # the model loads while the first page is read


def go_to(page: str, *, afresh: bool = False, **parameters: str | list[str]) -> None:
    """Shows a page, this one or another, with these parameters in its URL.

    The shared filter comes along as far as the parameters say nothing else, unless `afresh`.
    """
    here, values = st.session_state.get("handed_on", (None, {}))
    if not st.session_state.get("filtered"):
        st.session_state["handed_on"] = (here, {} if afresh else values)
    # Streamlit refuses a parameter that a widget of this page is bound to: the next run sets it.
    elif (coming := {key: parameters.pop(key) for key in values if key in parameters}) or afresh:
        st.session_state["coming"] = coming if afresh else values | coming
    _switch(page, parameters)


def _switch(page: str, parameters: dict[str, Any]) -> None:
    if found := st.session_state.get("pages", {}).get(page):
        st.switch_page(found, query_params=parameters)


def link(label: str, page: str, parameters: dict[str, str]) -> None:
    """A link to a page with these parameters in its address, to follow or to copy."""
    if found := st.session_state.get("pages", {}).get(page):
        st.page_link(found, label=label, icon=":material/link:", query_params=parameters)


def titles() -> dict[str, str]:
    """The titles of the pages, by address."""
    return {path: page.title for path, page in st.session_state.get("pages", {}).items()}


def address() -> tuple[str, dict[str, list[str]]]:
    """The page that is shown, and the parameters of its address."""
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    return st.session_state.get("page", ""), parameters


def reset(defaults: dict[str, Any]) -> None:
    """Sets widgets back; to be called from a callback, before they are drawn."""
    st.session_state.update(defaults)


def choose(values: dict[str, str]) -> None:
    """Sets widgets that are drawn further down the page, in the address too."""
    for key, value in values.items():
        if key not in st.session_state:
            st.query_params[key] = value  # a widget that was not there yet has no place in it
        st.session_state[key] = value


def chosen(key: str) -> Any:
    """What a widget holds, or will hold when it is drawn from the address."""
    return st.session_state.get(key) or st.query_params.get(key)


def in_address(key: str) -> list[str]:
    """What the address gives to a widget that has not been drawn yet."""
    return [] if key in st.session_state else st.query_params.get_all(key)


def begin_choices() -> None:
    """A page is drawn anew: what can be chosen on it, and what was left out, is not known yet."""
    st.session_state["choices"], st.session_state["dropped"] = {}, {}
    st.session_state["filtered"] = True  # the page has the widgets of the filter


def note_choice(key: str, default: Any) -> None:
    """A widget of this page narrows what it shows; `default` leaves nothing out."""
    st.session_state.setdefault("choices", {})[key] = default


def choices() -> dict[str, Any]:
    """What each widget noted on this page is when it leaves nothing out."""
    return dict(st.session_state.get("choices", {}))


def note_dropped(label: str, values: list[str]) -> None:
    """The address gave these values to the widget of this label, which cannot take them."""
    st.session_state.setdefault("dropped", {})[label] = values


def dropped() -> dict[str, list[str]]:
    """What the address asked for in vain, by label."""
    return dict(st.session_state.get("dropped", {}))


def hand_on(defaults: dict[str, Any]) -> None:
    """Takes the values of widgets along from the page before; to be called before they are drawn.

    Streamlit keeps a bound value on a new page, but not one that came with the URL and was never
    touched: then the page is opened once more, with what is missing in its URL.
    """
    if (coming := st.session_state.pop("coming", None)) is not None:
        left_out = {key: empty for key, empty in defaults.items() if key not in st.query_params}
        given = {key: _as_held(value, defaults[key]) for key, value in coming.items()}
        st.session_state.update(left_out | given)
        return
    came_from, values = st.session_state.get("handed_on", (None, {}))
    here = st.session_state.get("page")
    if came_from in (None, here):
        return
    st.session_state["handed_on"] = (here, values)
    missing = {
        key: _in_url(value)
        for key, value in values.items()
        if value != defaults[key] and key not in st.query_params
    }
    if missing:
        there = {key: st.query_params.get_all(key) for key in st.query_params}
        _switch(here, there | missing)


def pass_on() -> None:
    """For a page without these widgets: the next page gets their values from the one before."""
    _, values = st.session_state.get("handed_on", (None, {}))
    st.session_state["handed_on"] = (st.session_state.get("page"), values)
    st.session_state["filtered"] = False


def note_for_the_next_page(keys: Iterable[str]) -> None:
    """Remembers the values of widgets; to be called after they are drawn."""
    values = {key: st.session_state[key] for key in keys if key in st.session_state}
    st.session_state["handed_on"] = (st.session_state.get("page"), values)


def _as_held(value: Any, default: Any) -> Any:
    """What a widget holds, of a value as it is held or as an address has it."""
    if isinstance(default, tuple):
        return tuple(day if isinstance(day, date) else date.fromisoformat(day) for day in value)
    if isinstance(default, list):
        return [value] if isinstance(value, str) else list(value)
    first = value[0] if isinstance(value, list) else value
    return first in (True, "true") if isinstance(default, bool) else first


def _in_url(value: Any) -> str | list[str]:
    if isinstance(value, (list, tuple)):
        return [str(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def keep(key: str, value: Any) -> None:
    """Remembers a value for this session."""
    st.session_state[key] = value


def recall(key: str, default: Any = None) -> Any:
    """A value this session remembers."""
    return st.session_state.get(key, default)


def forget(key: str) -> None:
    """No longer remembers a value."""
    st.session_state.pop(key, None)


def _url() -> str | None:
    return os.environ.get(VARIABLE)


@st.cache_resource(show_spinner=False)
def _engine(url: str | None) -> Engine:
    return open_store(url)


@st.cache_resource(show_spinner=False)
def _worker(url: str | None) -> Worker:
    return Worker(_engine(url), _room())


@st.cache_resource(show_spinner=False)
def _room() -> Future[ReadingRoom]:
    return start_loading()


@st.cache_data(
    max_entries=300,
    show_spinner=False,
    hash_funcs={FunctionType: lambda query: f"{query.__module__}.{query.__qualname__}"},
)
def _answer(
    query: Callable[..., pd.DataFrame],
    arguments: tuple[Any, ...],
    options: tuple[tuple[str, Any], ...],
    url: str | None,
    version: int,
) -> pd.DataFrame:
    # `url` and `version` are not used but asked for: they are part of what the answer depends on.
    return read(lambda connection: query(connection, *arguments, **dict(options)))
