"""Numbers of things in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 clip`, `3 clips`, `1,204 entries`; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
