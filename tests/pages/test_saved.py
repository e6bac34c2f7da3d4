"""The page Saved, and what leads to it: watchlists and views, and what is new in them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.store import read_from, views, watching, write_to
from core.store.writing import save
from tests.core.store.queries.conftest import FARMS
from tests.pages.conftest import said
from tests.pages.shared.test_filters import button
from tests.records import ICELAND, NORWAY, parsed_article


def lists(engine):
    with read_from(engine) as connection:
        return watching.read_all(connection)


def field(elements, label):
    return next(each for each in elements if each.label == label)


def later(engine):
    with write_to(engine) as connection:
        save(connection, "later", parsed_article(FARMS, title="Farms", outlet="Fjord Post"))


def test_a_page_without_anything_says_what_can_be_kept(show):
    app = show("saved")
    assert not app.exception
    assert "Make one here" in said(app)
    assert "keeps the page as it is then" in said(app)


def test_a_watchlist_is_made_changed_and_deleted(engine, show, one_article):
    app = show("saved")
    field(app.text_input, "Name").set_value("North")
    field(app.multiselect, "Actors").set_value(["Norway"])
    field(app.text_area, "Words, a search a line").set_value("cod quota")
    app = button(app, "Create").click().run()
    assert not app.exception
    assert "Norway or “cod quota”" in said(app)
    assert field(app.text_input, "Name").value == ""
    (kept,) = lists(engine)
    assert kept.watched.actors == (NORWAY.id,)
    app.text_input(key=f"list_{kept.number}_name").set_value("The North")
    app.multiselect(key=f"list_{kept.number}_actors").set_value(["Iceland"])
    app = button(app, "Save changes").click().run()
    (kept,) = lists(engine)
    assert (kept.name, kept.watched.actors) == ("The North", (ICELAND.id,))
    button(app, "Delete this watchlist").click().run()
    assert lists(engine) == ()


def test_a_name_that_is_taken_is_said(engine, show):
    with write_to(engine) as connection:
        watching.create(connection, "North")
    app = show("saved")
    field(app.text_input, "Name").set_value("North")
    app = button(app, "Create").click().run()
    assert "There is a watchlist “North” already" in said(app)
    assert len(lists(engine)) == 1


def test_an_actor_is_put_on_a_list_from_its_card(engine, show, one_article):
    app = show("actors", actor=NORWAY.id)
    app.text_input(key="watch_name").set_value("North")
    app = app.button(key="watch_add").click().run()
    assert "On the watchlist North." in said(app)
    app = show("actors", actor=ICELAND.id)
    app = app.button(key="watch_add").click().run()
    assert [name for _, name in lists(engine)[0].actors] == ["Iceland", "Norway"]


def test_a_view_is_kept_from_a_page(engine, one_article):
    app = AppTest.from_string(
        "from pages import quotes\nfrom pages.shared import session\n"
        "session.keep('page', 'quotes')\nquotes.page()",
        default_timeout=30,
    )
    app.query_params.update({"quote": "direct", "outlets": "The Skerry"})
    app.run()
    app.text_input(key="view_name").set_value("Strand")
    app.button(key="view_save").click().run()
    assert not app.exception
    with read_from(engine) as connection:
        (view,) = views.read_all(connection)
    assert (view.name, view.page) == ("Strand", "quotes")
    assert view.parameters == {"quote": ["direct"], "outlets": ["The Skerry"]}


@pytest.fixture
def kept(engine, one_article):
    with write_to(engine) as connection:
        watching.create(connection, "North", actor_ids=[NORWAY.id])
        views.create(connection, "Post", page="quotes", parameters={"outlets": ["Fjord Post"]})
        views.create(connection, "Skerry", page="quotes", parameters={"outlets": ["The Skerry"]})


def test_what_is_new_is_said_where_it_is_kept(engine, show, kept):
    assert "New:" not in said(show("saved"))
    later(engine)
    captions = [caption.value.split(" since")[0] for caption in show("saved").caption]
    assert "New: 1 article, 1 event" in captions  # the watchlist: no quotes of Norway
    # "The Skerry" is no outlet of what came, "Fjord Post" is
    assert captions.count("Nothing new") == 1
    assert "New: 1 article, 2 quotes, 1 event" in captions


def test_the_overview_says_what_is_new(engine, show, kept):
    app = button(show("overview"), "Tell me from now on what is new").click().run()
    assert "Nothing was added since" in said(app)
    later(engine)
    app = show("overview")
    assert "The whole collection: 1 article, 2 quotes, 1 event" in said(app)
    assert "North: 1 article, 1 event" in said(app)
    assert "Post: 1 article, 2 quotes, 1 event" in said(app)
    assert "Nothing new in 1 other place." in said(app)
    app = button(app, "Mark all as seen").click().run()
    assert "Nothing was added since" in said(app)


def test_a_link_to_what_is_gone_says_so(show, kept):
    assert "There is no view “Old” any more." in said(show("saved", view="Old"))
    assert "There is no watchlist “Old” any more." in said(show("saved", watchlist="Old"))
