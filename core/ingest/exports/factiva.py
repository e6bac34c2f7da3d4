"""Exports of Factiva, with field codes (HD, PD, LP, TD) or without."""

from __future__ import annotations

import re

from core.ingest.credits import stated
from core.ingest.dates import read_moment
from core.ingest.exports.parts import Export, Part, as_text, blocks

_WHERE = "Factiva export"

# Each article ends with its accession number: “Document SKERRY0020240304ek340000a”.
_END = re.compile(
    r"^[ \t]{0,20}(?:AN[ \t|]{1,20})?Document [A-Za-z0-9]{16,40}[ \t]{0,20}$", re.MULTILINE
)
_WORDS = re.compile(r"^[ \t]{0,20}(?:WC[ \t|]{1,20})?[\d,]{1,9} words[ \t]{0,20}$", re.MULTILINE)
_CODED = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|PG|ED|LA|CY|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN|CR|SE|CLM|RF|CT|VOL|ART)"
    r"(?:[ \t|]{1,20}|$)",
    re.MULTILINE,
)
# The summary at the end says how many there are.
_FOUND = re.compile(
    r"^[ \t]{0,20}Results Found[ \t|]{0,20}\s{0,20}([\d,]{1,9})[ \t]{0,20}$", re.MULTILINE
)
_TIME = re.compile(r"\d{1,2}:\d{2}")
_COPYRIGHT = re.compile(r"(copyright|©|\(c\)) ", re.IGNORECASE)
_BY = re.compile(r"by ", re.IGNORECASE)


def is_factiva(text: str) -> bool:
    """Whether a text is an export of Factiva."""
    return bool(_END.search(text) and _WORDS.search(text))


def split(text: str) -> Export:
    """The articles, in their order. As many are promised as the summary says or, without one, as
    there are counts of words."""
    pieces = _END.split(text)[:-1]
    parts = tuple(_part(number, piece) for number, piece in enumerate(pieces, start=1))
    said = _FOUND.search(text)
    promised = int(said[1].replace(",", "") or 0) if said else 0
    return Export(parts, max(promised, len(_WORDS.findall(text)), len(parts)))


def _part(number: int, piece: str) -> Part:
    codes = {found[1] for found in _CODED.finditer(piece)}
    return _coded(number, piece) if {"HD", "PD"} <= codes else _plain(number, piece)


def _coded(number: int, piece: str) -> Part:
    marks = list(_CODED.finditer(piece))
    ends = [mark.start() for mark in marks[1:]] + [len(piece)]
    values = {mark[1]: piece[mark.end() : end] for mark, end in zip(marks, ends, strict=True)}
    credited = stated(
        _WHERE,
        title=_one_line(values.get("HD")),
        outlet=_one_line(values.get("SN")),
        author=_author(_one_line(values.get("BY"))),
        section=_one_line(values.get("SE")),
        published=_stamp(_one_line(values.get("PD")), _one_line(values.get("ET"))),
    )
    body = [*blocks(values.get("LP", "")), *blocks(values.get("TD", ""))]
    return Part(number, as_text(body), credited)


def _plain(number: int, piece: str) -> Part:
    """Title, author, count of words, date, time, outlet, code, language, copyright, text."""
    lines = piece.splitlines()
    filled = [place for place, line in enumerate(lines) if line.strip()]
    words = next((place for place in filled if _WORDS.fullmatch(lines[place])), None)
    if words is None:
        return Part(number, as_text(blocks(piece)), stated(_WHERE))
    above = [lines[place].strip() for place in filled if place < words]
    below = [(place, lines[place].strip()) for place in filled if place > words]
    author = above.pop() if len(above) > 1 and _BY.match(above[-1]) else None
    end = next((place for place, line in below if _COPYRIGHT.match(line)), words)
    head = [line for place, line in below if place < end]
    day = next((line for line in head if read_moment(line)), None)
    time = next((line for line in head if _TIME.fullmatch(line)), None)
    rest = [line for line in head if line not in (day, time)]
    credited = stated(
        _WHERE,
        title=above[-1] if above else None,
        outlet=rest[0] if rest else None,
        author=_author(author),
        published=_stamp(day, time),
    )
    return Part(number, as_text(blocks("\n".join(lines[end + 1 :]))), credited)


def _stamp(day: str | None, time: str | None) -> str | None:
    """The hour is kept where there is one; Factiva states no zone."""
    moment = read_moment(day)
    if not (moment and time and _TIME.fullmatch(time)):
        return day
    hour, minute = time.split(":")
    return f"{moment.day.isoformat()}T{int(hour):02}:{minute}"


def _author(value: str | None) -> str | None:
    return re.sub(r"^[Bb]y ", "", value) if value else None


def _one_line(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
