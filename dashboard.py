"""The frame of the dashboard: its pages, and what is said when the collection cannot be opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import streamlit as st

from core.store import StoreError
from pages.shared import exporting, session, telling

_log = logging.getLogger(__name__)


def _page(name: str) -> Callable[[], None]:
    """A page, which is imported when it is first opened: the first page is there sooner."""

    def show() -> None:
        import_module(f"pages.{name}").page()

    return show


# Address, title and function of each, in the order of the navigation; the first is the start page.
PAGES: tuple[tuple[str, str, Callable[[], None]], ...] = tuple(
    ("" if name == "overview" else name, name.capitalize(), _page(name))
    for name in (
        *("overview", "search", "articles", "actors", "relations", "quotes", "events", "compare"),
        *("review", "saved", "report"),
    )
)

LOOK = Path(__file__).parent / "pages" / "shared"


def main() -> None:
    """Shows the page the URL names."""
    st.set_page_config(page_title="Rapporteur", page_icon=str(LOOK / "icon.svg"), layout="wide")
    st.logo(str(LOOK / "logo.svg"), icon_image=str(LOOK / "icon.svg"), size="large")
    listed = [
        st.Page(show, title=title, url_path=path or None, default=not path)
        for path, title, show in PAGES
    ]
    chosen = st.navigation(listed, position="top")
    try:
        exporting.clear()
        session.show(chosen, listed)
        exporting.menu()
        telling.tell()
    except StoreError as error:
        st.title("The collection cannot be used", anchor=False)
        st.text(str(error))
    except Exception:
        _log.exception("showing %s", chosen.title)
        st.error("This page met a fault; the details are in the log where Rapporteur was started.")


if __name__ == "__main__":
    main()
