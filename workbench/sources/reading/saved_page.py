"""A page saved "complete" by a browser: the page and the folder beside it become one original.

The original is a zip of both, made the same way every time, so that the same page saved once is
recognised when it is taken in twice. What the folder holds is kept with the page; it is never taken
in as so many sources.
"""

import io
import zipfile
from pathlib import Path

from workbench.values.deception import shown_safely
from workbench.values.errors import NotFound, Refused

MOST_FILES = 2000
MOST_BYTES = 100 * 1024 * 1024
_PAGES = (".html", ".htm", ".xhtml")
# What browsers put behind the name of the page, in the languages they speak.
_ENDINGS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file", "_ficheiros", "_arquivos",
    "_bestanden",
    "-filer", "_pliki", "_soubory", "_elemei", "_dosyalar", "_файлы", "-файлы", "_tiedostot", "-Filer",
)  # fmt: skip
_STAMP = (1980, 1, 1, 0, 0, 0)


def folder_beside(page: Path) -> Path | None:
    """The folder a browser saved with a page; None where there is none, or the file is no page."""
    if page.suffix.lower() not in _PAGES:
        return None
    for ending in _ENDINGS:
        folder = page.with_name(page.stem + ending)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


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


def packed(page: Path, folder: Path) -> bytes:
    """The page and its folder as a zip: by name, without times, links left out.

    What is beyond MOST_FILES or MOST_BYTES is left out as well. Raises OSError where the page
    cannot be read.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, page.name, page.read_bytes())
        size = 0
        files = sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
        for file in files[:MOST_FILES]:
            size += file.stat().st_size
            if size > MOST_BYTES:
                break
            _put(archive, file.relative_to(page.parent).as_posix(), file.read_bytes())
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # A zip holds names in UTF-8, and a disk may hold bytes that are no letters at all.
    member = zipfile.ZipInfo(name.encode(errors="replace").decode(), _STAMP)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, data)


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


def original_of(path_or_bytes: Path | str | bytes, name: str | None) -> tuple[bytes, str]:
    """Bytes and name of what is to be taken in; NotFound where there is no such file.

    A page that was saved with a folder beside it comes with that folder, as one zip.
    """
    if isinstance(path_or_bytes, bytes):
        return path_or_bytes, name or "document"
    path = Path(path_or_bytes)
    try:
        folder = folder_beside(path)
        return packed(path, folder) if folder else path.read_bytes(), name or path.name
    except IsADirectoryError:
        raise Refused(f"“{shown_safely(str(path))}” is a folder.", do="Choose the files in it.") from None
    except FileNotFoundError:
        raise NotFound(f"There is no file “{shown_safely(str(path))}”.") from None
    except PermissionError:
        raise Refused(f"“{shown_safely(str(path))}” may not be read: permission is denied.") from None
