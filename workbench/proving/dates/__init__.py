"""Dates and lengths of time of a statement against those of passages."""
