"""Bytes of any encoding: the right text, or a note that it is a guess."""

from __future__ import annotations

import marshal
import pickle
import struct

import pytest

from core.ingest.decoding import decode
from core.ingest.refusal import Refused

TEXTS = [
    "The minister said “no” – and left the café in Tromsø.",
    "Prices rose by £5 in a week’s time…",
    "Plain ASCII, nothing more.",
    "Zoë Müller told Le Monde that naïve hopes were over.",
    "“Señor Peña” is what he was called in the press, he said.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_text_comes_back(text, encoding):
    decoded = decode(text.encode(encoding))
    is_certain = encoding != "cp1252" or text.isascii()
    assert decoded.text == text
    assert [note.code for note in decoded.notes] == ([] if is_certain else ["encoding-guessed"])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(struct.pack("<400I", *range(0, 40_000, 100)), id="numbers"),
        pytest.param(b"\x00" * 500, id="nothing but NUL"),
        pytest.param(struct.pack(">300d", *map(float, range(300))), id="fractions"),
        pytest.param(pickle.dumps([{"a": n} for n in range(100)]), id="pickled"),
        pytest.param(marshal.dumps(compile("a = 1\n" * 50, "a", "exec")), id="compiled"),
    ],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(Refused, match="This file is not text"):
        decode(content)


def test_a_byte_order_mark_wins():
    text = "Größe"
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")).text == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")).text == text


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfTroms\xf8", "Tromsø".encode("utf-16") + b"x"])
def test_damaged_bytes_are_shown_and_noted(content):
    decoded = decode(content)
    assert decoded.text.startswith("Troms")
    assert decoded.text.endswith("�")
    assert [note.code for note in decoded.notes] == ["encoding-damaged"]


@pytest.mark.parametrize(
    "declaration",
    [
        b'<html><head><meta charset="windows-1251"></head>',
        b'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?><html>',
    ],
)
def test_a_declared_encoding_is_used(declaration):
    decoded = decode(declaration + "<p>Переговоры</p>".encode("cp1251"))
    assert decoded.text.endswith("<p>Переговоры</p>")
    assert decoded.notes == ()


def test_utf_8_is_believed_over_an_older_declaration():
    assert "Tromsø" in decode('<meta charset="iso-8859-1"><p>Tromsø</p>'.encode()).text


def test_an_unknown_declaration_is_passed_over():
    decoded = decode(b'<meta charset="klingon"><p>caf\xe9</p>')
    assert "café" in decoded.text
    assert decoded.notes[0].message == "The encoding is a guess (cp1252); letters may be wrong."


def test_dense_bytes_go_to_the_detector():
    text = "Министр сообщил в понедельник, что переговоры закончились без соглашения. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.notes[0].code == "encoding-guessed"


def test_nul_and_line_ends_are_made_plain():
    assert decode(b"One\x00 line.\r\nTwo.\rThree." + b" " * 100).text.strip() == (
        "One line.\nTwo.\nThree."
    )
