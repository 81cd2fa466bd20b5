"""Where strings for a person stand: code, resources, templates of Word, documentation."""

import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.strings.code import strings_of_code
from tests.strings.found import Found

ROOT = Path(__file__).parents[2]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Data about the world (names of outlets, patterns), no words of ours.
_WORDS_OF_RULES = ("message", "why", "fix", "replace")


def collect() -> list[Found]:
    """All of them, by file and line."""
    found: list[Found] = []
    for package in ("ui", "workbench"):
        for path in sorted((ROOT / package).rglob("*.py")):
            found += strings_of_code(_name(path), path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "resources").glob("*.toml")):
        found += _of_rules(path)
    for path in sorted((ROOT / "resources/templates").glob("*.docx")):
        found += _of_template(path)
    for path in sorted((ROOT / "resources/desktop").iterdir()):
        found += _of_desktop(path)
    for path in (ROOT / "docs/guide.md", ROOT / "README.md"):
        found += _of_prose(path)
    return found


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _of_rules(path: Path) -> Iterator[Found]:
    """The messages of a file of rules; a value stands in the first line that has it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for key, text in _values(tomllib.loads("\n".join(lines))):
        if key in _WORDS_OF_RULES:
            line = next((number for number, words in enumerate(lines, 1) if text in words), 0)
            yield Found(_name(path), line, "finding", text)


def _values(held: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(held, dict):
        for name, inner in held.items():
            yield from _values(inner, str(name))
    elif isinstance(held, list):
        for inner in held:
            yield from _values(inner, key)
    elif isinstance(held, str):
        yield key, held


def _of_template(path: Path) -> Iterator[Found]:
    """Paragraphs of a template of Word, headers and footers too; the line is the paragraph's number."""
    with zipfile.ZipFile(path) as package:
        for part in sorted(package.namelist()):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", part):
                root = ElementTree.fromstring(package.read(part))
                for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
                    text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t")).strip()
                    if any(letter.isalpha() for letter in text):
                        yield Found(_name(path), number, "template", text)


def _of_desktop(path: Path) -> Iterator[Found]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if said := re.match(r"(?:Comment|Name)=(.+)|\s*<comment>(.+)</comment>", line):
            yield Found(_name(path), number, "desktop", said[1] or said[2])


def _of_prose(path: Path) -> Iterator[Found]:
    """Headings, and paragraphs, list items and rows as one string each; code blocks left out."""
    start, kept, in_code = 0, list[str](), False
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        fence = line.lstrip().startswith("```")
        begins = not line.strip() or fence or re.match(r"\s*(#|[-*] |\d+\. |\|)", line)
        if begins and kept:
            where = "guide heading" if kept[0].startswith("#") else "guide"
            yield Found(_name(path), start, where, " ".join(kept).lstrip("# "))
            kept = []
        in_code ^= fence
        if line.strip() and not fence and not in_code and not line.startswith("    "):
            start = start if kept else number
            kept.append(line.strip())
