"""The frame of the dashboard: its pages, and what is said when the collection cannot be opened."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from core.store import StoreError
from pages import actors, articles, events, overview, quotes, relations
from pages.shared import session

_log = logging.getLogger(__name__)

LOOK = Path(__file__).parent / "pages" / "shared"


def main() -> None:
    """Shows the page the URL names."""
    st.set_page_config(page_title="Rapporteur", page_icon=str(LOOK / "icon.svg"), layout="wide")
    st.logo(str(LOOK / "logo.svg"), icon_image=str(LOOK / "icon.svg"), size="large")
    listed = [
        st.Page(overview.page, title="Overview", default=True),
        st.Page(articles.page, title="Articles", url_path="articles"),
        st.Page(actors.page, title="Actors", url_path="actors"),
        st.Page(relations.page, title="Relations", url_path="relations"),
        st.Page(quotes.page, title="Quotes", url_path="quotes"),
        st.Page(events.page, title="Events", url_path="events"),
    ]
    chosen = st.navigation(listed, position="top")
    try:
        session.show(chosen, listed)
    except StoreError as error:
        st.title("The collection cannot be used", anchor=False)
        st.text(str(error))
    except Exception:
        _log.exception("showing %s", chosen.title)
        st.error("This page met a fault; the details are in the log where Rapporteur was started.")


if __name__ == "__main__":
    main()
