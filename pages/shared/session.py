"""What outlives a rerun: the collection, cached answers, the model, the work in the background.

The only home of `st.cache_*` and `st.session_state`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

import pandas as pd
import streamlit as st
from sqlalchemy import Engine

from core.store import open_store, queries, read_from, write_to
from core.store.opening import VARIABLE
from core.store.writing import delete_articles, delete_origin
from pages.shared.worker import Worker


def start() -> None:
    """Called once a rerun by the frame: the model loads while the first page is read."""
    worker()


def worker() -> Worker:
    """The one background thread that reads articles into the collection, shared by all sessions."""
    return _worker(_url())


def ask(query: Callable[..., pd.DataFrame], *arguments: Any, **options: Any) -> pd.DataFrame:
    """`query(connection, *arguments, **options)`, kept until the collection changes."""
    version = read(queries.version)
    return _answer(query, arguments, tuple(sorted(options.items())), _url(), version)


def read[Answer](question: Callable[..., Answer], *arguments: Any) -> Answer:
    """The answer of `question(connection, *arguments)`, asked afresh."""
    with read_from(engine()) as connection:
        return question(connection, *arguments)


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


def remember_pages(pages: Iterable[Any]) -> None:
    """Called by the frame, so that evidence can lead to the page that shows it."""
    st.session_state["pages"] = {page.url_path: page for page in pages}


def go_to(page: str, **parameters: str) -> None:
    """Shows another page, with these parameters in its URL."""
    if found := st.session_state.get("pages", {}).get(page):
        st.switch_page(found, query_params=parameters)


def reset(defaults: dict[str, Any]) -> None:
    """Sets widgets back; to be called from a callback, before they are drawn."""
    st.session_state.update(defaults)


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
    return Worker(_engine(url))


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
