"""What quotes say is entered once, tied to what says the same, and leaves with its last quote."""

from __future__ import annotations

from sqlalchemy import Engine, func, select, update

from core.model import ParsedArticle
from core.store import read_from, wordings, write_to
from core.store.schema import quotes, wording_keys, wording_pairs
from core.store.schema import wordings as table
from core.store.writing import delete_articles, save
from tests.records import quoting

WHOLE = "The fleet will stay in port until the ministry counts the fish again."
SHORT = "The fleet will stay in port"
OTHER = "Nobody in the ministry has ever gutted a herring before breakfast."


def keep(engine: Engine, *parsed: ParsedArticle) -> list[str]:
    with write_to(engine) as connection:
        return [save(connection, "a.txt", each).article_id or "" for each in parsed]


def state(engine: Engine) -> tuple[set[str], set[tuple[int, int]], set[int]]:
    """Every wording, every pair, and what the quotes point at."""
    with read_from(engine) as connection:
        pair = select(wording_pairs.c.one_id, wording_pairs.c.other_id)
        return (
            set(connection.scalars(select(table.c.words))),
            set(connection.execute(pair).tuples().all()),
            set(connection.scalars(select(quotes.c.wording_id))),
        )


def test_equal_words_are_one_wording(engine: Engine) -> None:
    keep(engine, quoting(WHOLE, outlet="A"), quoting(WHOLE.upper(), outlet="B"))
    words, pairs, used = state(engine)
    assert words == {WHOLE.casefold().removesuffix(".")}
    assert (pairs, used) == ({(1, 1)}, {1})


def test_wordings_of_one_quote_are_tied_both_ways_round(engine: Engine) -> None:
    keep(engine, quoting(WHOLE, outlet="A"), quoting(OTHER, outlet="B"), quoting(SHORT, outlet="C"))
    _, pairs, used = state(engine)
    assert pairs == {(1, 1), (2, 2), (3, 3), (1, 3), (3, 1)}
    assert used == {1, 2, 3}


def test_the_order_of_arrival_does_not_matter(engine: Engine) -> None:
    keep(engine, quoting(SHORT, outlet="C"), quoting(WHOLE, outlet="A"))
    assert state(engine)[1] == {(1, 1), (2, 2), (1, 2), (2, 1)}


def test_words_anybody_says_have_no_wording(engine: Engine) -> None:
    keep(engine, quoting("No, never.", outlet="A"))
    assert state(engine) == (set(), set(), {None})


def test_a_wording_leaves_with_its_last_quote(engine: Engine) -> None:
    first, second, third = keep(
        engine,
        quoting(WHOLE, outlet="A"),
        quoting(WHOLE.upper(), outlet="B"),
        quoting(SHORT, outlet="C"),
    )
    with write_to(engine) as connection:
        delete_articles(connection, [first])
    assert state(engine)[1] == {(1, 1), (2, 2), (1, 2), (2, 1)}
    with write_to(engine) as connection:
        delete_articles(connection, [second])
    assert state(engine) == ({SHORT.casefold()}, {(2, 2)}, {2})
    with write_to(engine) as connection:
        delete_articles(connection, [third])
        assert connection.scalar(select(func.count()).select_from(wording_keys)) == 0
    assert state(engine) == (set(), set(), set())


def test_a_key_many_wordings_share_is_entered_no_more(engine: Engine) -> None:
    said = [f"The harbour master speaks for quay{n}." for n in range(wordings.COMMON + 2)]
    keep(engine, quoting(*said, outlet="A"))
    with read_from(engine) as connection:
        holders = select(func.count()).select_from(wording_keys).group_by(wording_keys.c.key)
        assert set(connection.scalars(holders)) == {1, wordings.COMMON}


def test_quotes_that_came_before_wordings_were_kept_are_entered(engine: Engine) -> None:
    keep(engine, quoting(WHOLE, outlet="A"), quoting(SHORT, outlet="C"))
    before = state(engine)
    with write_to(engine) as connection:
        connection.execute(update(quotes).values(wording_id=None))
        wordings.forget(connection, [1, 2])
        assert connection.scalar(select(func.count()).select_from(table)) == 0
        wordings.catch_up(connection)
    assert state(engine) == before


def test_a_long_article_is_entered_in_batches(engine: Engine) -> None:
    said = [f"Ship number{n} carries cargo number{n} home." for n in range(600)]
    keep(engine, quoting(*said, outlet="A"))
    words, pairs, used = state(engine)
    assert len(words) == len(used) == 600
    assert pairs == {(number, number) for number in used}
