"""The same quote elsewhere: which outlets carried it, in what words, and which did not."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from core.model import Actor, ActorKind, ParsedArticle, QuoteKind
from core.store import queries, read_from, write_to
from core.store.filters import Filter
from core.store.schema import quotes
from core.store.writing import save
from tests.records import HARBOUR, ICELAND, MINISTER, NORWAY, quoting

SAID = "The fleet will stay in port until the ministry counts every cod in the fjord."
TRIMMED = "The fleet will stay in port"
LONG = "The fleet will stay in port until the ministry counts each cod in the fjord."
DAY = date(2024, 3, 4)
EVERYTHING = Filter()

SOMEBODY = Actor("person:per-aas", "Per Aas", ActorKind.PERSON)
BERGEN = Actor("place:bergen", "Bergen", ActorKind.PLACE)
STORY = (NORWAY, ICELAND, HARBOUR)


def keep(engine: Engine, *parsed: ParsedArticle) -> None:
    with write_to(engine) as connection:
        for each in parsed:
            save(connection, "a.txt", each)


def first_quote(engine: Engine) -> int:
    with read_from(engine) as connection:
        return connection.scalar(select(quotes.c.quote_id).order_by(quotes.c.quote_id)) or 0


def same(engine: Engine) -> pd.DataFrame:
    """The first quote in other articles."""
    with read_from(engine) as connection:
        return queries.same_elsewhere(connection, quote_id=first_quote(engine))


def without(engine: Engine) -> list[str]:
    """The outlets that told the first quote's story without it."""
    with read_from(engine) as connection:
        return list(queries.not_carrying(connection, quote_id=first_quote(engine))["outlet"])


def in_outlets(engine: Engine, wanted: Filter = EVERYTHING) -> dict[str, int]:
    """In how many outlets each quote stands, by the outlet it is listed under."""
    with read_from(engine) as connection:
        found = queries.quotes_matching(connection, wanted)
    return dict(zip(found["outlet"], found["outlets"], strict=True))


def test_other_wordings_are_listed_with_what_differs(engine: Engine) -> None:
    keep(
        engine,
        quoting(SAID, outlet="A"),
        quoting("Herring is not a policy, and never was one.", outlet="B"),
        quoting(TRIMMED, outlet="C", published=DAY + timedelta(days=1)),
        quoting(SAID, outlet="D"),
    )
    found = same(engine)
    assert list(found["outlet"]) == ["D", "C"]
    assert list(found["text"]) == [SAID, TRIMMED]
    assert list(found["difference"]) == [
        "the same words",
        "leaves out “until the ministry … in the fjord”",
    ]
    assert in_outlets(engine) == {"A": 3, "B": 1, "C": 3, "D": 3}


def test_an_article_that_repeats_itself_is_not_elsewhere(engine: Engine) -> None:
    keep(engine, quoting(SAID, TRIMMED, outlet="A"))
    assert same(engine).empty


def test_the_same_outlet_again_is_elsewhere_but_no_other_outlet(engine: Engine) -> None:
    keep(engine, quoting(SAID, outlet="A"), quoting(TRIMMED, outlet="A", more="Again."))
    assert len(same(engine)) == 1
    assert in_outlets(engine) == {"A": 1}


@pytest.mark.parametrize(
    ("speaker", "words", "found"),
    [
        pytest.param(MINISTER, TRIMMED, 1, id="one speaker, few words"),
        pytest.param(SOMEBODY, TRIMMED, 0, id="two speakers, few words"),
        pytest.param(None, TRIMMED, 0, id="nobody known, few words"),
        pytest.param(SOMEBODY, LONG, 1, id="two speakers, many words"),
        pytest.param(None, LONG, 1, id="nobody known, many words"),
    ],
)
def test_few_words_need_their_speaker(
    engine: Engine, speaker: Actor | None, words: str, found: int
) -> None:
    keep(engine, quoting(SAID, outlet="A"), quoting(words, outlet="B", speaker=speaker))
    assert len(same(engine)) == found


QUOTED, REPORTED = QuoteKind.MIXED, QuoteKind.INDIRECT


