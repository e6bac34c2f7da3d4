"""The page Review: what is asked, what is decided, what is said when two decide the same."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.corrections import ConfirmQuote, Merge
from core.identity import new_actor
from core.model import ActorKind
from core.store import queries, read_from, write_to
from core.store.filters import Filter
from core.store.judging import judge, rule, see_quote
from core.store.schema import actors, quotes
from core.store.writing import save
from tests.core.corrections.making import ISL, LIV, who
from tests.pages.conftest import said
from tests.records import MINISTER, NORWAY, quoting


@pytest.fixture
def doubtful(engine, one_article):
    """Beside the article, one that spells its minister otherwise, and one that names no speaker."""
    twin = new_actor("Liv Strandt", ActorKind.PERSON)
    with write_to(engine) as connection:
        save(connection, "b", quoting("The boats stay in port.", speaker=twin, others=(NORWAY,)))
        save(connection, "c", quoting("Nobody asked the crews.", speaker=None, outlet="The Tern"))


def log(engine):
    with read_from(engine) as connection:
        return queries.decision_log(connection)


def spoken_by(engine, text):
    with read_from(engine) as connection:
        return connection.scalar(select(quotes.c.speaker).where(quotes.c.text == text))


def names(engine):
    with read_from(engine) as connection:
        return set(connection.scalars(select(actors.c.name)))


@pytest.mark.parametrize(
    ("look", "word"),
    [
        ("merge suggestions", "No names look alike here"),
        ("unknown speakers", "Every quote here has a speaker"),
        ("low confidence", "was read with less confidence than 50 %"),
        ("log", "Nothing has been decided yet"),
        ("accuracy", "Nothing has been reviewed yet"),
    ],
)
def test_nothing_to_do_is_said(show, one_article, look, word):
    app = show("review", look=look)
    assert not app.exception
    assert word in said(app)


def test_a_merge_says_what_it_changes_and_is_made(engine, show, doubtful):
    app = show("review")
    assert "Liv Strand (1 mention) and Liv Strandt (1 mention): spelled alike." in said(app)
    assert "Merging them changes 1 mention, 1 quote and 0 events in 1 article." in said(app)
    app.text_input(key="page_by").set_value("Ada")
    app = app.run().button(key="merge").click().run()
    assert not app.exception
    assert "No names look alike here" in said(app)
    assert names(engine) >= {"Liv Strand"}
    assert "Liv Strandt" not in names(engine)
    assert log(engine)["made_by"].to_list() == ["Ada"]


def test_the_name_that_stays_is_chosen(engine, show, doubtful):
    app = show("review")
    app = next(each for each in app.selectbox if each.label == "The name that stays")
    app = app.set_value("Liv Strandt").run()
    assert "Merging them changes 2 mentions, 2 quotes and 0 events in 1 article." in said(app)
    app.button(key="merge").click().run()
    assert "Liv Strand" not in names(engine)
    assert log(engine)["made_by"].to_list() == ["unnamed analyst"]


def test_names_that_differ_are_asked_about_no_more(engine, show, doubtful):
    app = show("review").button(key="keep_apart").click().run()
    assert "No names look alike here" in said(app)
    assert {"Liv Strand", "Liv Strandt"} <= names(engine)


def test_what_another_analyst_decided_first_is_said(engine, show, doubtful):
    app = show("review")
    with write_to(engine) as connection:
        rule(connection, Merge(who(new_actor("Liv Strandt", ActorKind.PERSON)), LIV), by="Ben")
    app = app.button(key="merge").click().run()
    assert not app.exception
    assert "Ben has decided the same already" in said(app)
    assert len(log(engine)) == 1


def test_a_speaker_is_set_to_an_actor_of_the_collection(engine, show, doubtful):
    app = show("review", look="unknown speakers")
    (choice,) = [each for each in app.selectbox if each.label == "Speaker"]
    assert choice.value == "nobody"
    app = choice.set_value("Iceland").run()
    app = app.button(key="review_quote_set_the_speaker").click().run()
    assert not app.exception
    assert spoken_by(engine, "Nobody asked the crews.") == "Iceland"
    assert "Every quote here has a speaker" in said(app)


def test_a_speaker_is_a_new_name(engine, show, doubtful):
    app = show("review", look="unknown speakers")
    (choice,) = [each for each in app.selectbox if each.label == "Speaker"]
    app = choice.set_value("a new name…").run()
    refused = app.button(key="review_quote_set_the_speaker").click().run()
    assert "Type the new name first." in said(refused)
    (name,) = [each for each in refused.text_input if each.label == "New name"]
    app = name.set_value("Aino Berg").run()
    app.button(key="review_quote_set_the_speaker").click().run()
    assert spoken_by(engine, "Nobody asked the crews.") == "Aino Berg"


@pytest.mark.parametrize(
    ("button", "left", "kept"),
    [("right", "right", 1), ("set_the_speaker", "right", 1), ("no_speech", None, 0)],
)
def test_a_quote_may_be_nobody_s_or_none(engine, show, doubtful, button, left, kept):
    app = show("review", look="unknown speakers")
    app = app.button(key=f"review_quote_{button}").click().run()
    assert not app.exception
    with read_from(engine) as connection:
        row = quotes.c
        query = select(row.reviewed).where(row.text == "Nobody asked the crews.")
        assert list(connection.scalars(query)) == [left] * kept


def test_a_quote_that_was_decided_meanwhile_is_not_overwritten(engine, show, doubtful):
    app = show("review", look="unknown speakers")
    with write_to(engine) as connection:
        query = select(quotes.c.quote_id).where(quotes.c.speaker.is_(None))
        seen = see_quote(connection, connection.scalar(query))
        judge(connection, seen, ConfirmQuote(seen.place), by="Ben")
    app = app.button(key="review_quote_no_speech").click().run()
    assert "Somebody else has decided about this quote meanwhile." in said(app)
    assert len(log(engine)) == 1


def test_an_event_is_corrected(engine, show, one_article):
    app = show("review", look="low confidence", below="70 %")
    (kind,) = [each for each in app.selectbox if each.label == "Type"]
    kind.set_value("ACCUSE")
    (target,) = [each for each in app.selectbox if each.label == "To whom"]
    target.set_value("nobody")
    (denied,) = [each for each in app.toggle if each.label == "Denied"]
    app = denied.set_value(True).run()
    app = app.button(key="review_event_save_the_correction").click().run()
    assert not app.exception
    with read_from(engine) as connection:
        (event,) = queries.events_matching(connection, Filter(reviewed_only=True)).itertuples()
    assert (event.type, event.source, event.target, event.negated) == (
        "ACCUSE", "Norway", None, True,
    )  # fmt: skip
    assert "No event that nobody has reviewed" in said(app)


def test_accuracy_is_said_of_what_was_reviewed(engine, show, doubtful):
    show("review", look="unknown speakers").button(key="review_quote_right").click().run()
    app = show("review", look="accuracy")
    table = app.dataframe[0].value
    assert table["reviewed"].to_list() == [1, 1, 0, 0]
    assert table["share_right"].to_list()[:2] == [100, 100]
    assert "drawn by lot" in said(app)


def test_reviewed_only_is_a_filter_and_can_be_lifted(engine, show, doubtful):
    app = show("quotes", reviewed="true")
    assert "No quotes under the filter in force. Without the review limit there are 4" in said(app)
    show("review", look="unknown speakers").button(key="review_quote_right").click().run()
    app = show("quotes", reviewed="true")
    assert "Showing only what an analyst has reviewed." in said(app)
    assert app.dataframe[0].value["text"].to_list() == ["Nobody asked the crews."]


def test_an_actor_is_corrected_on_its_card(engine, show, one_article):
    app = show("actors", actor=MINISTER.id)
    app.text_input(key=f"describe_{MINISTER.id}_name").set_value("Liv Berg")
    app.text_input(key=f"describe_{MINISTER.id}_role").set_value("Envoy")
    app = app.run().button(key=f"describe_{MINISTER.id}_save").click().run()
    assert not app.exception
    assert log(engine)["now"].to_list() == ["Liv Strand: role Envoy", "Liv Berg"]
    assert "Liv Berg" in names(engine)


def test_an_actor_of_the_card_is_merged(engine, show, one_article):
    app = show("actors", actor=ISL.id)
    app = app.selectbox(key=f"merge_{ISL.id}").set_value("Norway").run()
    assert "Merging them changes 1 mention, 0 quotes and 1 event in 1 article." in said(app)
    app.button(key=f"merge_{ISL.id}_do").click().run()
    assert "Iceland" not in names(engine)
