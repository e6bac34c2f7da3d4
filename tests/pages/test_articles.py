"""The Articles page: the library, the reader, what became of files."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.shelf import Shelf
from core.store import read_from, write_to
from core.store.schema import articles, events
from core.store.writing import save
from pages.shared import session
from pages.shared.worker import Worker, start_loading
from tests.pages.conftest import said
from tests.records import parsed_article

PHOTOGRAPH = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def count(engine):
    with read_from(engine) as connection:
        return connection.scalar(select(func.count()).select_from(articles))


@pytest.fixture
def finished(engine):
    """Waits until the background thread has read what was added."""

    return lambda: wait_for(session.worker())


def test_a_file_that_cannot_be_read_gives_one_clear_line(show, finished, engine):
    session.worker().add_files([("photo.png", PHOTOGRAPH), ("empty.txt", b"")])
    finished()
    app = show("articles")
    lines = app.dataframe[0].value
    assert not app.exception
    assert lines["outcome"].to_list() == ["rejected", "rejected"]
    assert all(reason.endswith(".") for reason in lines["reason"])
    assert count(engine) == 0


def test_good_files_beside_a_bad_one_are_kept(show, finished, engine):
    good = "Norway rejected the quota on Monday. “It is too high,” Liv Strand said in Oslo."
    session.worker().add_files(
        [("bad.png", PHOTOGRAPH), ("good.txt", good.encode()), ("again.txt", good.encode())]
    )
    finished()
    lines = show("articles").dataframe[0].value.set_index("name")["outcome"].to_dict()
    assert lines == {"bad.png": "rejected", "good.txt": "ingested", "again.txt": "duplicate"}
    assert count(engine) == 1


def test_the_reader_shows_the_article_of_the_url(show, one_article):
    app = show("articles", article=one_article, at="12")
    assert not app.exception
    assert [tab.label for tab in app.tabs] == ["Actors", "Quotes (2)", "Events (1)"]
    assert "Made by hand." in app.dataframe[0].value["message"].to_list()


@pytest.mark.parametrize("at", ["", "-1", "x", "99999999", "9" * 40])
def test_any_place_in_the_url_is_harmless(show, one_article, at):
    assert not show("articles", article=one_article, at=at).exception


def test_an_article_that_is_gone_says_so(show, one_article):
    app = show("articles", article="gone")
    assert "It is not in the collection any more." in said(app)


def test_samples_are_recognisable_and_go_when_asked(show, engine, one_article):
    with write_to(engine) as connection:
        sample = save(connection, "s.md", parsed_article("More.", title="S", origin="sample"))
    assert "1 of these 2 articles are invented" in said(show("articles"))
    assert "Invented for the sample collection" in said(show("articles", article=sample.article_id))
    app = show("articles")
    app.button(key="remove_samples").click().run()
    assert "invented" not in said(app)
    assert count(engine) == 1


def test_what_is_doubtful_about_an_article_stands_beside_it(show, finished):
    unclosed = "“We will not pay, said Liv Strand of Norway on Monday.\n\nIceland did not answer."
    session.worker().add_files([("unclosed.txt", unclosed.encode())])
    finished()
    [line] = show("articles").dataframe[0].value.itertuples()
    assert (line.outcome, "never closed" in line.reason) == ("ingested", True)


def test_what_files_do_not_say_may_be_said_for_them(show, finished, engine):
    text = "Norway rejected the quota on Monday. “It is too high,” Liv Strand said in Oslo."
    told = {"outlet": "The Skerry", "published": "2024-03-04"}
    session.worker().add_files([("a.txt", text.encode())], told=told)
    finished()
    with read_from(engine) as connection:
        kept = connection.execute(select(articles.c.outlet, articles.c.published)).one()
    assert (kept.outlet, kept.published.isoformat()) == ("The Skerry", "2024-03-04")


def test_a_corrected_date_is_kept_and_the_article_parsed_anew(show, finished, engine):
    text = "On Monday, Norway rejected Iceland's quota. “It is too high,” Liv Strand said in Oslo."
    session.worker().add_files([("a.txt", text.encode())])
    finished()
    article_id = session.worker().lines()[0].article_id
    session.worker().correct(article_id, "a.txt", {"outlet": "The Mole", "published": "2024-03-06"})
    finished()
    with read_from(engine) as connection:
        kept = connection.execute(select(articles)).one()
        event = connection.execute(select(events.c.published, events.c.date)).first()
    assert (kept.article_id, kept.outlet) == (article_id, "The Mole")
    assert kept.published.isoformat() == event.published.isoformat() == "2024-03-06"
    assert event.date.isoformat() == "2024-03-04"
    assert "outlet, published: analyst" in said(show("articles", article=article_id))


def test_a_file_that_failed_may_be_tried_again(show, finished):
    session.worker().clear()
    session.worker().add_files([("a.pdf", b"%PDF-1.7"), ("b.txt", b"")])
    finished()
    rejected, failed = session.worker().lines()
    assert (failed.outcome, rejected.outcome) == ("failed", "rejected")
    assert session.worker().can_retry(failed.number)
    assert not session.worker().can_retry(rejected.number)
    session.worker().retry(failed.number)
    finished()
    assert [line.outcome for line in session.worker().lines()] == ["failed", "rejected"]
    assert session.worker().lines()[0].number > failed.number


def test_what_failed_is_tried_again_after_a_restart(show, finished, engine):
    session.worker().add_files([("a.pdf", b"%PDF-1.7"), ("b.txt", b"")], told={"outlet": "Tern"})
    finished()
    restarted = Worker(engine, start_loading())
    assert [kept.told for kept in restarted.retryable().values()] == [{"outlet": "Tern"}]
    app = show("articles")
    app.toggle(key="history_shown").set_value(True).run()
    assert not app.exception
    history = app.dataframe[1].value
    assert history["name"].to_list() == ["b.txt", "a.pdf"]
    assert history["retry"].to_list() == [False, True]
    [entry] = restarted.retryable()
    restarted.retry_entry(entry)
    wait_for(restarted)
    assert [line.outcome for line in restarted.lines()] == ["failed"]
    assert len(restarted.retryable()) == 2  # the lines of both tries lead to the one file


def test_files_that_waited_are_read_after_a_restart(engine):
    text = "Norway rejected the quota on Monday. “It is too high,” Liv Strand said in Oslo."
    # A program that ended before it read anything leaves this behind.
    Shelf(Path(f"{engine.url.database}.kept")).put("a.txt", text.encode(), {"outlet": "Tern"})
    restarted = Worker(engine, start_loading())
    wait_for(restarted)
    assert [line.outcome for line in restarted.lines()] == ["ingested"]
    with read_from(engine) as connection:
        assert connection.scalar(select(articles.c.outlet)) == "Tern"
    again = Worker(engine, start_loading())
    assert (again.lines(), again.retryable()) == ((), {})


def wait_for(worker: Worker) -> None:
    deadline = time.monotonic() + 60
    while worker.is_busy and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not worker.is_busy


def test_every_member_of_an_archive_is_counted_and_told(show, finished):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "Norway rejected the quota of Iceland on Monday in Oslo.")
        archive.writestr("b.png", PHOTOGRAPH)
    session.worker().add_files([("a.zip", file.getvalue())])
    finished()
    lines = show("articles").dataframe[0].value.set_index("name")["outcome"].to_dict()
    assert lines == {"a.zip/a.txt": "ingested", "a.zip/b.png": "rejected"}


def test_every_credit_may_be_said_for_files_and_corrected_for_one(show, finished, engine):
    text = "Norway rejected the quota on Monday. “It is too high,” Liv Strand said in Oslo."
    told = {
        "title": "The quota",
        "author": "Ana Ruiz",
        "section": "Sea",
        "url": "https://example.org/quota",
        "language": "en",
    }
    session.worker().add_files([("a.txt", text.encode())], told=told)
    finished()
    with read_from(engine) as connection:
        kept = connection.execute(select(articles)).one()
    assert {name: getattr(kept, name) for name in told} == told
    session.worker().correct(kept.article_id, "a.txt", {"language": "no", "title": "Kvoten"})
    finished()
    with read_from(engine) as connection:
        kept = connection.execute(select(articles)).one()
        assert connection.scalar(select(func.count()).select_from(events)) == 0
    assert (kept.title, kept.language, kept.author) == ("Kvoten", "no", "Ana Ruiz")


LIKE = " The boats of the island stayed in port for a third week, and nobody had asked them why."


def test_the_reader_shows_what_another_outlet_changed(show, engine):
    with write_to(engine) as connection:
        first = save(connection, "a.txt", parsed_article(LIKE))
        other = parsed_article(LIKE.replace("third", "fourth"), outlet="![Tern](http://evil)")
        second = save(connection, "b.txt", other)
    app = show("articles", article=first.article_id, beside=second.article_id)
    assert not app.exception
    texts = [element.value for element in app.text]
    assert "Also carried by ![Tern](http://evil) (1)" in texts
    assert any("1 words only this article has" in each.value for each in app.caption)
    library = show("articles").dataframe[0].value
    assert library["carried"].to_list() == [1]  # the copy is counted once with it


def test_an_article_carried_once_has_nothing_to_compare(show, one_article):
    assert "Also carried by" not in said(show("articles", article=one_article))
    gone = show("articles", article=one_article, beside="gone")
    assert "The other article is not in the collection any more." in said(gone)
