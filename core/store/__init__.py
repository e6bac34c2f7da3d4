"""The collection, one SQLite file: `open_store()` gives it, `write_to()` is a write to it."""

from core.store.opening import StoreError, open_store, write_to

__all__ = ["StoreError", "open_store", "write_to"]
