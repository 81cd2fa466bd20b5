"""PDFium's functions without checks of what they are given: for each letter or piece in half the time."""

import ctypes
from collections.abc import Callable
from typing import Any

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
    """What PDFium handed out as one of its own kinds."""
    return Handle(address_of(pointer))


def address_of(pointer: Any) -> int:
    """The address of what PDFium handed out; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


class Answers:
    """Room for the numbers that a function answers: `places` to be given to it, `read` to have them then."""

    __slots__ = ("_room", "places", "read")

    def __init__(self, kind: Any, count: int) -> None:
        self._room = (kind * count)()
        first, size = ctypes.addressof(self._room), ctypes.sizeof(kind)
        self.places = tuple(Handle(first + index * size) for index in range(count))
        # Ten times as fast as to go through the room itself.
        self.read: Callable[[], list[Any]] = memoryview(self._room).cast("B").cast(kind._type_).tolist
