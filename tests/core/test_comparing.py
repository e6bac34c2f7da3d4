"""How two texts differ: by paragraphs, then by words; nothing is lost of either."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparing import Paragraph, Side, compare, words_on

TALKS = "The talks, held in Oslo, ended on Monday without a deal on the quota."
BOATS = "Nobody had asked the boats, which stayed in port for a third week."


def shown(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Deleted words in [-…-], inserted ones in {+…+}."""
    forms = {Side.BOTH: "{}", Side.ONE: "[-{}-]", Side.OTHER: "{{+{}+}}"}
    return ["".join(forms[piece.side].format(piece.text) for piece in each) for each in paragraphs]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TALKS, TALKS, [TALKS]),
        ("We’ll “go” – now.", 'we\'ll "GO" - now.', ["We’ll “go” – now."]),
        ("One line\n\nand two", "One   line\nand two", ["One line", "and two"]),
        (TALKS, f"{TALKS}\n\n{BOATS}", [TALKS, f"{{+{BOATS}+}}"]),
        (f"{BOATS}\n\n{TALKS}", TALKS, [f"[-{BOATS}-]", TALKS]),
        (
            TALKS,
            TALKS.replace("Oslo", "Bergen").replace("without a deal ", ""),
            [
                "The talks, held in [-Oslo-]{+Bergen+}, ended on Monday[- without a deal-] on the "
                "quota."
            ],
        ),
        (
            f"{TALKS}\n\n{BOATS}",
            f"{BOATS} Then it rained.\n\n{TALKS}",
            [f"{{+{BOATS} Then it rained.+}}", TALKS, f"[-{BOATS}-]"],
        ),
        (
            "The dog ran home.",
            "Prices rose again.",
            ["[-The dog ran home.-]", "{+Prices rose again.+}"],
        ),
        ("", "", []),
        ("", TALKS, [f"{{+{TALKS}+}}"]),
    ],
)
def test_what_differs(one, other, expected):
    assert shown(compare(one, other)) == expected


def test_neighbouring_changes_are_one():
    one, other = TALKS, TALKS.replace("ended on Monday", "broke off early")
    assert shown(compare(one, other)) == [
        "The talks, held in Oslo, [-ended on Monday-]{+broke off early+} without a deal on the "
        "quota."
    ]


def folded(text: str) -> str:
    return "".join(text.split()).translate(str.maketrans("’‘“”–—", "''\"\"--")).casefold()


TEXTS = st.lists(
    st.lists(st.sampled_from("a b c d’e “f” g, h. – İ 😀".split()), max_size=8).map(" ".join),
    max_size=5,
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(one, other):
    pieces = [piece for each in compare(one, other) for piece in each]
    ours = "".join(piece.text for piece in pieces if piece.side is not Side.OTHER)
    theirs = "".join(piece.text for piece in pieces if piece.side is not Side.ONE)
    assert "".join(ours.split()) == "".join(one.split())
    assert folded(theirs) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b " * 100_000, "b a " * 100_000),
        ("\n".join(f"a {n}" for n in range(3000)), "\n".join(f"b {n}" for n in range(3000))),
    ],
    ids=["one long paragraph", "many paragraphs"],
)
def test_huge_texts_do_not_take_long(one, other):
    began = time.process_time()
    compared = compare(one, other)
    assert time.process_time() - began < 5
    assert words_on(compared, Side.ONE) > 0
