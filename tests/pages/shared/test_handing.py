"""A file is made when it is asked for; what cannot be made is said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import said

PAGE = """
from core.store import StoreError
from pages.shared import handing

def make():
    {make}

handing.over(make, file_name="quotes.csv", mime="text/csv", key="test")
"""


def test_a_file_is_behind_a_button():
    app = AppTest.from_string(PAGE.format(make="return b'who,what'")).run()
    assert not app.exception
    assert app.get("download_button")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("raise StoreError('The collection is busy.')", "The collection is busy."),
        ("raise ValueError('x')", "The file could not be made"),
    ],
)
def test_a_fault_is_a_sentence(fault, told):
    app = AppTest.from_string(PAGE.format(make=fault)).run()
    assert not app.exception
    assert told in said(app)
    assert not app.get("download_button")
