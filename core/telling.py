"""What the command line tells people: on standard error, in one line, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from core.lexicon import LexiconError
from core.parse.language import ModelError
from core.store import StoreError

errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def one_line_for_errors() -> Iterator[None]:
    """What cannot be used (collection, report, rule table, model) is one line, not a traceback."""
    try:
        yield
    except (StoreError, LexiconError, ModelError) as error:
        errors.print(str(error))
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}")
    else:
        return
    raise typer.Exit(1)
