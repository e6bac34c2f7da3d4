"""Report: what was collected, in order, as a document with numbered citations."""

from __future__ import annotations

import streamlit as st

from core.store import basket
from pages.shared import display, reporting, session


def page() -> None:
    session.pass_on()
    display.heading("Report", "What was collected, with its sources?")
    collected = session.read(basket.read)
    if not collected.items:
        st.info(
            "Nothing has been added yet. Under *Export* on every page are its tables and charts, "
            "and beside each sentence of evidence is *Add to report*."
        )
        return
    reporting.head(collected)
    reporting.downloads(collected)
    for item in collected.items:
        reporting.item(item, collected)
    reporting.sources(collected)


if __name__ == "__main__":
    import dashboard

    dashboard.main()
