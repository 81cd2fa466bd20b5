"""Bytes in, text and structure out: one reader a format."""
