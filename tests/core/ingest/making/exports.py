"""Exports of news databases, in the shapes Nexis and Factiva give them; the news are invented."""

from __future__ import annotations

import textwrap

from tests.core.ingest.making import letters, office
from tests.core.ingest.making.texts import Story

DAY = "March 4, 2024 Monday"
DAY_FIRST = "4 March 2024"


def nexis_docx(stories: list[Story], *, promised: int | None = None, skip: int = -1) -> bytes:
    """The new shape: a cover, then articles that end with “End of Document”."""
    cover = ["User Name: = ana", "Date and Time: = Friday, March 8, 2024 10:00:00 AM CET"]
    cover += [f"Documents ({promised or len(stories)})"]
    cover += [f"{number}. {each.title}" for number, each in enumerate(stories, start=1)]
    cover += ["Client/Matter: -None-", "Search Terms: quota", "Search Type: Terms and Connectors"]
    lines = list(cover)
    for number, each in enumerate(stories):
        if number != skip:
            lines += _new_nexis(each)
    return office.docx(Story("", tuple(lines)), heading=False)


def _new_nexis(story: Story) -> list[str]:
    return [
        story.title,
        story.outlet,
        DAY,
        "Late Edition - Final",
        "Copyright 2024 The Skerry All Rights Reserved",
        "Section: FOREIGN; Pg. 12",
        f"Length: {len(story.text.split())} words",
        f"Byline: By {story.author}",
        "Body",
        *story.paragraphs,
        "Graphic",
        "A trawler, seen from the quay.",
        "Load-Date: March 5, 2024",
        "End of Document",
    ]


def nexis_txt(stories: list[Story], *, promised: int | None = None, skip: int = -1) -> str:
    """The old shape: “3 of 100 DOCUMENTS”, centred lines, wrapped paragraphs."""
    return "".join(
        _old_nexis(each, number, promised or len(stories))
        for number, each in enumerate(stories, start=1)
        if number != skip + 1
    )


def _old_nexis(story: Story, number: int, promised: int) -> str:
    body = "\n\n".join(textwrap.fill(text, 76, break_on_hyphens=False) for text in story.paragraphs)
    return (
        f"\n{f'{number} of {promised} DOCUMENTS':^76}\n\n\n{story.outlet:^76}\n\n{DAY:^76}\n\n"
        f"{story.title}\n\nBYLINE: {story.author}\n\nSECTION: FOREIGN; Pg. 12\n\n"
        f"LENGTH: {len(story.text.split())} words\n\n{body}\n\nLOAD-DATE: March 5, 2024\n\n"
        f"LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
        f"{'Copyright 2024 The Skerry':^76}\n{'All Rights Reserved':^76}\n\n"
    )


def factiva_rtf(stories: list[Story]) -> bytes:
    """Headline, count of words, date, outlet, code, language, copyright, text, number."""
    lines: list[str] = []
    for number, each in enumerate(stories):
        lines += [
            each.title,
            f"By {each.author}",
            f"{len(each.text.split()):,} words",
            DAY_FIRST,
            "14:05",
            each.outlet,
            "SKERRY",
            "English",
            "Copyright 2024. The Skerry.",
            *each.paragraphs,
            f"Document SKERRY0020240304ek34{number:05}",
        ]
    lines += ["Search Summary", "Text", "quota", "Results Found", f"{len(stories)}"]
    return letters.rtf(Story("", tuple(lines)))


def factiva_coded(stories: list[Story], *, unfinished: bool = False) -> str:
    """The same with a code of two letters before each field."""
    parts = [
        f"HD  {each.title}\nBY  By {each.author}\nWC  {len(each.text.split()):,} words\n"
        f"PD  {DAY_FIRST}\nET  14:05\nSN  {each.outlet}\nSC  SKERRY\nLA  English\n"
        f"CY  Copyright 2024. The Skerry.\n\nLP\n{each.paragraphs[0]}\n\n"
        "TD\n" + "\n\n".join(each.paragraphs[1:]) + "\n\nNS  gpol : Politics\n"
        f"PUB The Skerry Ltd.\nAN  Document SKERRY0020240304ek34{number:05}\n\n"
        for number, each in enumerate(stories)
    ]
    if unfinished:
        parts[-1] = parts[-1].partition("NS  ")[0]
    return "".join(parts)


