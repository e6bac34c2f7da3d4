"""A reader that hangs, dies or wants out takes nothing with it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from core.ingest.incoming import Incoming
from core.ingest.sandbox import ROOT, Sandbox
from core.ingest.walk import Opened, Step
from core.model import Outcome
from tests.core.ingest.making import letters, office, pdf
from tests.core.ingest.making.texts import story, varied
from tests.core.ingest.reading import code_of, outcomes, read_all

TEXT = story().text

# An RTF document of pictures: the library goes through it letter by letter, for many seconds.
SLOW = b"{\\rtf1 \\pict\\bin0 " + random.Random(1).randbytes(7_000_000).hex().encode() + b"}"


@pytest.fixture
def sandbox():
    """With little patience, though enough for small files on a machine that does much else."""
    opened = Sandbox(seconds=2.5)
    yield opened
    opened.close()


def told(steps: list[Step]) -> list[tuple[str, str]]:
    return [(step.name, code_of(step)) for step in steps if isinstance(step, Incoming | Outcome)]


def children() -> list[int]:
    tasks = Path("/proc/self/task").iterdir()
    return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]


def test_a_reader_that_hangs_is_stopped_and_the_next_file_read(sandbox):
    began = time.monotonic()
    assert told(list(sandbox.read("a.rtf", SLOW, columns={}))) == [("a.rtf", "timeout")]
    assert time.monotonic() - began < 10
    rtf = letters.rtf(story())
    assert told(list(sandbox.read("b.rtf", rtf, columns={}))) == [("b.rtf", "read")]


def test_a_pdf_that_hangs_is_stopped(sandbox):
    began = time.monotonic()
    assert told(list(sandbox.read("a.pdf", pdf.endless(), columns={}))) == [("a.pdf", "timeout")]
    assert time.monotonic() - began < 10
    content = pdf.pdf(story())
    assert told(list(sandbox.read("b.pdf", content, columns={}))) == [("b.pdf", "read")]


def test_a_pdf_that_unfolds_without_end_runs_into_a_limit(sandbox):
    [(_, code)] = told(list(sandbox.read("a.pdf", pdf.nested(8), columns={})))
    assert code in {"timeout", "reader-lost"}  # of time or of memory, whichever comes first
    assert told(list(sandbox.read("b.pdf", pdf.nested(1), columns={}))) == [("b.pdf", "read")]


def test_large_files_are_read_in_time():
    lines = [line for paragraph in varied(1, paragraphs=9).paragraphs
             for line in textwrap.wrap(paragraph, 80)]  # fmt: skip
    pictures = [random.Random(at).randbytes(1_000_000) for at in range(45)]
    large = pdf.pdf_of_lines(
        lines * (1500 * pdf.LINES_A_PAGE // len(lines)), pictures=pictures[:20]
    )
    assert len(large) > 20_000_000
    assert [code for _, code in outcomes("a.pdf", large)] == ["read"]
    parts = {f"word/media/{at}.png": picture for at, picture in enumerate(pictures)}
    large = office.zipped(office.docx_parts(story()) | parts)
    assert len(large) > 45_000_000
    assert [code for _, code in outcomes("a.docx", large)] == ["read"]


def test_one_member_that_hangs_does_not_lose_the_others(sandbox):
    inner = office.zipped({"c.rtf": letters.rtf(story(1)), "d.rtf": SLOW, "e.txt": TEXT})
    content = office.zipped({"a.txt": TEXT, "b.rtf": SLOW, "inner.zip": inner, "f.txt": TEXT})
    assert told(list(sandbox.read("a.zip", content, columns={}))) == [
        ("a.zip/a.txt", "read"),
        ("a.zip/b.rtf", "timeout"),
        ("a.zip/inner.zip/c.rtf", "read"),
        ("a.zip/inner.zip/d.rtf", "timeout"),
        ("a.zip/inner.zip/e.txt", "read"),
        ("a.zip/f.txt", "read"),
    ]


def test_a_letter_is_not_told_twice_when_its_attachment_kills_the_reader(sandbox):
    content = letters.eml(story(), attached={"a.rtf": SLOW, "b.txt": TEXT.encode()})
    assert told(list(sandbox.read("a.eml", content, columns={}))) == [
        ("a.eml", "read"),
        ("a.eml/a.rtf", "timeout"),
        ("a.eml/b.txt", "read"),
    ]


def test_a_reader_that_dies_is_replaced(sandbox):
    before = set(children())
    content = office.zipped({"a.txt": TEXT, "b.rtf": SLOW, "c.txt": TEXT})
    steps = []
    for step in sandbox.read("a.zip", content, columns={}):
        steps.append(step)
        if isinstance(step, Opened) and step.name.endswith("b.rtf"):
            [child] = set(children()) - before
            os.kill(child, signal.SIGKILL)
    assert told(steps) == [
        ("a.zip/a.txt", "read"),
        ("a.zip/b.rtf", "reader-lost"),
        ("a.zip/c.txt", "read"),
    ]


def test_a_file_full_of_poison_is_given_up():
    sandbox = Sandbox(seconds=0.000_001, deaths=2)
    steps = list(sandbox.read("a.rtf", letters.rtf(story()), columns={}))
    assert told(steps) == [("a.rtf", "timeout"), ("a.rtf", "timeout"), ("a.rtf", "given-up")]
    sandbox.close()


def test_a_reader_that_wants_too_much_memory_fails():
    # A text of emoji takes four bytes a letter, several times over.
    [found] = read_all("a.jsonl", ("😀" * 45_000_000).encode())
    assert isinstance(found, Outcome)
    assert code_of(found) in {"memory", "too-long", "reader-lost"}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('/tmp/from-the-sandbox', 'w')",
        "import os; os.open('/tmp/from-the-sandbox', os.O_WRONLY | os.O_CREAT)",
        "import os; os.remove('/tmp/from-the-sandbox')",
    ],
)
def test_a_reader_can_reach_nothing(attempt):
    done = confined(attempt)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
    assert not Path("/tmp/from-the-sandbox").exists()


def test_a_reader_has_so_much_memory_and_no_more():
    assert "MemoryError" in confined("bytes(1_200_000_000)").stderr
    assert confined("bytes(300_000_000)").returncode == 0


def confined(code: str) -> subprocess.CompletedProcess[str]:
    command = f"from core.ingest import converter; converter._confine(); {code}"
    return subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_reader_ends_with_its_parent():
    script = (
        "import os; from core.ingest.sandbox import Sandbox; box = Sandbox(); "
        "list(box.read('a.rtf', b'{\\\\rtf1 Hello}', columns={})); "
        "print(box._idle[0].pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    child = Path(f"/proc/{int(done.stdout)}")
    for _ in range(100):
        if not child.exists():
            break
        time.sleep(0.05)
    assert not child.exists()
