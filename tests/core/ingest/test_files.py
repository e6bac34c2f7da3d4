"""Files on disk: which there are, and what becomes of those that cannot be read."""

from __future__ import annotations

import os

import pytest

from core.ingest import MOST_FILE_BYTES
from core.ingest.files import files_under, read_file, settled_files
from core.ingest.refusal import Refused


def test_a_folder_gives_its_files_and_those_below_by_name(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/.git/config", ".hidden"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in files_under(tmp_path)]
    assert found == ["a/c.txt", "b.txt"]


def test_a_file_gives_itself_even_a_hidden_one(tmp_path):
    assert files_under(tmp_path / ".hidden") == [tmp_path / ".hidden"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone", "unreadable: The file cannot be read: No such file or directory."),
        ("folder", "unreadable: The file cannot be read: Is a directory."),
        ("huge", "too-long: This file is 200 MB; at most 200 MB are read."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", MOST_FILE_BYTES + 1)
    with pytest.raises(Refused) as raised:
        read_file(tmp_path / name, MOST_FILE_BYTES)
    assert str(raised.value) == reason


def test_a_file_is_settled_once_it_no_longer_changes(tmp_path):
    file, looks, taken = tmp_path / "a.txt", {}, set()
    file.write_text("Half of")
    assert settled_files([tmp_path], looks, taken) == []
    file.write_text("Half of it, and the rest.")
    assert settled_files([tmp_path], looks, taken) == []
    assert settled_files([tmp_path], looks, taken) == [file]
    assert settled_files([tmp_path], looks, taken) == []
    file.write_text("Something else altogether.")
    assert settled_files([tmp_path], looks, taken) == []
    assert settled_files([tmp_path], looks, taken) == [file]
