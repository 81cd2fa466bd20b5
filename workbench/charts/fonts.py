"""The file of a font by its name, and words as the outlines of their letters.

Fonts are looked for by the names of their files, in the folders of the system: a list of all fonts of a
machine, as matplotlib makes one, takes seconds and is written to the disk.
"""

import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from workbench.values.records import dataclass

_STAND_INS = {
    "calibri": ("carlito", "opensans", "notosans", "liberationsans"),
    "arial": ("liberationsans", "arimo", "notosans"),
    "helvetica": ("arial", "liberationsans", "arimo", "notosans"),
    "timesnewroman": ("liberationserif", "tinos", "notoserif"),
    "cambria": ("caladea", "notoserif"),
    "segoeui": ("selawik", "opensans", "notosans"),
    "aptos": ("calibri", "carlito", "notosans"),
}
"""Fonts of about the same widths, for machines that lack the one that is asked for."""
_ANY = ("inter", "notosans", "liberationsans", "arial")
_FOR_SCRIPTS = (
    # Arabic and Hebrew
    ("notosansarabic", "notonaskharabic", "segoeui", "geezapro", "arial"),
    ("notosanshebrew", "segoeui", "arialhebrew", "arial"),
    # Chinese, Japanese and Korean
    ("notosanscjk", "notosanscjksc", "sourcehansanssc", "wqymicrohei", "droidsansfallback", "msyh", "simsun",
     "hiraginosansgb", "pingfang", "stheitimedium", "arialunicode"),
    ("yugothm", "msgothic", "meiryo"),
    ("malgun", "applesdgothicneo", "gulim"),
    # Scripts of southern and south-eastern Asia
    ("notosansdevanagari", "nirmala", "mangal", "kohinoor"),
    ("notosansbengali", "nirmala", "vrinda", "kohinoorbangla"),
    ("notosanstamil", "nirmala", "latha"),
    ("notosanssinhala", "nirmala"),
    ("notosansthai", "leelawui", "leelawad", "tahoma", "thonburi"),
    ("notosanskhmer", "leelawui"),
    ("notosansmyanmar", "mmrtext"),
    # Georgian, Armenian and Ethiopic
    ("notosansgeorgian", "sylfaen", "segoeui"),
    ("notosansarmenian", "sylfaen", "segoeui"),
    ("notosansethiopic", "ebrima", "kefa"),
)  # fmt: skip
"""Fonts of scripts that the font of a document may lack: of each row the first that is there."""
_REGULAR, _BOLD = ("", "regular", "book", "normal"), ("bold", "b", "bd")
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
"""Of collections the first font is taken."""
UNIT = 100.0
"""Points in which outlines are made; they are scaled afterwards."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Words as outlines: corners in points at `UNIT`, from the left end of the base line, y upwards.

    `codes` are those of a matplotlib path, `width` is how far the words go in points at `UNIT`.
    """

    corners: tuple[tuple[float, float], ...]
    codes: tuple[int, ...]
    width: float


@lru_cache(maxsize=1024)
def outline(words: str, font: str, bold: bool) -> Outline:
    """The outlines of words in a font, letters joined and turned as their script asks."""
    from matplotlib.ft2font import LoadFlags

    corners: list[tuple[float, float]] = []
    codes: list[int] = []
    with _boxes_for_unknown():
        laid_out = list(_font(font, bold)._layout(words, LoadFlags.NO_HINTING))
    for item in laid_out:
        item.ft_object.load_glyph(item.glyph_index, flags=LoadFlags.NO_HINTING)
        found, kinds = item.ft_object.get_path()
        corners += [(x + item.x, y + item.y) for x, y in found.tolist()]
        codes += kinds.tolist()
    return Outline(tuple(corners), tuple(codes), _width(words, font, bold))


def _width(words: str, font: str, bold: bool) -> float:
    from matplotlib.ft2font import LoadFlags

    known = _font(font, bold)
    with _boxes_for_unknown():
        known.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    return float(known.get_width_height()[0]) / 64


@contextmanager
def _boxes_for_unknown() -> Iterator[None]:
    """A letter that no font of the machine has is drawn as a box, without a word on the terminal."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from", UserWarning)
        yield


@cache
def _font(name: str, bold: bool) -> Any:
    import matplotlib
    from matplotlib.ft2font import FT2Font

    kept = Path(matplotlib.get_data_path(), "fonts", "ttf", f"DejaVuSans{'-Bold' if bold else ''}.ttf")
    behind = [_opened(FT2Font, path) for path in dict.fromkeys((kept, *_for_scripts(bold)))]
    found = next(filter(None, (font_file(one, bold) for one in _wanted(name))), kept)
    font = FT2Font(found, _fallback_list=behind)
    font.set_size(UNIT, 72)
    return font


def _for_scripts(bold: bool) -> Iterator[Path]:
    for names in _FOR_SCRIPTS:
        files = (font_file(name, bold) or font_file(name) for name in names)
        found = next(filter(None, files), None)
        if found is not None:
            yield found


def _opened(make: Any, path: Path) -> Any:
    font = make(path)
    font.set_size(UNIT, 72)
    return font


def _wanted(name: str) -> Iterator[str]:
    plain = _plain(name)
    yield from (plain, *_STAND_INS.get(plain, ())) if plain else ()
    yield from _ANY


def font_file(name: str, bold: bool = False) -> Path | None:
    """The file of a font of this name, regular or bold; None where the machine has none."""
    plain = _plain(name)
    files = _files()
    return next(
        (files[plain + ending] for ending in (_BOLD if bold else _REGULAR) if plain + ending in files), None
    )


@cache
def _files() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _folders():
        for parent, _folders_in, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(_ENDINGS):
                    found.setdefault(_plain(name.rsplit(".", 1)[0]), Path(parent, name))
    return found


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        found = [Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts"), local / "Microsoft/Windows/Fonts"]
    elif sys.platform == "darwin":
        found = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        found = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        found += [home / ".local/share/fonts", home / ".fonts"]
    return tuple(found)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
