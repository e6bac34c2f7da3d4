"""Measuring our own speed: invented articles in any number, and what is timed on them."""
