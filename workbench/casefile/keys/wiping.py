"""Overwriting what Python cannot forget: a key in bytes or letters that nobody else holds."""

import ctypes
import sys

_IS_CPYTHON = sys.implementation.name == "cpython"


def wipe(secret: bytes | bytearray | str | None) -> None:
    """Overwrite `secret` where it lies in memory; only for an object that this code alone made and holds.

    Letters must be ASCII. Objects of one letter are shared by the whole program and left alone.
    """
    if isinstance(secret, bytearray):
        secret[:] = bytes(len(secret))
    elif secret is not None and len(secret) > 1 and _IS_CPYTHON:
        empty: bytes | str = b"" if isinstance(secret, bytes) else ""
        if isinstance(secret, str) and not secret.isascii():
            raise ValueError("only plain letters can be overwritten")
        ctypes.memset(id(secret) + sys.getsizeof(empty) - 1, 0, len(secret))
