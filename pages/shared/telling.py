"""What was just done, said once in a toast when the page has been drawn.

A toast shown at once is lost where the page is drawn anew right after it, and where a dialog is
open it now and then takes that one's place, and the browser loses the whole page.
"""

from __future__ import annotations

import streamlit as st

from pages.shared import session

_KEY = "to_be_said"
_DONE = ":material/check:"


def later(said: str, *, icon: str = _DONE) -> None:
    """Says this at the end of the run, or of the next if this one is broken off."""
    session.keep(_KEY, (*session.recall(_KEY, ()), (said, icon)))


def tell() -> None:
    """Says what waits to be said; called at the end of a page, and of a part drawn by itself."""
    waiting = session.recall(_KEY, ())
    session.forget(_KEY)
    for said, icon in waiting:
        st.toast(said, icon=icon)
