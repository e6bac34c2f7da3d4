from __future__ import annotations

from core.bench.news import article
from core.model import MentionForm, QuoteKind


def test_an_article_is_the_same_for_its_number_and_like_no_other():
    assert article(7) == article(7)
    assert len({article(number).article.hash for number in range(200)}) == 200


def test_facts_stand_where_they_say():
    for number in range(30):
        parsed = article(number)
        text = parsed.article.text
        names = {actor.id: actor.name for actor in parsed.actors}
        for mention in parsed.mentions:
            said = mention.span.of(text)
            assert said in names[mention.actor_id] or mention.form is MentionForm.DEMONYM
        for quote in parsed.quotes:
            marked = text[quote.span.start - 1] == "“"
            assert marked == (quote.kind is QuoteKind.DIRECT)
            assert quote.speaker in names.values()
        for sentence in parsed.sentences:
            assert sentence.span.of(text).endswith((".", "”"))
