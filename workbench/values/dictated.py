"""Passphrases made at random that can be read out over the telephone: digits in groups of four."""

import secrets

GROUPS, DIGITS = 6, 4
"""24 digits, about 80 bits."""


def dictated_passphrase() -> str:
    """A new one, such as "4821-0937-…"."""
    return _grouped("".join(secrets.choice("0123456789") for _ in range(GROUPS * DIGITS)))


def as_dictated(typed: str) -> str:
    """A passphrase as it was made, however its groups were typed; any other stays as it is."""
    digits = "".join(letter for letter in typed if letter not in " -\u2013\u2014")
    if digits.isascii() and digits.isdigit() and len(digits) == GROUPS * DIGITS:
        return _grouped(digits)
    return typed


def _grouped(digits: str) -> str:
    return "-".join(digits[start : start + DIGITS] for start in range(0, len(digits), DIGITS))
