"""The commands whose options take a page of their own; `core/__main__.py` lists them all."""
