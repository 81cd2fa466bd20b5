"""Looking through folders for documents: every entry is either a file to be read, or left out and told.

No link is followed. A folder is opened by way of the one above it, so that neither a very long path nor a
link put in its place in the meantime leads elsewhere.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.sources.given import BY_FOLDERS, kind_words, link_words, open_folder
from workbench.sources.reading.saved_page import belongs_to_page, is_saved_with_a_page
from workbench.values.deception import shown_safely

MOST_DEEP = 4000
"""Folders within folders."""
_CASE = (".gwk", ".gwk-wal", ".gwk-shm", ".gwk.lock", ".gwr", ".gwr-wal", ".gwr-shm", ".gwr.lock")
_HIDDEN = "Hidden: its name begins with a dot."


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that may be read, or what was left out and why.

    `within` is the folder that was given, None for a file that was given itself. `expected` is true of what
    nobody would look for among the documents: hidden files and cases.
    """

    path: Path
    within: Path | None = None
    why: str = ""
    expected: bool = False

    @property
    def name(self) -> str:
        """Its name, with the way to it below the folder that was given."""
        return str(self.path.relative_to(self.within)) if self.within else self.path.name


@dataclass(frozen=True, slots=True)
class _Named:
    """One entry of a folder as the system lists it."""

    name: str
    mode: int
    target: str = ""


def look_through(
    paths: Iterable[Path], left_out: tuple[Path, ...] = (), step: Callable[[], None] | None = None
) -> Iterator[Entry]:
    """Every entry of files and folders that were given, in the order of their names.

    Without those `left_out`, and without what comes with a saved page. `step` is called for each entry
    and may raise to stop. Takes as long as the disk does: never on the window's thread.
    """
    for path in paths:
        if path.is_symlink() and path.is_dir() and not _stays_in_its_folder(path):
            yield Entry(path, why=link_words(path.name, os.readlink(path)))
        elif path.is_dir():
            walk = _Walk(path.resolve() if path.is_symlink() else path, left_out, step or _on)
            yield from walk.entries()
        elif path.name.endswith(_CASE):
            yield Entry(path, why=_case_words(path.name), expected=True)
        else:
            yield Entry(path)


def all_below(folder: Path) -> Iterator[Entry]:
    """Every entry below a folder, hidden ones and those of saved pages too."""
    return _Walk(folder, (), _on, everything=True).entries()


def _on() -> None:
    """Nobody is told of a step."""


def _stays_in_its_folder(link: Path) -> bool:
    return link.resolve().is_relative_to(link.parent.resolve())


class _Walk:
    """Goes through one folder, depth first, without calling itself."""

    def __init__(
        self, root: Path, left_out: tuple[Path, ...], step: Callable[[], None], *, everything: bool = False
    ) -> None:
        self._root = root
        self._left_out = left_out
        self._step = step
        self._everything = everything
        self._above: list[tuple[int, int]] = []
        self._at: tuple[str, ...] = ()
        self._descriptor: int | None = None

    def entries(self) -> Iterator[Entry]:
        """Every entry below the folder."""
        if not self._everything and is_saved_with_a_page(self._root / "file"):
            yield Entry(self._root, why="It comes in with the web page beside it that it was saved with.")
            return
        waiting: list[tuple[tuple[str, ...], _Named]] = []
        try:
            yield from self._open((), waiting)
            while waiting:
                self._step()
                parts, named = waiting.pop()
                if stat.S_ISDIR(named.mode) and not named.target:
                    yield from self._open(parts, waiting)
                else:
                    yield self._file(parts, named)
        finally:
            self._let_go()

    def _file(self, parts: tuple[str, ...], named: _Named) -> Entry:
        path = self._root.joinpath(*parts)
        if named.name.startswith(".") and not self._everything:
            return Entry(path, self._root, _HIDDEN, expected=True)
        if not self._everything and named.name.endswith(_CASE):
            return Entry(path, self._root, _case_words(named.name), expected=True)
        if named.target or not stat.S_ISREG(named.mode):
            mode = stat.S_IFLNK if named.target else named.mode
            return Entry(path, self._root, kind_words(mode, named.name, named.target))
        return Entry(path, self._root)

    def _open(self, parts: tuple[str, ...], waiting: list[tuple[tuple[str, ...], _Named]]) -> Iterator[Entry]:
        """Put what is in a folder in front of what waits; tells where it cannot be opened."""
        path, within = self._root.joinpath(*parts), self._root if parts else None
        if parts and parts[-1].startswith(".") and not self._everything:
            yield Entry(path, within, "Hidden: what is in it was not looked at.", expected=True)
            return
        if path in self._left_out:
            return
        if len(parts) > MOST_DEEP:
            why = f"It lies more than {MOST_DEEP:,} folders deep: what is in it was not looked at."
            yield Entry(path, within, why)
            return
        try:
            listed = self._listed(parts)
        except OSError as error:
            why = f"The folder could not be opened: {error.strerror}. What is in it was not looked at."
            yield Entry(path, within, why)
            return
        if listed is None:
            yield Entry(path, within, "It leads back to a folder it lies in.")
            return
        pages = {named.name for named in listed if stat.S_ISREG(named.mode)}
        for named in sorted(listed, key=lambda named: named.name, reverse=True):
            comes_with_page = stat.S_ISDIR(named.mode) and belongs_to_page(named.name, pages)
            if self._everything or not comes_with_page:
                waiting.append(((*parts, named.name), named))

    def _listed(self, parts: tuple[str, ...]) -> list[_Named] | None:
        """What is in a folder; None where the folder is one of those it lies in."""
        if BY_FOLDERS:
            self._go_to(parts)
            found = os.fstat(self._descriptor or 0)
        else:
            found = os.lstat(self._root.joinpath(*parts))
        own = (found.st_dev, found.st_ino)
        del self._above[len(parts) :]
        if own in self._above and own[1]:
            return None
        self._above.append(own)
        with os.scandir(self._descriptor if BY_FOLDERS else self._root.joinpath(*parts)) as entries:
            return [self._named(entry) for entry in entries]

    def _go_to(self, parts: tuple[str, ...]) -> None:
        """Hold a descriptor of the folder: from the one that is held where it lies in that."""
        held, depth = self._descriptor, len(self._at)
        straight = held is not None and parts[:depth] == self._at
        way = parts[depth:] if straight else parts
        descriptor = open_folder(self._root, way, held if straight else None)
        self._let_go()
        self._descriptor, self._at = descriptor, parts

    def _let_go(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _named(self, entry: "os.DirEntry[str]") -> _Named:
        self._step()
        if entry.is_symlink():
            return _Named(entry.name, stat.S_IFLNK, self._target(entry))
        if entry.is_dir(follow_symlinks=False):
            return _Named(entry.name, stat.S_IFDIR, "another folder" if _is_junction(entry) else "")
        if entry.is_file(follow_symlinks=False):
            return _Named(entry.name, stat.S_IFREG)
        try:
            return _Named(entry.name, entry.stat(follow_symlinks=False).st_mode)
        except OSError:
            # It is gone: opening it will say so.
            return _Named(entry.name, stat.S_IFREG)

    def _target(self, entry: "os.DirEntry[str]") -> str:
        try:
            return os.readlink(entry.name, dir_fd=self._descriptor) if BY_FOLDERS else os.readlink(entry.path)
        except OSError:
            return "a place that cannot be read"


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """Whether a folder is another name for one elsewhere, as Windows has them."""
    return bool(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)) if os.name == "nt" else False


def _case_words(name: str) -> str:
    return f"“{shown_safely(name)}” is a case, or belongs to one: open it instead."
