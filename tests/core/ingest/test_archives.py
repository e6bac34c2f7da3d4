"""Archives: every member accounted for, nothing written to disk, no bomb goes off."""

from __future__ import annotations

import resource
import struct
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from core.ingest import read_articles
from tests.core.ingest.making import letters, locked, office, pdf
from tests.core.ingest.making.texts import story
from tests.core.ingest.reading import articles, outcomes, read_all

TEXT = story().text


def link(name: str, target: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
        archive.writestr("a.txt", TEXT)
    return file.getvalue()


def lying(content: bytes, said: int) -> bytes:
    """The same archive whose headers say another size than the members have."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.find(signature)
        changed[at + offset : at + offset + 4] = struct.pack("<I", said)
    return bytes(changed)


def bomb(levels: int) -> bytes:
    content = office.zipped({"zeros.txt": bytes(30_000_000)})
    for _ in range(levels):
        content = office.zipped({f"{number}.zip": content for number in range(8)})
    return content


def test_every_member_has_an_outcome():
    content = office.zipped(
        {
            "good.txt": TEXT,
            "folder/letter.eml": letters.eml(story(1), attached={"b.docx": office.docx(story(2))}),
            "picture.png": b"\x89PNG\r\n\x1a\n",
            "broken.docx": office.docx(story())[:900],
            "empty.txt": "",
            "inner.zip": office.zipped({"c.pdf": pdf.pdf(story(3))}),
            ".DS_Store": "hidden",
            "__MACOSX/._good.txt": "hidden",
        }
    )
    assert outcomes("a.zip", content) == [
        ("a.zip/good.txt", "read"),
        ("a.zip/folder/letter.eml", "read"),
        ("a.zip/folder/letter.eml/b.docx", "read"),
        ("a.zip/picture.png", "binary"),
        ("a.zip/broken.docx", "malformed"),
        ("a.zip/empty.txt", "empty"),
        ("a.zip/inner.zip/c.pdf", "read"),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "C:/Windows/a.txt"),
        ("a.txt:stream", "a.txt:stream"),
        ("a\nb\u202etxt.exe", "a�b�txt.exe"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_members_name_is_a_label_and_no_path(name, shown, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert outcomes("a.zip", office.zipped({name: TEXT})) == [(f"a.zip/{shown}", "read")]
    assert list(tmp_path.rglob("*")) == []


def test_a_link_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the password is herring")
    content = link("link.txt", str(secret))
    assert outcomes("a.zip", content) == [("a.zip/link.txt", "symlink"), ("a.zip/a.txt", "read")]


def test_members_with_a_password_are_refused_one_by_one():
    content = locked.zip_crypto({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}, b"herring")
    assert outcomes("a.zip", content) == [
        ("a.zip/a.txt", "encrypted"),
        ("a.zip/b.txt", "encrypted"),
    ]


def test_an_archive_without_files_is_said_to_be_empty():
    assert outcomes("a.zip", office.zipped({})) == [("a.zip", "empty")]


def test_nesting_has_an_end():
    content = office.zipped({"a.txt": TEXT})
    for level in range(4):
        content = office.zipped({f"{level}.zip": content})
    [(name, code)] = outcomes("a.zip", content)
    assert (name, code) == ("a.zip/3.zip/2.zip/1.zip", "nested")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(bomb(0), ["archive-limit"], id="thirty megabytes of zeros"),
        pytest.param(bomb(2), ["archive-limit"] * 64, id="nested bombs"),
        pytest.param(
            office.zipped({f"{n}.txt": bytes(1_000_000) for n in range(300)}),
            ["binary"] * 200 + ["archive-limit"],
            id="many of a megabyte",
        ),
        pytest.param(
            office.zipped({f"{n}": "" for n in range(10_001)}), ["archive-limit"], id="many files"
        ),
        pytest.param(
            office.zipped({**office.docx_parts(story()), "word/media/x": bytes(30_000_000)}),
            ["archive-limit"],
            id="a bomb in a Word document",
        ),
        pytest.param(
            lying(office.zipped({"a.txt": bytes(30_000_000)}), 100),
            ["malformed"],
            id="a header that lies",
        ),
    ],
)
def test_bombs_do_not_go_off(content, expected):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    assert [code for _, code in outcomes("a.zip", content)] == expected
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_what_was_read_before_the_limit_is_kept():
    content = office.zipped({"a.txt": TEXT, "b.txt": bytes(30_000_000), "c.txt": TEXT})
    assert outcomes("a.zip", content) == [("a.zip/a.txt", "read"), ("a.zip", "archive-limit")]


def test_overlapping_members_are_refused():
    content = bytearray(office.zipped({"a.txt": TEXT, "b.txt": TEXT}))
    second = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 4)
    content[second + 42 : second + 46] = bytes(4)  # its place in the file: that of the first
    codes = [code for _, code in outcomes("a.zip", bytes(content))]
    assert codes[-1] == "malformed"


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("poison", [ENTITY, LAUGHS, ENTITY.replace("ENTITY e", "ENTITY % e")])
@pytest.mark.parametrize(
    ("parts", "part"),
    [
        (office.docx_parts(story()), "word/document.xml"),
        (office.docx_parts(story()), "word/_rels/document.xml.rels"),
        (office.odt_parts(story()), "content.xml"),
        (office.xlsx_parts(letters.rows([story()])), "xl/worksheets/sheet1.xml"),
    ],
    ids=["docx", "docx relations", "odt", "xlsx"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_anything_reads_them(parts, part, poison, encoding):
    declaration, _, rest = str(parts[part]).partition("?>")
    poisoned = f"{declaration}?>{poison}{rest}".encode(encoding)
    [(_, code)] = outcomes("a", office.zipped({**parts, part: poisoned}))
    assert code == "entities"


def test_a_feed_with_entities_is_refused():
    feed = letters.rss([story()]).replace("?>", f"?>{LAUGHS}", 1)
    assert outcomes("feed.xml", feed.encode()) == [("feed.xml", "entities")]


@pytest.mark.parametrize("missing", office.docx_parts(story()))
def test_a_document_without_one_of_its_parts_has_an_outcome(missing):
    parts = {name: part for name, part in office.docx_parts(story()).items() if name != missing}
    [(_, code)] = outcomes("a.docx", office.zipped(parts))
    assert code in {"read", "malformed", "unknown-format"}


@pytest.mark.parametrize("name", ["ppt/presentation.xml", "mimetype"])
def test_other_office_files_are_one_refusal(name):
    content = office.zipped({"[Content_Types].xml": "<Types/>", name: "application/epub+zip"})
    assert outcomes("a", content) == [("a", "unknown-format")]


def test_two_thousand_members_are_two_thousand_outcomes():
    content = office.zipped({f"{n}.txt": f"{n}. {TEXT}" for n in range(2000)})
    assert len(articles("a.zip", content)) == 2000


def test_the_member_count_is_told():
    told: list[int] = []
    content = office.zipped({"a.txt": TEXT, "b.zip": office.zipped({"c.txt": TEXT, "d.txt": TEXT})})
    assert len(list(read_articles("a.zip", content, expect=told.append))) == 3
    assert told == [1, 1]


def test_a_huge_line_is_refused_without_taking_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    content = b"a " * 100_000_000
    in_use = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [code for _, code in outcomes("a.txt", content)] == ["too-long"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - max(before, in_use) < 200_000


def test_nothing_is_left_open(tmp_path):
    read_all("a.zip", office.zipped({"a.txt": TEXT}))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        read_all("a.zip", office.zipped({"a.txt": TEXT}))
    assert len(list(Path("/proc/self/fd").iterdir())) == before
