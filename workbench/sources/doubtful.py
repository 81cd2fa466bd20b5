"""Sources whose letters are doubtful, so that a program may read them better from pictures of their pages."""

import re
import shutil
from collections.abc import Sequence

_DOUBTS = re.compile(r"compare (?:the text )?with the pages")
"""What the reader of PDF says of letters that its fonts do not tell, or that are in the wrong order."""


def letters_are_doubtful(warnings: Sequence[str]) -> bool:
    """Whether what was said of a source when it was read puts its letters in doubt."""
    return any(map(_DOUBTS.search, warnings))


def without_doubts(warnings: Sequence[str]) -> tuple[str, ...]:
    """What was said besides: of another text of the same source the doubts are not true."""
    return tuple(said for said in warnings if not _DOUBTS.search(said))


def can_recognise() -> bool:
    """Whether the program that recognises letters in pictures is installed."""
    return shutil.which("tesseract") is not None
