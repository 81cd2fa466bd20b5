"""Errors that mean that a case file cannot be read as it was written, in words for its user."""

import json
import zlib
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from workbench.values.errors import Damaged

_SIGNS = (
    "malformed",
    "disk image",
    "vtable constructor",
    "could not decode",
    "corrupt",
    "not a database",
    "logic error",
    "no such table",
    "no such column",
    "no such index",
    "no such module",
    "has no column",
    "token:",
    "unknown database",
    "values for",
)
"""What SQLite says of a file whose pages, or whose list of tables, are not as they were written.

Our statements name what the schema has: a table or column that is missing was there.
"""
_KEPT = "The file was not changed. Your backups are not affected."
_DO = "Change nothing more in it. Restore the newest backup; the damaged file stays beside it."


class DamagedPages(Damaged, dbapi2.DatabaseError):  # type: ignore[misc]
    """The database met a page that is not as it was written."""


def damaged(path: Path) -> Damaged:
    """The one sentence for a file that cannot be read as it was written."""
    return Damaged(_what(path), _KEPT, _DO)


def damaged_pages(path: Path) -> DamagedPages:
    """The same, as an error of the database."""
    return DamagedPages(_what(path), _KEPT, _DO)


def _what(path: Path) -> str:
    return f"“{path.name}” is damaged: parts of it cannot be read as they were written."


def is_damage(error: BaseException) -> bool:
    """Whether an error of the database says that the file is damaged."""
    if isinstance(error, UnicodeDecodeError):
        # SQLite names what it cannot read, and the name itself is damaged.
        return True
    if isinstance(error, Damaged):
        return True
    words = str(error).lower()
    return isinstance(error, dbapi2.DatabaseError) and any(sign in words for sign in _SIGNS)


def _damaged_row() -> Damaged:
    return Damaged("This case file is damaged: a row of it cannot be read as it was written.", _KEPT, _DO)


def json_of(text: Any) -> Any:
    """What a column holds as JSON; Damaged when it holds none."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise _damaged_row() from error


def object_of(text: Any) -> dict[str, Any]:
    """The same for a column that holds an object."""
    value = json_of(text)
    if not isinstance(value, dict):
        raise _damaged_row()
    return value


def bytes_of(packed: Any) -> bytes:
    """What a column holds compressed, to its last byte; Damaged when that is not what it holds."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed) + unpacker.flush()
    except (zlib.error, TypeError) as error:
        raise _damaged_row() from error
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged_row()
    return data
