"""The language a text is in, where it can be told."""

from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

LANGUAGES = ("en", "it", "ru", "ar", "fr", "de", "es", "uk", "be", "tr", "pl", "pt", "fa", "he", "el", "nl")
_ENOUGH = 40
_SURE = 0.5


def language_of(text: str, stated: str = "") -> str:
    """The language the document states (`it-IT` -> `it`), else the one its words are in, else ""."""
    code = stated.strip().replace("_", "-").split("-")[0].lower()
    if len(code) in (2, 3) and code.isalpha():
        return code
    sample = text[:4000]
    if sum(character.isalpha() for character in sample) < _ENOUGH:
        return ""
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid, modelio

    # It unpacks its model into a temporary file; a reader may not write any, so it gets memory.
    modelio.tempfile = SimpleNamespace(TemporaryFile=lambda suffix: BytesIO())
    return langid._load_identifier(norm_probs=True, langs=list(LANGUAGES))
