"""The commands run and say what they measured; how fast it was, no test asks."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

import dashboard
from core.__main__ import app
from core.bench import pages
from core.bench.serving import find_chromium


def test_every_page_of_the_dashboard_is_timed():
    assert {path: title for path, title, _ in dashboard.PAGES} == pages.PAGES


def test_a_page_that_there_is_not_is_no_page_to_time():
    done = CliRunner().invoke(app, ["bench", "pages", "--only", "weather"])
    assert done.exit_code == 2
    assert "there is no page “weather”" in done.stderr


def test_without_a_browser_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = CliRunner().invoke(app, ["bench", "pages"])
    assert done.exit_code == 1
    assert "chromium" in done.stderr or "Playwright" in done.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "parse --articles 1 --rounds 1",
            r"whole parse / bare model, processor: \d\.\d\d–\d\.\d\d–\d\.\d\d",
        ),
        ("ingest --articles 12", r"memory after 12: \d+ MB"),
        pytest.param(
            "pages --articles 2 --rounds 1 --only report",
            r"Report +\d+\.\d\d +\d+\.\d\d +\d+\.\d\d",
            marks=[
                pytest.mark.browser,
                pytest.mark.flaky(reruns=1),  # as every test with a browser
                pytest.mark.skipif(find_chromium() is None, reason="no chromium on the PATH"),
            ],
        ),
    ],
)
def test_a_bench_prints_what_it_measured(asked, told):
    done = CliRunner().invoke(app, ["bench", *asked.split()])
    assert done.exit_code == 0, done.output
    assert re.search(told, done.stdout), done.stdout
