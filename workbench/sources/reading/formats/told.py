"""Sentences that several readers say of a document, singular and plural."""

from workbench.values.text import counted


def told(number: int, one: str, many: str, rest: str) -> str:
    """`1 sheet is hidden.` or `3 sheets are hidden.`: `one` and `many` with their verbs."""
    return f"{counted(number, one, many)} {rest}"


def hidden_left_out(number: int) -> list[str]:
    """That passages nobody would have seen were left out; nothing to say of none."""
    if not number:
        return []
    return [told(number, "hidden passage was", "hidden passages were", "left out.")]


def in_white_letters(number: int) -> list[str]:
    """That passages are written in white; nothing to say of none."""
    if not number:
        return []
    rest = "in white text: a reader may not have seen "
    return [told(number, "passage is", "passages are", rest + ("it." if number == 1 else "them."))]


def struck_left_out(number: int) -> list[str]:
    """That struck-out passages were left out; nothing to say of none."""
    if not number:
        return []
    return [told(number, "struck-out passage was", "struck-out passages were", "left out.")]
