"""From passphrase to key: Argon2id to a raw 256-bit SQLCipher key.

SQLCipher keeps a 16-byte salt in the clear at the head of the file. Ours carries the cost
parameters as well, so that the file is the whole case and the cost can be raised later:

    "GW"  version  log2(memory in KiB)  time << 4 | lanes  11 random bytes
"""

import os
import unicodedata
from dataclasses import dataclass

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


# 256 MiB, four passes; OWASP's floor is 19 MiB and two.
DEFAULT_COST = Cost(memory_log2=18, passes=4, lanes=4)


def new_salt(cost: Cost | None = None) -> bytes:
    """A fresh salt that carries `cost`."""
    cost = cost or DEFAULT_COST
    head = bytes((_VERSION, cost.memory_log2, cost.passes << 4 | cost.lanes))
    return _MAGIC + head + os.urandom(SALT_LENGTH - 5)


def cost_of(salt: bytes) -> Cost | None:
    """The cost a salt carries; None when the salt is not one of ours."""
    if len(salt) != SALT_LENGTH or salt[:2] != _MAGIC or salt[2] != _VERSION:
        return None
    cost = Cost(salt[3], salt[4] >> 4, salt[4] & 0xF)
    sound = 10 <= cost.memory_log2 <= 22 and cost.passes >= 1 and cost.lanes >= 1
    return cost if sound else None


def derive(passphrase: str, salt: bytes) -> bytes:
    """The raw 256-bit key for `passphrase` and a salt of ours.

    The passphrase is normalised (NFC), so that two keyboards which compose letters differently
    open the same case.
    """
    from argon2.low_level import Type, hash_secret_raw

    cost = cost_of(salt)
    if cost is None:
        raise ValueError("not a salt of a case file")
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=1 << cost.memory_log2,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )
