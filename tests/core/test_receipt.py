"""The receipt as a file: complete, and harmless to whoever opens it."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest

from core.receipt import to_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_no_name_becomes_a_formula(start):
    name = f"{start}HYPERLINK(1)"
    content = to_csv(pd.DataFrame({"name": [name], "reason": [None]}))
    assert content.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith(f"'{start}")


def test_everything_else_is_as_it_was():
    outcomes = pd.DataFrame({"name": ["a, “b”.txt"], "outcome": ["failed"], "n": [-1]})
    assert pd.read_csv(BytesIO(to_csv(outcomes))).to_dict("records") == outcomes.to_dict("records")
