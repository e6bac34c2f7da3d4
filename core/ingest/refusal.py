"""Why a file or an article is not taken in."""

from __future__ import annotations

from core.model import Outcome, Result

KNOWN_FORMATS = "Rapporteur reads text, Markdown, saved web pages, JSON and JSON Lines"


class Refused(Exception):
    """Raised by readers: a short code for machines and a sentence for the analyst."""

    def __init__(self, code: str, sentence: str, result: Result = Result.REJECTED) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence
        self.result = result

    def outcome(self, name: str) -> Outcome:
        """The line the analyst gets for the file or article `name`."""
        return Outcome(name, self.result, str(self))
