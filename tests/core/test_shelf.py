"""Files kept on disk until their outcomes are safe."""

from __future__ import annotations

import pytest

from core import shelf as module
from core.shelf import Shelf


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "kept")


def test_a_file_waits_in_order_with_its_bytes_and_what_was_said_of_it(shelf, tmp_path):
    for name in ("../b.txt", "a.txt"):
        shelf.put(name, name.encode(), {"outlet": "The Tern"})
    found = Shelf(tmp_path / "kept").files()
    assert [(kept.name, dict(kept.told)) for kept in found] == [
        ("../b.txt", {"outlet": "The Tern"}),
        ("a.txt", {"outlet": "The Tern"}),
    ]
    assert [shelf.content(kept.key) for kept in found] == [b"../b.txt", b"a.txt"]
    assert {path.parent for path in tmp_path.rglob("*.*")} == {tmp_path / "kept"}


def test_only_one_program_goes_on_with_what_was_left(shelf, tmp_path):
    shelf.put("a.txt", b"a", {})
    assert Shelf(tmp_path / "kept").waiting() == []
    assert [kept.name for kept in shelf.waiting()] == ["a.txt"]


def test_what_failed_does_not_wait_and_remembers_its_lines(shelf):
    kept = shelf.mark_failed(shelf.put("a.txt", b"a", {}), [3, 4])
    shelf.mark_failed(kept, [9])
    assert shelf.waiting() == []
    assert [each.entries for each in shelf.files()] == [(3, 4, 9)]


def test_the_oldest_failures_make_room(shelf, monkeypatch):
    monkeypatch.setattr(module, "MOST_FAILED_BYTES", 25)
    for name in "abc":
        shelf.mark_failed(shelf.put(name, bytes(10), {}), [1])
    shelf.put("waits", bytes(100), {})
    assert [kept.name for kept in shelf.files()] == ["b", "c", "waits"]


def test_what_is_dropped_leaves_nothing(shelf, tmp_path):
    shelf.drop(shelf.put("a.txt", b"a", {}).key)
    assert shelf.files() == []
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["in-use"]


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"key": 1}'])
def test_what_is_not_of_ours_is_passed_over(shelf, tmp_path, note):
    shelf.put("a.txt", b"a", {})
    (tmp_path / "kept" / "odd.json").write_text(note)
    assert [kept.name for kept in shelf.files()] == ["a.txt"]
