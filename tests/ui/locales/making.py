"""Locales for tests: compiled from the definitions of the system, without its slow rules of order."""

import os
import shutil
import subprocess
from pathlib import Path

DEFINITIONS = Path("/usr/share/i18n/locales")
NAMES = ("tr_TR", "ar_EG", "fa_IR", "de_DE")
"""A dotless i, Arabic digits, a calendar of its own, a comma in decimals."""
_CATEGORIES = (
    "IDENTIFICATION", "CTYPE", "MONETARY", "NUMERIC", "TIME", "MESSAGES", "PAPER", "NAME", "ADDRESS",
    "TELEPHONE", "MEASUREMENT",
)  # fmt: skip


def missing() -> str:
    """Why locales cannot be made here; "" when they can."""
    if shutil.which("localedef") is None or not DEFINITIONS.is_dir():
        return "localedef or the definitions of locales are not installed (Debian: package locales)"
    return ""


def make(folder: Path, name: str, charmap: str = "UTF-8") -> str:
    """Compile a locale into `folder`, to be used as LOCPATH; its full name."""
    parts = [f'LC_{category}\ncopy "{name}"\nEND LC_{category}' for category in _CATEGORIES]
    parts.append('LC_COLLATE\ncopy "POSIX"\nEND LC_COLLATE')
    source = folder / f"{name}.source"
    source.write_text("comment_char %\nescape_char /\n" + "\n".join(parts) + "\n", "utf-8")
    whole = f"{name}.{charmap}"
    subprocess.run(
        ["localedef", "-c", "-i", str(source), "-f", charmap, str(folder / whole)],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return whole


def environment(
    folder: Path, whole: str, base: dict[str, str] | None = None, apart: dict[str, str] | None = None
) -> dict[str, str]:
    """Variables of a machine in that locale; `apart` names the locales of single categories."""
    kept = {
        key: value
        for key, value in (base or dict(os.environ)).items()
        if not key.startswith("LC_") and key not in ("LANG", "LANGUAGE", "PYTHONUTF8", "PYTHONIOENCODING")
    }
    locale = {"LANG": whole, **apart} if apart else {"LC_ALL": whole}
    return {**kept, **locale, "LOCPATH": str(folder), "LANGUAGE": whole.partition(".")[0]}
