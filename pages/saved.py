"""Saved: what do I come back to, and what is new in it?"""

from __future__ import annotations

import streamlit as st

from core.store import views, watching
from pages.shared import display, keeping, session


def page() -> None:
    session.pass_on()
    keeping.follow(st.query_params.to_dict())
    display.heading("Saved", "What do I come back to, and what is new in it?")
    watchlists()
    saved_views()


def watchlists() -> None:
    st.header("Watchlists", anchor=False)
    kept = session.read(watching.read_all)
    if not kept:
        st.info(
            "A watchlist is actors and words under a name: it is a filter on every page, and says "
            "what is new. Make one here, or with *Watch* on the card of an actor."
        )
    keeping.new_list()
    for each in kept:
        keeping.one_list(each)


def saved_views() -> None:
    st.header("Views", anchor=False)
    kept = session.read(views.read_all)
    if not kept:
        st.info("*Save view*, beside the filter on every page, keeps the page as it is then.")
    for each in kept:
        keeping.one_view(each, session.titles())


if __name__ == "__main__":
    import dashboard

    dashboard.main()
