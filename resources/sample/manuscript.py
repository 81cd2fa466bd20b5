"""Where the texts of the built documents are kept."""

from pathlib import Path

MANUSCRIPTS = Path(__file__).resolve().parent / "manuscripts"


def manuscript(name: str) -> str:
    """The text of one manuscript, with LF line ends."""
    return (MANUSCRIPTS / name).read_text(encoding="utf-8")
