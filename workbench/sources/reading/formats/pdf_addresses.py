"""PDFium's functions without checks of what they are given: for each letter or piece in half the time."""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

_SHORT = 256
"""Bytes of most titles, dates and numbers of pages."""
NUMBER, ADDRESS = ctypes.c_int, ctypes.c_void_p


class Handle(ctypes.c_void_p):
    """What PDFium hands out, to be given back to it as it is."""


def bare(function: Any, result: Any = NUMBER, *takes: Any) -> Callable[..., Any]:
    """One of PDFium's functions that is given handles, whole numbers and places for its answers.

    What it is given is not looked at unless `takes` says what it is: that takes as long again as the answer.
    So what is handed to it must be a Handle, one of the places of Answers, or a number of the size of `int`.
    """
    return ctypes.PYFUNCTYPE(result, *takes)(address_of(function))


def handle_of(pointer: Any) -> Handle:
    """What PDFium handed out as one of its own kinds, which must not be let go of before."""
    return Handle.from_buffer(pointer)


def address_of(pointer: Any) -> int:
    """The address of what PDFium handed out; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def words_of(function: Any, *about: Any) -> str:
    """The words that one of PDFium's functions tells: most fit in the room it is given at first."""
    room = ctypes.create_string_buffer(_SHORT)
    size = function(*about, room, _SHORT)
    if size > _SHORT:
        room = ctypes.create_string_buffer(size)
        function(*about, room, size)
    return room.raw[: max(0, size - 2)].decode("utf-16-le")


class Answers:
    """Room for the numbers that a function answers: `places` to be given to it, `read` to have them then."""

    __slots__ = ("_room", "places", "read")

    def __init__(self, kind: Any, count: int) -> None:
        self._room = (kind * count)()
        first, size = ctypes.addressof(self._room), ctypes.sizeof(kind)
        self.places = tuple(Handle(first + index * size) for index in range(count))
        # Ten times as fast as to go through the room itself.
        self.read: Callable[[], list[Any]] = memoryview(self._room).cast("B").cast(kind._type_).tolist


@cache
def answers_of(kind: Any, count: int) -> Answers:
    """The room for answers of a kind, which must be read before another is asked for: it has one for all."""
    return Answers(kind, count)


_PORTION = 512
"""How many letters are asked about at once, and have room for their answers."""


class Room:
    """Room for the answers about many letters, so that they are asked without a step in Python for each.

    Each answer is `count` numbers, in one place where a function writes them together.
    """

    def __init__(self, kind: Any, count: int, together: bool) -> None:
        room = (kind * (count * _PORTION))()
        first, size = ctypes.addressof(room), ctypes.sizeof(kind)
        self._columns = [
            [Handle(first + (row * count + column) * size) for row in range(_PORTION)]
            for column in range(1 if together else count)
        ]
        self._count = count
        self._numbers = memoryview(room).cast("B").cast(kind._type_)

    def ask(
        self, question: Callable[..., int], text: Handle, letters: Sequence[int]
    ) -> list[tuple[Any, ...]]:
        """What is answered about some letters of a text."""
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(letters), _PORTION):
            asked = letters[start : start + _PORTION]
            deque(map(question, repeat(text), asked, *self._columns), maxlen=0)
            flat = iter(self._numbers[: len(asked) * self._count].tolist())
            found += zip(*[flat] * self._count, strict=True)
        return found


@cache
def room_for(kind: Any, count: int, together: bool = False) -> Room:
    """The room for answers of a kind; what is asked next uses it again."""
    return Room(kind, count, together)
