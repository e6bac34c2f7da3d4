"""The frame of the dashboard: its pages, and what is said when the collection cannot be opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.store import StoreError
from pages import (
    actors,
    articles,
    compare,
    events,
    overview,
    quotes,
    relations,
    report,
    review,
    saved,
    search,
)
from pages.shared import exporting, session, telling

_log = logging.getLogger(__name__)

# Address, title and function of each, in the order of the navigation; the first is the start page.
PAGES: tuple[tuple[str, str, Callable[[], None]], ...] = (
    ("", "Overview", overview.page),
    ("search", "Search", search.page),
    ("articles", "Articles", articles.page),
    ("actors", "Actors", actors.page),
    ("relations", "Relations", relations.page),
    ("quotes", "Quotes", quotes.page),
    ("events", "Events", events.page),
    ("compare", "Compare", compare.page),
    ("review", "Review", review.page),
    ("saved", "Saved", saved.page),
    ("report", "Report", report.page),
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
