from __future__ import annotations

from core.store import queries
from core.store.filters import Filter


def test_a_mention_count_is_names_and_the_other_forms_can_be_switched_in(collection):
    names = queries.mention_counts(collection, Filter()).set_index("actor")
    every = queries.mention_counts(collection, Filter(all_forms=True)).set_index("actor")
    assert (names.loc["Norway", "mentions"], every.loc["Norway", "mentions"]) == (3, 6)
    assert names.loc["Norway", ["names", "demonyms", "pronouns"]].to_list() == [3, 3, 0]
    assert names.loc["Liv Strand", ["names", "pronouns"]].to_list() == [3, 3]


def test_share_is_of_the_articles_that_dates_outlets_and_words_leave(collection):
    whole = queries.mention_counts(collection, Filter(words="snow avalanche"))
    one = queries.mention_counts(collection, Filter(words="snow"))
    assert whole.empty
    assert list(one["share"].unique()) == [100.0]


def test_role_and_side_are_those_of_the_latest_article(collection):
    minister = queries.mention_counts(collection, Filter()).set_index("actor").loc["Liv Strand"]
    assert (minister["role"], minister["side"]) == ("Fisheries Minister", "Norway")


def test_roles_say_when(collection):
    [role] = queries.roles(collection, Filter(), actor_id="person:liv-strand").itertuples()
    assert (role.role, role.articles, f"{role.first:%Y-%m-%d}") == (
        "Fisheries Minister",
        3,
        "2024-03-04",
    )


def test_surfaces_are_the_words_used(collection):
    used = queries.surfaces(collection, Filter(), actor_id="state:NOR")
    assert used[["surface", "form", "times"]].to_numpy().tolist() == [
        ["Norway", "name", 3],
        ["Norwegian", "demonym", 3],
    ]


def test_mentions_over_time_have_a_row_for_every_actor_and_period(collection):
    ids = ("state:NOR", "state:ISL")
    over_time = queries.mentions_over_time(collection, Filter(), actor_ids=ids)
    assert len(over_time) == 2 * over_time["period"].nunique()
    assert over_time.groupby("label")["mentions"].sum().to_dict() == {"Iceland": 2, "Norway": 2}
