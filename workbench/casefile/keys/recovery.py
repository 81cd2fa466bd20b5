"""The recovery code: the key of a case in letters a person can print, keep and type.

Thirteen groups of five in Crockford's base 32. Four of each group carry 20 bits of the key, the
fifth is a check over them and the group's place, so that a slip of the pen is told by its group.
The code is the key itself: it opens this case without the passphrase until the passphrase is changed.
"""

from workbench.values.errors import Refused
from workbench.values.text import with_and

GROUPS = 13
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_GROUP_BITS = 20
_KEY_LENGTH = 32
_SPARE_BITS = GROUPS * _GROUP_BITS - _KEY_LENGTH * 8


def code_of(raw_key: bytes) -> str:
    """The recovery code of a 256-bit key: "0H3KX-…", thirteen groups."""
    number = int.from_bytes(raw_key, "big") << _SPARE_BITS
    groups = []
    for place in range(GROUPS):
        bits = number >> (GROUPS - 1 - place) * _GROUP_BITS
        values = [bits >> shift & 31 for shift in (15, 10, 5, 0)]
        groups.append("".join(_LETTERS[value] for value in (*values, _check(values, place))))
    return "-".join(groups)


def key_from(code: str) -> bytes:
    """The key behind a code as a person typed it; capitals, spaces and dashes do not matter.

    Raises Refused naming the groups that cannot be right.
    """
    letters = [letter for letter in code.upper().translate(_READ_AS) if letter.isalnum()]
    groups = ["".join(letters[start : start + 5]) for start in range(0, len(letters), 5)]
    wrong = [place + 1 for place, group in enumerate(groups[:GROUPS]) if not _holds(group, place)]
    if len(letters) == GROUPS * 5 and not wrong:
        number = 0
        for group in groups:
            for letter in group[:4]:
                number = number << 5 | _VALUES[letter]
        return (number >> _SPARE_BITS).to_bytes(_KEY_LENGTH, "big")
    raise Refused(
        "This is not a recovery code of a case.",
        "Nothing was changed.",
        _advice(len(letters), wrong),
    )


def _advice(typed: int, wrong: list[int]) -> str:
    if typed != GROUPS * 5:
        where = f" The first that is wrong is group {wrong[0]}." if wrong else ""
        return f"It has {GROUPS} groups of five; {typed} of {GROUPS * 5} letters were typed.{where}"
    if len(wrong) == 1:
        return f"Look at group {wrong[0]} again."
    return f"Look at groups {with_and(list(map(str, wrong)))} again."


def _holds(group: str, place: int) -> bool:
    values = [_VALUES.get(letter, -1) for letter in group]
    return len(values) == 5 and -1 not in values and _check(values[:4], place) == values[4]


def _check(values: list[int], place: int) -> int:
    # Odd weights: any one letter read wrong changes the sum modulo 32.
    return (sum(weight * value for weight, value in zip((1, 3, 5, 7), values, strict=True)) + 9 * place) % 32