def nexis_lines(stories: list[Story]) -> str:
    """The new shape as plain text without blank lines: a long cover, numbers of pages, subjects."""
    lines = ["User Name: = ana", "Job Number: = 218", f"Documents ({len(stories)})"]
    for number, each in enumerate(stories, start=1):
        lines += [f"{number}. {each.title}", "Client/Matter: -None-", "Search Terms: quota"]
        lines += ["Search Type: Natural Language", "Narrowed by:", "Content Type", "News", "-None-"]
    for each in stories:
        lines += [
            *("Page 1 of 2", each.title, each.outlet, "March 4, 2024 Monday 9:35 AM GMT"),
            *("Copyright 2024 The Skerry Ltd All Rights Reserved", "Section: NEWS"),
            *("Length: 450 words", f"Byline: {each.author}", "Dateline: OSLO"),
            *("Highlight: The boats stay in port.", "Body", *each.paragraphs, "Classification"),
            *("Language: ENGLISH", "Publication-Type: Newspaper", "Subject: FISHING (90%)"),
            *("Load-Date: March 5, 2024", "End of Document"),
        ]
    return "\n".join(lines)


def nexis_labelled(stories: list[Story], *, mark: str, skip: int = -1) -> str:
    """Older shapes, with HEADLINE and BODY; `mark` stands above each article."""
    return "".join(
        f"\f\n{mark.format(number, len(stories)):^76}\n\n{'Copyright 2024 The Skerry':^76}\n"
        f"{each.outlet:^76}\n\n{'March 4, 2024, Monday':^76}\n{'Late Edition - Final':^76}\n\n"
        f"SECTION: Section A; Page 12\n\nLENGTH: 512 words\n\nHEADLINE: {each.title}\n\n"
        f"BYLINE:  By {each.author}\n\nDATELINE: OSLO, March 3\n\nBODY:\n   "
        + "\n\n".join(textwrap.fill(text, 76, break_on_hyphens=False) for text in each.paragraphs)
        + "\n\nGRAPHIC: Photo: a boat\n\nLOAD-DATE: March 4, 2024\n\n"
        for number, each in enumerate(stories, start=1)
        if number != skip + 1
    )


def factiva_printed(stories: list[Story], *, found: int | None = None) -> str:
    """All codes Factiva has, its line at the foot of each page, and the summary at the end."""
    lines: list[str] = [f"{each.title} ........ {at}" for at, each in enumerate(stories, start=2)]
    for number, each in enumerate(stories):
        lines += [
            *("SE  World News", f"HD  {each.title}", f"BY  By {each.author}", "WC  512 words"),
            *(f"PD  {DAY_FIRST}", "ET  14:05", f"SN  {each.outlet}", "SC  SKERRY", "ED  Late"),
            *("PG  12", "LA  English", "CY  (c) 2024, The Skerry. All rights reserved."),
            *("LP", each.paragraphs[0], "TD", *each.paragraphs[1:], "CO  skfsh : Skerry Fish"),
            *("IN  i0302 : Fishing", "NS  gpol : Politics | gcat : General", "RE  nor : Norway"),
            *("IPD Foreign Desk", "PUB The Skerry Ltd."),
            *(f"AN  Document SKERRY0020240304ek34{number:05}",),
            "Page 1 of 9 © 2024 Factiva, Inc. All rights reserved.",
        ]
    lines += ["Search Summary", "Text", "quota", "Date", "In the last year", "Results Found"]
    return "\n\n".join([*lines, f"{found or len(stories)}", "Timestamp", "8 March 2024 10:00"])
