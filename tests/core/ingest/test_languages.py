"""English is told from its neighbours; what cannot be told is taken for English."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from core.ingest.languages import find_language
from core.languages import language_name, language_names


@pytest.mark.parametrize(
    "text",
    [
        "Norway said no.",
        "Nuuk, Oslo, Reykjavik",
        "Zoë Brontë",
        "",
        "1 2 3 4 5",
        "Ukraine's Zelenskyy and Poland's Tusk met Macron, Merz and Meloni in Kyiv on Sunday.",
        "Junior minister Dubem Oniya summoned Niamey's ambassador to Abuja on Tuesday.",
        "“Slava Ukraini!” the crowd shouted after the vote, and the speaker thanked them.",
    ],
)
def test_english(text):
    assert find_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Привет, это новости.", "Russian"),
        (
            "Der Minister sagte am Montag, dass die Gespräche ohne Ergebnis beendet wurden.",
            "German",
        ),
        ("De minister zei maandag dat de gesprekken van de week zonder akkoord waren.", "Dutch"),
        (
            "El ministro dijo el lunes que las conversaciones habían terminado sin acuerdo.",
            "Spanish",
        ),
        ("Bakan, pazartesi günü görüşmelerin anlaşma olmadan sona erdiğini söyledi.", "Turkish"),
        ("部长星期一表示，谈判已经结束，没有达成任何协议。", "Chinese"),
    ],
)
def test_other_languages_are_named(text, name):
    assert language_name(find_language(text)) == name


def test_every_language_told_has_a_name():
    labels = set(LanguageIdentifier.from_model_file(MODEL_FILE).labels)
    named = set(language_names())
    # Nigerian Pidgin is near enough to be read; zxx is no language at all.
    assert labels - named == {"pcm", "zxx"}
    assert named <= labels