@pytest.mark.parametrize(
    ("kinds", "words", "speaker", "found"),
    [
        ((QUOTED, REPORTED), LONG, MINISTER, 1),
        ((REPORTED, QUOTED), LONG, MINISTER, 1),
        ((QUOTED, REPORTED), TRIMMED, MINISTER, 0),
        ((QUOTED, REPORTED), LONG, SOMEBODY, 0),
        ((REPORTED, REPORTED), LONG, MINISTER, 0),
        ((REPORTED, REPORTED), SAID, MINISTER, 1),
        ((REPORTED, REPORTED), SAID, SOMEBODY, 0),
    ],
)
def test_a_paraphrase_is_the_same_only_nearly_word_for_word(
    engine: Engine, kinds: tuple[QuoteKind, QuoteKind], words: str, speaker: Actor, found: int
) -> None:
    keep(
        engine,
        quoting(SAID, outlet="A", kind=kinds[0]),
        quoting(words, outlet="B", kind=kinds[1], speaker=speaker),
    )
    assert len(same(engine)) == found


def test_copies_are_marked_and_count_when_copies_count(engine: Engine) -> None:
    report = " ".join(f"The {number}th boat of the fleet came home." for number in range(40))
    keep(
        engine,
        quoting(SAID, outlet="A", more=report),
        quoting(SAID, outlet="B", more=report),
        quoting(SAID, outlet="C", more="Our own."),
    )
    found = same(engine)
    assert dict(zip(found["outlet"], found["is_copy"], strict=True)) == {"B": True, "C": False}
    assert in_outlets(engine) == {"A": 2, "C": 2}
    assert in_outlets(engine, Filter(every_copy=True)) == {"A": 3, "B": 3, "C": 3}


def test_the_filter_lists_quotes_and_does_not_hide_other_outlets(engine: Engine) -> None:
    keep(engine, quoting(SAID, outlet="A"), quoting(SAID, outlet="B"))
    assert in_outlets(engine, Filter(outlets=("A",))) == {"A": 2}


@pytest.mark.parametrize(
    ("days", "others", "speaker", "told"),
    [
        pytest.param(3, (NORWAY, HARBOUR), MINISTER, True, id="two main actors shared"),
        pytest.param(4, (NORWAY, HARBOUR), MINISTER, False, id="too long after"),
        pytest.param(1, (NORWAY,), MINISTER, False, id="one main actor shared"),
        pytest.param(1, (NORWAY, BERGEN), MINISTER, False, id="a place is no actor of a story"),
        pytest.param(1, (NORWAY, HARBOUR), SOMEBODY, False, id="another speaker"),
    ],
)
def test_who_told_the_story_without_it(
    engine: Engine, days: int, others: tuple[Actor, ...], speaker: Actor, told: bool
) -> None:
    keep(
        engine,
        quoting(SAID, outlet="A", others=(*STORY, BERGEN)),
        quoting(
            "Nobody asked us.",
            outlet="B",
            others=others,
            speaker=speaker,
            published=DAY + timedelta(days=days),
        ),
    )
    assert without(engine) == (["B"] if told else [])


def test_an_outlet_that_carried_it_once_is_not_said_to_be_without_it(engine: Engine) -> None:
    keep(
        engine,
        quoting(SAID, outlet="A", others=STORY),
        quoting("Nobody asked us.", outlet="B", others=STORY),
        quoting(TRIMMED, outlet="B", others=STORY),
        quoting("Nobody asked them.", outlet="A", others=STORY),
        quoting("Nobody asked you.", outlet=None, others=STORY),
    )
    assert without(engine) == [None]


def test_an_outlet_that_cut_another_wording_as_short_is_not_said_to_be_without_it(
    engine: Engine,
) -> None:
    keep(
        engine,
        quoting(TRIMMED, outlet="A", others=STORY),
        quoting(SAID, outlet="B", others=STORY),
        quoting(SAID.replace("fleet", "ships"), outlet="C", others=STORY),
    )
    assert list(same(engine)["outlet"]) == ["B"]
    assert without(engine) == []


def test_a_copy_that_cut_it_is_without_it(engine: Engine) -> None:
    report = " ".join(f"The {number}th boat of the fleet came home." for number in range(40))
    keep(
        engine,
        quoting(SAID, outlet="A", more=report, speaker=None),
        quoting(outlet="B", more=report, speaker=None),
    )
    assert without(engine) == ["B"]


def test_a_quote_that_is_gone_is_nowhere(engine: Engine) -> None:
    with read_from(engine) as connection:
        assert queries.same_elsewhere(connection, quote_id=7).empty
        assert list(queries.not_carrying(connection, quote_id=7).columns) == [
            "published",
            "outlet",
            "title",
            "is_copy",
            "article_id",
        ]
