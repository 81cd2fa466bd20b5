"""PDFium's functions with handles as bare addresses: for each letter or piece of a page in half the time."""

import ctypes
from collections.abc import Callable
from typing import Any

ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int


def by_address(function: Any, result: Any, *takes: Any) -> Callable[..., Any]:
    """One of PDFium's functions that takes and gives numbers and addresses."""
    return ctypes.PYFUNCTYPE(result, *takes)(ctypes.cast(function, ADDRESS).value or 0)


def address_of(handle: Any) -> int:
    """The address of a handle; 0 for none."""
    return ctypes.cast(handle, ADDRESS).value or 0


def addresses_in(values: "ctypes.Array[Any]") -> list[int]:
    """Where each of some values is, for a function to write it there."""
    first, size = ctypes.addressof(values), ctypes.sizeof(values) // len(values)
    return [first + index * size for index in range(len(values))]
