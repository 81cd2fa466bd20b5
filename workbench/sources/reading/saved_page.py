"""A page saved "complete" by a browser: the page and the folder beside it become one original.

What the folder holds is kept with the page; it is never taken in as so many sources.
"""

from collections.abc import Set
from pathlib import Path

_PAGES = (".html", ".htm", ".xhtml")
# What browsers put behind the name of the page, in the languages they speak.
_ENDINGS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file", "_ficheiros", "_arquivos",
    "_bestanden",
    "-filer", "_pliki", "_soubory", "_elemei", "_dosyalar", "_файлы", "-файлы", "_tiedostot", "-Filer",
)  # fmt: skip


def folder_beside(page: Path) -> Path | None:
    """The folder a browser saved with a page; None where there is none, or the file is no page."""
    if page.suffix.lower() not in _PAGES:
        return None
    for ending in _ENDINGS:
        folder = page.with_name(page.stem + ending)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


def belongs_to_page(folder: str, files: Set[str]) -> bool:
    """Whether a folder of that name was saved with one of the pages among the files beside it."""
    stems = (folder.removesuffix(ending) for ending in _ENDINGS if folder.endswith(ending))
    return any(stem and stem + suffix in files for stem in stems for suffix in _PAGES)


def is_saved_with_a_page(path: Path) -> bool:
    """Whether a file lies in the folder of a saved page, and so comes in with that page."""
    return any(_page_of(folder) for folder in path.parents)


def _page_of(folder: Path) -> Path | None:
    for ending in _ENDINGS:
        if folder.name.endswith(ending) and folder.name != ending:
            stem = folder.name.removesuffix(ending)
            for suffix in _PAGES:
                page = folder.with_name(stem + suffix)
                if page.is_file():
                    return page
    return None


def page_in(names: set[str]) -> str:
    """The page in a zip of a page and its folder, by the names of its members; "" where it is none."""
    pages = [name for name in names if "/" not in name and name.lower().endswith(_PAGES)]
    if len(pages) != 1:
        return ""
    stem = pages[0].rsplit(".", 1)[0]
    folders = {name.split("/")[0] for name in names if "/" in name}
    is_page = bool(folders) and folders <= {stem + ending for ending in _ENDINGS}
    beside = [name for name in names if "/" not in name and name not in (pages[0], *folders)]
    return pages[0] if is_page and not beside else ""
