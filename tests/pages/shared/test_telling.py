"""What was done is said once, also where the page is drawn anew right after it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from pages.shared import telling

    if st.button("Do it"):
        telling.later("Done.")
        st.rerun()
    telling.tell()


def test_it_is_said_in_the_run_that_follows_and_not_again():
    app = AppTest.from_function(page, default_timeout=30).run()
    app.button[0].click().run()
    assert [toast.value for toast in app.toast] == ["Done."]
    assert not app.run().toast
