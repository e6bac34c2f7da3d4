"""The form of an article's credits: what is told is what was changed."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest


def form() -> None:
    from datetime import date

    import streamlit as st

    from core.model import Article, Moment
    from pages.shared import credits

    known = Article(
        "Text.", title="Boats", outlet="The Mole", language="en", published=Moment(date(2024, 3, 4))
    )
    st.session_state["told"] = credits.fields("of this article", known=known)


def test_what_stands_there_already_is_not_told():
    app = AppTest.from_function(form).run()
    assert [each.value for each in app.text_input] == ["Boats", "The Mole", "", "", ""]
    assert app.session_state["told"] == {}


def test_what_is_changed_is_told():
    app = AppTest.from_function(form).run()
    app.text_input[1].input(" The Skerry ")
    app.date_input[0].set_value(date(2024, 3, 6))
    app.selectbox[0].select("no")
    app.run()
    expected = {"outlet": "The Skerry", "published": "2024-03-06", "language": "no"}
    assert app.session_state["told"] == expected


def test_an_address_that_is_none_is_said_to_be_left_out():
    app = AppTest.from_function(form).run()
    app.text_input[4].input("javascript:alert(1)").run()
    assert "http://" in app.warning[0].value
