"""From passphrase to key: Argon2id to a raw 256-bit SQLCipher key.

SQLCipher keeps a 16-byte salt in the clear at the head of the file. Ours carries the cost
parameters as well, so that the file is the whole case and the cost can be raised later:

    "GW"  version  log2(memory in KiB)  time << 4 | lanes  11 random bytes
"""

import os
import time
import unicodedata

from workbench.casefile.keys.wiping import wipe
from workbench.values.errors import Refused
from workbench.values.records import dataclass

__all__ = ["Cost", "Key", "calibrated", "cost_of", "derive", "new_salt", "require_passphrase", "wipe"]
_MAGIC = b"GW"
_VERSION = 1
SALT_LENGTH = 16
PLAIN_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: memory as a power of two in KiB, passes, lanes."""

    memory_log2: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a file: the raw key and the salt at its head; (None, b"") for a plain case."""

    raw: bytes | None
    salt: bytes

    @property
    def clause(self) -> str:
        """The key as SQLCipher takes it in ATTACH."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'" if self.raw else ""


DEFAULT_COST: Cost | None = None
"""The cost of a new case; None measures what this machine can bear."""
SECONDS = 1.0
"""What one guess should take on the machine where a passphrase is set."""
_LANES = 4
_KEY_LENGTH = 32
_ARGON2_VERSION = 0x13
_FEWEST_PASSES, _MOST_PASSES = 3, 15
_MOST_MEMORY, _LEAST_MEMORY = 18, 16
"""256 and 64 MiB; OWASP's floor is 19 MiB and two passes."""
_READABLE_MEMORY = range(10, 21)
"""A file may ask for 1 GiB at most: its head is not to be trusted before its key is proved."""


def new_salt(cost: Cost | None = None) -> bytes:
    """A fresh salt that carries `cost`."""
    cost = cost or DEFAULT_COST or calibrated()
    head = bytes((_VERSION, cost.memory_log2, cost.passes << 4 | cost.lanes))
    return _MAGIC + head + os.urandom(SALT_LENGTH - 5)


def calibrated() -> Cost:
    """The cost that takes about a second on this machine: as much memory as that allows, then passes."""
    for memory_log2 in range(_MOST_MEMORY, _LEAST_MEMORY - 1, -1):
        began = time.perf_counter()
        _hash(b"how long does it take?", bytes(SALT_LENGTH), Cost(memory_log2, 1, _LANES))
        a_pass = time.perf_counter() - began
        if a_pass * _FEWEST_PASSES <= SECONDS * 1.5:
            break
    passes = min(_MOST_PASSES, max(_FEWEST_PASSES, round(SECONDS / a_pass)))
    return Cost(memory_log2, passes, _LANES)


def cost_of(salt: bytes) -> Cost | None:
    """The cost a salt carries; None when the salt is not one of ours."""
    if len(salt) != SALT_LENGTH or salt[:2] != _MAGIC or salt[2] != _VERSION:
        return None
    cost = Cost(salt[3], salt[4] >> 4, salt[4] & 0xF)
    sound = cost.memory_log2 in _READABLE_MEMORY and cost.passes >= 1 and cost.lanes >= 1
    return cost if sound else None


def require_passphrase(passphrase: str | None) -> None:
    """Refused for an empty passphrase: whoever gives one wants the case encrypted; None makes it plain."""
    if passphrase is not None and not passphrase:
        raise Refused(
            "The passphrase is empty.",
            "Nothing was changed.",
            "Choose a passphrase, or make the case without one on purpose.",
        )


def derive(passphrase: str, salt: bytes) -> bytes:
    """The raw 256-bit key for `passphrase` and a salt of ours.

    The passphrase is normalised (NFC), so that two keyboards which compose letters differently
    open the same case.
    """
    cost = cost_of(salt)
    if cost is None:
        raise ValueError("not a salt of a case file")
    secret = unicodedata.normalize("NFC", passphrase).encode()
    raw = _hash(secret, salt, cost)
    wipe(secret)
    return raw


def _hash(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """As `argon2.low_level.hash_secret_raw`, which leaves a second copy of the key in memory."""
    from argon2.low_level import Type, error_to_str, ffi, lib  # type: ignore[attr-defined]

    out = ffi.new("uint8_t[]", _KEY_LENGTH)
    code = lib.argon2_hash(
        cost.passes,
        1 << cost.memory_log2,
        cost.lanes,
        ffi.from_buffer(secret),
        len(secret),
        ffi.from_buffer(salt),
        len(salt),
        out,
        _KEY_LENGTH,
        ffi.NULL,
        0,
        Type.ID.value,
        _ARGON2_VERSION,
    )
    if code:
        raise MemoryError(error_to_str(code))
    raw = bytes(ffi.buffer(out, _KEY_LENGTH))
    ffi.memmove(out, bytes(_KEY_LENGTH), _KEY_LENGTH)
    return raw
