"""Charts as pictures: title and filter stand in them."""

from __future__ import annotations

from lxml import etree

from core.export.pictures import in_a_report, to_picture
from core.report import Picture
from tests.core.export.made import ABOUT, SAID
from tests.core.export.reports import CHART, full_report


def words(svg: bytes) -> str:
    return " ".join(etree.fromstring(svg).itertext())


def test_svg_has_title_filter_and_day():
    said = words(to_picture(CHART.to_dict(), ABOUT, "svg"))
    assert "Who is named?" in said
    assert f"{SAID} Exported 4 Mar 2026, 14:05." in said


def test_png_is_a_png_in_sharp():
    content = to_picture(CHART.to_dict(), ABOUT, "png")
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) > 1700


def test_a_long_filter_takes_several_lines():
    narrow = CHART.properties(width=100).to_dict()
    long = type(ABOUT)("x", "Showing in The Skerry or The Tern. " * 9, ABOUT.made)
    svg = to_picture(narrow, long, "svg")
    assert len(etree.fromstring(svg).findall(".//{*}text[@font-size='11px']")) > 2


def test_in_a_report_title_and_filter_stand_outside():
    picture = next(
        each.content for each in full_report().items if isinstance(each.content, Picture)
    )
    assert "Who is named?" not in words(in_a_report(picture.spec, "svg"))
