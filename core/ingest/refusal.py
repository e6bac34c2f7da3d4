"""Why a file or an article is not taken in."""

from __future__ import annotations

from core.model import Outcome, Result

KNOWN_FORMATS = (
    "Rapporteur reads text, Markdown, web pages, PDF, Word, OpenDocument and RTF documents, "
    "e-mail, spreadsheets, JSON, feeds, and zip archives of these"
)


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


def malformed(kind: str) -> Refused:
    """For a file that is damaged: cut off, or with bytes changed."""
    return Refused("malformed", f"This {kind} is damaged and cannot be read.", Result.FAILED)


def encrypted(kind: str) -> Refused:
    """For a file that asks for a password."""
    return Refused(
        "encrypted", f"This {kind} has a password; remove it where the file was made, and add it."
    )
