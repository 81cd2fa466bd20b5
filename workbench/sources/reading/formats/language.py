"""The language a text is in, where it can be told."""

import re
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

LANGUAGES = ("en", "it", "ru", "ar", "fr", "de", "es", "uk", "be", "tr", "pl", "pt", "fa", "he", "el", "nl")
_ENOUGH = 40
_SURE = 0.5
_SAMPLE = 4000
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = {
    "arabic": (re.compile(r"[\u0600-\u06ff]"), {"ar", "fa", "ur", "ps", "ckb", "ug"}),
    "cyrillic": (
        re.compile(r"[\u0400-\u04ff]"),
        {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz"},
    ),
    "hebrew": (re.compile(r"[\u0590-\u05ff]"), {"he", "yi", "iw"}),
    "greek": (re.compile(r"[\u0370-\u03ff]"), {"el"}),
}  # fmt: skip

_OTHER_SCRIPTS = re.compile(r"[\u0370-\u06ff]")
"""Letters of any of these, and others."""


def language_of(text: str, stated: str = "") -> str:
    """The language the document states (`it-IT` -> `it`), else the one its words are in, else "".

    A statement that the letters contradict (an Arabic page made from an English form) is not
    believed.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    code = stated.strip().replace("_", "-").split("-")[0].lower()
    if len(code) in (2, 3) and code.isascii() and code.isalpha() and _fits(code, sample, letters):
        return code
    if letters < _ENOUGH:
        return ""
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else ""


def likelihoods(text: str, languages: tuple[str, ...]) -> list[float]:
    """How likely each of some LANGUAGES is for a text, of 1 over all of them."""
    ranked = dict(_identifier().rank(text[:_SAMPLE]))
    return [float(ranked.get(language, 0.0)) for language in languages]


def _fits(code: str, sample: str, letters: int) -> bool:
    if letters < _ENOUGH:
        return True
    if len(_OTHER_SCRIPTS.findall(sample)) <= letters / 2:
        return not any(code in languages for _, languages in _SCRIPTS.values()) or code in ("uz", "sr", "tg")
    for script, languages in _SCRIPTS.values():
        if len(script.findall(sample)) > letters / 2:
            return code in languages
    return not any(code in languages for _, languages in _SCRIPTS.values()) or code in ("uz", "sr", "tg")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid, modelio

    # It unpacks its model into a temporary file; a reader may not write any, so it gets memory.
    modelio.tempfile = SimpleNamespace(TemporaryFile=lambda suffix: BytesIO())
    return langid._load_identifier(norm_probs=True, langs=list(LANGUAGES))
