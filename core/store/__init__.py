"""The collection, one SQLite file: open_store() gives it, read_from() and write_to() connect."""

from core.store.failing import StoreError
from core.store.opening import open_store, read_from, write_to

__all__ = ["StoreError", "open_store", "read_from", "write_to"]
