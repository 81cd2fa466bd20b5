"""Passphrase and lock."""
