"""The section under a chosen quote: who carried it, in what words, and who did not."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from core.store import read_from, write_to
from core.store.schema import quotes
from core.store.writing import save
from tests.pages.conftest import said
from tests.records import HARBOUR, ICELAND, NORWAY, quoting

SAID = "The fleet will stay in port until the ministry counts every cod in the fjord."
STORY = (NORWAY, ICELAND, HARBOUR)


@pytest.fixture
def section(engine: Engine) -> AppTest:
    """The section of the first quote, once the app is run."""
    articles = [
        quoting(SAID, outlet="The Skerry", others=STORY),
        quoting("The fleet will stay in port", outlet="The Tern", others=STORY),
        quoting("Nobody asked us.", outlet="Fjord Post", others=STORY),
    ]
    with write_to(engine) as connection:
        for parsed in articles:
            save(connection, "a.txt", parsed)
    return AppTest.from_string(
        "from pages.shared import elsewhere\n"
        "import streamlit as st\n"
        "elsewhere.of_quote(int(st.query_params['quote']))",
        default_timeout=30,
    )


def quote_of(engine: Engine, outlet: str) -> str:
    with read_from(engine) as connection:
        return str(connection.scalar(select(quotes.c.quote_id).where(quotes.c.outlet == outlet)))


def test_who_carried_it_and_who_did_not(engine: Engine, section: AppTest) -> None:
    section.query_params["quote"] = quote_of(engine, "The Skerry")
    same, without = section.run().dataframe
    assert not section.exception
    assert same.value["outlet"].to_list() == ["The Tern"]
    assert same.value["difference"].to_list() == ["leaves out “until the ministry … in the fjord”"]
    assert without.value["outlet"].to_list() == ["Fjord Post"]


def test_nobody_else_carried_it(engine: Engine, section: AppTest) -> None:
    section.query_params["quote"] = quote_of(engine, "Fjord Post")
    section.run()
    assert "No other article of the collection has it in like words." in said(section)
    (without,) = section.dataframe
    assert without.value["outlet"].to_list() == ["The Skerry", "The Tern"]


def test_a_quote_that_is_gone(section: AppTest) -> None:
    section.query_params["quote"] = "99"
    section.run()
    assert not section.exception
    assert "No other outlet of the collection told this story without it." in said(section)


def test_the_table_says_in_how_many_outlets(section: AppTest, show) -> None:
    table = show("quotes").dataframe[0].value
    assert dict(zip(table["outlet"], table["outlets"], strict=True)) == {
        "The Skerry": 2,
        "The Tern": 2,
        "Fjord Post": 1,
    }
