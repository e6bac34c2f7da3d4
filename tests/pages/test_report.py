"""The report's page, and the menu that leads things into it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.store import basket, read_from, write_to
from tests.core.export.reports import full_report
from tests.pages.conftest import said


@pytest.fixture
def collected(engine):
    with write_to(engine) as connection:
        for item in full_report().items:
            basket.add(connection, item)
    return engine


def items(engine):
    with read_from(engine) as connection:
        return basket.read(connection).items


def test_an_empty_report_says_how_to_fill_it(show):
    app = show("report")
    assert not app.exception
    assert "Nothing has been added yet." in said(app)


def test_everything_collected_is_there_with_its_source(show, collected):
    app = show("report")
    assert not app.exception
    assert "[1] The Tern, undated: “<b>Boats</b>”" in said(app)
    assert [field.value for field in app.text_input] == [
        "",
        "Strand, direct quote",
        "Who is named?",
        "Quotes",
    ]


def test_what_is_typed_is_kept(show, collected):
    app = show("report")
    app.text_input[0].set_value("Fish").run()
    app.text_input[2].set_value("Bars").run()
    kept = [field.value for field in show("report").text_input[:3]]
    assert kept == ["Fish", "Strand, direct quote", "Bars"]


def test_order_and_removal(show, collected):
    app = show("report")
    buttons = {button.label: button for button in app.button if not button.disabled}
    buttons["Remove"].click().run()  # the last item's
    assert [item.title for item in items(collected)] == ["Strand, direct quote", "Who is named?"]
    up = next(button for button in app.button if button.label == "Up" and not button.disabled)
    up.click().run()
    assert [item.title for item in items(collected)] == ["Who is named?", "Strand, direct quote"]


def test_the_menu_adds_a_table_with_its_choices_and_sources(engine, one_article):
    app = AppTest.from_string(
        "from pages import quotes\nfrom pages.shared import exporting\n"
        "quotes.page()\nexporting.menu()",
        default_timeout=30,
    )
    app.query_params["quote"] = "direct"
    app.run()
    next(button for button in app.button if button.label == "Add to report").click().run()
    assert not app.exception
    (item,) = items(engine)
    assert "Only quotes with kinds: direct." in item.selection
    assert item.content.rows[0][1] == "Liv Strand"
    assert item.content.sources[0].outlet == "The Skerry"
