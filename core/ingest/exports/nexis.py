"""Exports of Nexis, old (“3 of 100 DOCUMENTS”, “Document 3 of 100”) and new (“End of Document”)."""

from __future__ import annotations

import re

from core.ingest.credits import stated
from core.ingest.dates import read_moment
from core.ingest.exports.parts import Export, Part, as_text, blocks

_WHERE = "Nexis export"

# “3 of 100 DOCUMENTS”, “LEVEL 1 - 3 OF 100 STORIES”, “Document 3 of 100”.
_COUNTED = re.compile(
    r"^[ \t\f]{0,100}(?:LEVEL \d - )?(?P<word>Document )?(?P<number>\d{1,6}) of (?P<all>\d{1,6})"
    r"(?(word)| (?:DOCUMENTS|STORIES))[ \t]{0,100}$",
    re.MULTILINE | re.IGNORECASE,
)
# It may stand right above the outlet's name.
_CENTRED_COPYRIGHT = re.compile(r"^[ \t]{8,100}(copyright .{0,100})$", re.MULTILINE | re.IGNORECASE)
_PAGE = re.compile(r"Page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_END = re.compile(r"^[ \t]{0,100}End of Document[ \t]{0,100}$", re.MULTILINE)
_PROMISED = re.compile(r"^[ \t]{0,100}Documents \((\d{1,6})\)[ \t]{0,100}$", re.MULTILINE)
_LENGTH = re.compile(r"^[ \t]{0,100}length: {0,10}[\d,]{1,9} words", re.MULTILINE | re.IGNORECASE)

# “Byline: Ana Ruiz”, “LOAD-DATE: March 4, 2024”.
_LABELLED = re.compile(r"([A-Za-z][A-Za-z-]{2,24}): {0,10}(.{0,2000})", re.DOTALL)
_BEFORE_BODY = frozenset(
    "section length byline dateline highlight headline source copyright series".split()
)
_AFTER_BODY = frozenset(
    "load-date language publication-type document-type journal-code graphic subject company "
    "organization person geographic industry ticker correction pub-type classification".split()
)
_BODY = re.compile(r"BODY: {0,10}")
_COPYRIGHT = re.compile(r"(copyright|©|\(c\)) ", re.IGNORECASE)

# A date may be followed by the day's name and the edition: “March 4, 2024 Monday”.
_DAY = re.compile(r"((?:[A-Z][a-z]{2,8} \d{1,2},|\d{1,2} [A-Z][a-z]{2,8}) \d{4})\b.{0,60}")


def is_nexis(text: str) -> bool:
    """Whether a text is an export of Nexis."""
    has_marks = _COUNTED.search(text) or _END.search(text)
    return bool(has_marks and _LENGTH.search(text))


def split(text: str) -> Export:
    """The articles, in their order."""
    if _COUNTED.search(text):
        return _split_counted(text)
    pieces = _END.split(text)[:-1]
    parts = [_part(number, _lines(piece)) for number, piece in enumerate(pieces, start=1)]
    said = _PROMISED.search(text)
    return Export(tuple(parts), max(int(said[1]) if said else 0, len(parts)))


def _split_counted(text: str) -> Export:
    marks = list(_COUNTED.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [
        _part(int(mark["number"]), _lines(text[mark.end() : end]))
        for mark, end in zip(marks, ends, strict=True)
    ]
    return Export(tuple(parts), max(int(mark["all"]) for mark in marks))


def _lines(piece: str) -> list[str]:
    """Paragraphs, or lines where no blank ones part them; without the numbers of pages."""
    lines = blocks(_CENTRED_COPYRIGHT.sub(r"\n\1\n", piece))
    if "Body" not in lines and any(line.strip() == "Body" for line in piece.splitlines()):
        lines = [" ".join(line.split()) for line in piece.splitlines() if line.strip()]
    return [line for line in lines if not _PAGE.fullmatch(line)]


def _part(number: int, lines: list[str]) -> Part:
    day = next((place for place, line in enumerate(lines) if _is_date(line)), None)
    body_at = lines.index("Body") if "Body" in lines else None
    head = lines[:body_at] if body_at is not None else lines
    labels = _labels(head)
    if body_at is not None:
        title = _line(lines, day, -2)
        body = lines[body_at + 1 :]
    else:
        title = labels.get("headline") or _headline_after(lines, day)
        body = [line for line in _after_head(lines, day) if line != title]
    credited = stated(
        _WHERE,
        title=title,
        outlet=_line(lines, day, -1),
        author=_byline(labels.get("byline")),
        section=labels.get("section"),
        published=_day(lines[day]) if day is not None else labels.get("load-date"),
    )
    return Part(number, as_text(_until_tail(body)), credited)


def _line(lines: list[str], day: int | None, offset: int) -> str | None:
    """Title and outlet stand above the date."""
    return lines[day + offset] if day is not None and day + offset >= 0 else None


def _is_date(line: str) -> bool:
    return bool(_DAY.fullmatch(line)) and read_moment(_day(line)) is not None


def _day(line: str) -> str | None:
    found = _DAY.fullmatch(line)
    return found[1] if found else None


def _labels(lines: list[str]) -> dict[str, str]:
    found = [_LABELLED.fullmatch(line) for line in lines]
    return {match[1].lower(): match[2].strip() for match in found if match}


def _is_labelled(line: str, labels: frozenset[str]) -> bool:
    found = _LABELLED.match(line)
    return bool(found) and found[1].lower() in labels if found else False


def _headline_after(lines: list[str], day: int | None) -> str | None:
    after = lines[day + 1 :] if day is not None else lines
    return next((line for line in after if not _is_head(line)), None)


def _after_head(lines: list[str], day: int | None) -> list[str]:
    """What follows the last labelled line above the body."""
    start = day + 1 if day is not None else 0
    tail = next(
        (place for place in range(start, len(lines)) if _is_labelled(lines[place], _AFTER_BODY)),
        len(lines),
    )
    heads = [place for place in range(start, tail) if _is_labelled(lines[place], _BEFORE_BODY)]
    return lines[max(heads, default=start - 1) + 1 : tail]


def _is_head(line: str) -> bool:
    return _is_labelled(line, _BEFORE_BODY) or bool(_COPYRIGHT.match(line))


def _until_tail(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        is_bare = line.lower() in _AFTER_BODY
        if is_bare or _is_labelled(line, _AFTER_BODY):
            break
        kept.append(line)
    shown = (_BODY.sub("", line) for line in kept if not _COPYRIGHT.match(line))
    return [line for line in shown if line]


def _byline(value: str | None) -> str | None:
    return re.sub(r"^[Bb][Yy] ", "", value) if value else None
