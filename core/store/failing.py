"""What went wrong with a collection, in words, and whether going on makes sense."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, IntegrityError

# What SQLite says -> our code and sentence. All of these pass, or concern one article only.
_PASSING = {
    "disk is full": ("disk-full", "The disk is full; make room and add it again."),
    "interrupted": ("slow", "This took too long and was stopped; ask for fewer articles."),
    "database is locked": ("busy", "Another program is writing to the collection; add it again."),
}


class StoreError(Exception):
    """Raised by everything that touches a collection.

    `code` is "disk-full", "busy" or "inconsistent" where one write failed and left everything as it
    was, "slow" where one question took too long, and "unusable" where nothing can be read or
    written; the message says what to do.
    """

    def __init__(self, message: str, code: str = "unusable") -> None:
        super().__init__(message)
        self.code = code


def store_error(error: DBAPIError) -> StoreError:
    """A database error as ours."""
    if isinstance(error, IntegrityError):
        sentence = "The parse contradicts itself; nothing of this article was kept."
        return StoreError(f"{sentence} ({error.orig})", "inconsistent")
    said = str(error.orig)
    for words, (code, sentence) in _PASSING.items():
        if words in said:
            return StoreError(sentence, code)
    return StoreError(f"The collection cannot be used: {said}")
