"""Words that exist nowhere else, and a search for them in every byte of a disk."""

import base64
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LATIN, CYRILLIC = "zqxneedle", "щъёигла"
"""How every needle begins. What follows is the number of the run, so that no other run is found."""
KINDS = {
    "title": 1, "source": 25, "body": 50, "file": 12, "note": 22, "translation": 20, "claim": 22,
    "actor": 16, "headline": 1, "statement": 20, "search": 10,
}  # fmt: skip
"""What is planted where; with the passphrase 200 in all."""
_CHUNK = 32 * 1024 * 1024
_NEVER = ("/proc", "/sys", "/dev/pts", "/run/lock")


def beginnings(run: int) -> list[str]:
    """How the needles of a run begin: one search finds them all, and what is left of one."""
    return [f"{LATIN}{run:06d}", f"{CYRILLIC}{run:06d}"]


def plant(run: int) -> dict[str, list[str]]:
    """Needles by kind. Lower case, as a search index keeps words; half of those in texts are Cyrillic."""
    chance = random.Random(run)
    latin, cyrillic = beginnings(run)
    words: dict[str, list[str]] = {}
    for kind, count in KINDS.items():
        prefixes = [latin, cyrillic] if kind == "body" else [latin]
        words[kind] = [
            f"{prefixes[number % len(prefixes)]}{chance.randrange(10**9):09d}" for number in range(count)
        ]
    words["passphrase"] = [f"{latin}{chance.randrange(10**9):09d}"]
    return words


@dataclass(frozen=True)
class Hit:
    """A needle found: in which file, in which form, and what stands around it."""

    path: Path
    form: str
    around: bytes


def forms_of(words: Iterable[str]) -> dict[str, bytes]:
    """The bytes of words as files may hold them."""
    forms = {}
    for word in words:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            forms[f"{word} {encoding}"] = word.encode(encoding)
        for shift in range(3):
            # What base 64 makes of the middle of the word, wherever it begins.
            packed = base64.b64encode(b"\0" * shift + word.encode())
            forms[f"{word} base64+{shift}"] = packed[4:-4]
    return forms


def scan(paths: Iterable[Path], forms: dict[str, bytes]) -> list[Hit]:
    """Every form found in every byte of the files, and in their names."""
    hits = []
    for path in paths:
        name = os.fsencode(path.name)
        hits += [Hit(path, f"file name, {form}", name) for form, sought in forms.items() if sought in name]
        try:
            with open(path, "rb") as file:
                tail = b""
                while piece := file.read(_CHUNK):
                    content = tail + piece
                    for form, sought in forms.items():
                        place = content.find(sought)
                        if place >= 0:
                            hits.append(Hit(path, form, content[max(0, place - 40) : place + 60]))
                    tail = content[-200:]
        except OSError:
            # Gone meanwhile, or not ours to read: then it was not our program's either.
            continue
    return hits


def files_below(
    folder: Path, *, without: Iterable[Path] = (), since: float = 0.0, all_folders: bool = True
) -> Iterator[Path]:
    """Regular files below a folder on the same disk, changed at `since` or later.

    Without `all_folders` only those folders are entered in which something came or went since then. What a
    program spills is a new file or a new folder where everybody's are, and going through all that others
    ever left there takes longer than most tests.
    """
    left_out = {str(path.resolve()) for path in without}
    try:
        device = folder.stat().st_dev
    except OSError:
        return
    for here, folders, names in os.walk(folder):
        folders[:] = [
            name
            for name in folders
            if (path := os.path.join(here, name)) not in left_out
            and not path.startswith(_NEVER)
            and not os.path.islink(path)
            and (status := os.stat(path)).st_dev == device
            and (all_folders or status.st_mtime >= since)
        ]
        for name in names:
            path = os.path.join(here, name)
            try:
                status = os.lstat(path)
            except OSError:
                continue
            is_file = (status.st_mode & 0o170000) == 0o100000
            if is_file and max(status.st_mtime, status.st_ctime) >= since and path not in left_out:
                yield Path(path)
