"""The commands run and say what they measured; how fast it was, no test asks."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from core.__main__ import app


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "parse --articles 1 --rounds 1",
            r"whole parse / bare model, processor: \d\.\d\d–\d\.\d\d–\d\.\d\d",
        ),
        ("ingest --articles 12", r"memory after 12: \d+ MB"),
    ],
)
def test_a_bench_prints_what_it_measured(asked, told):
    done = CliRunner().invoke(app, ["bench", *asked.split()])
    assert done.exit_code == 0, done.output
    assert re.search(told, done.stdout), done.stdout
