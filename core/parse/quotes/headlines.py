"""Headlines that quote: a name, a colon, and what the person is reported to say."""

from __future__ import annotations

from spacy.tokens import Doc

from core.parse.quotes.phrases import Run

_LONGEST_LABEL, _LONGEST, _FEWEST = 6, 25, 3
_STOPS = frozenset(".")


def quoting_headline(doc: Doc, paragraphs: tuple[int, ...]) -> tuple[Run, Run] | None:
    """The name and the words of "Ana Ruiz: Do not trust the bridge" above an article; else None.

    Only a person's name alone, or after a dash ("Exclusive – Ana Ruiz: ..."), is taken for one who
    speaks: "Canal talks: What we know", "Poll: Voters tire" and "Oslo: Ferry sinks" report nothing.
    """
    if len(paragraphs) < 2:
        return None
    last = paragraphs[1] - 1
    while last > 0 and doc[last].is_space:
        last -= 1
    colon = next((i for i in range(min(last, _LONGEST_LABEL)) if doc[i].text == ":"), None)
    if colon is None or last - colon < _FEWEST or last >= _LONGEST:
        return None
    first = next((i + 1 for i in range(colon) if doc[i].text in {"-", "–", "—"}), 0)
    person = colon > first and all(token.ent_type_ == "PERSON" for token in doc[first:colon])
    return (Run(first, colon - 1), Run(colon + 1, last)) if person else None
