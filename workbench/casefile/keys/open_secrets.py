"""Whether a keyring has written a word where everybody can read it, plain or in a code that hides nothing."""

import base64
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

_MOST_FILES, _MOST_BYTES = 2_000, 1 << 20
"""How many files are looked at, and how large one may be: a file of secrets is small."""


def lies_open(backend: Any, word: str, since: float) -> bool:
    """Whether `word` stands in a file that the backend has written `since` (seconds of the clock).

    Looked for where it says that it keeps its file, and where keyrings of Python keep theirs.
    """
    plain = word.encode()
    forms = (plain, base64.b64encode(plain).rstrip(b"="), plain.hex().encode(), plain[::-1])
    return any(any(form in data for form in forms) for data in _written(backend, since))


def _written(backend: Any, since: float) -> Iterator[bytes]:
    parts = [backend, *getattr(backend, "backends", ())]
    named = [Path(str(place)) for part in parts for place in (getattr(part, "file_path", None),) if place]
    for path in [*named, *islice(_beside(), _MOST_FILES)]:
        try:
            found = path.stat()
            # File systems keep times in steps of up to two seconds; a clock that was set back tells nothing.
            is_new = found.st_mtime >= since - 3 or since > time.time()
            if path.is_file() and is_new and found.st_size <= _MOST_BYTES:
                yield path.read_bytes()
        except OSError:
            continue


def _beside() -> Iterator[Path]:
    """Files of the folders where keyrings of Python keep theirs."""
    from keyring.util import platform_

    for folder in {Path(platform_.data_root()), Path(platform_.config_root())}:
        if folder.is_dir():
            yield from folder.rglob("*")
