"""Which language a stretch of text is tagged with, so that Word spells, hyphenates and turns it right."""

import re
from typing import NamedTuple


class Stretch(NamedTuple):
    """A stretch of one script: its text and the run properties it needs (w:rtl, w:lang), in order."""

    text: str
    properties: str


_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_CYRILLIC = "\u0400-\u052f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_NEUTRAL_RIGHT = r"\s\d،؛؟.,:/()«»\-–\u200f"
_NEUTRAL_LEFT = r"\s\-’'"


def _stretch(name: str, letters: str, neutral: str) -> str:
    return rf"(?P<{name}>[{letters}](?:[{letters}{neutral}]*[{letters}])?)"


# Most letters are Latin: the look ahead passes over them with one comparison instead of five.
_SCRIPTS = re.compile(
    f"(?=[{_ARABIC}{_HEBREW}{_CYRILLIC}{_GREEK}{_EAST_ASIAN}])(?:"
    + "|".join((
        _stretch("arabic", _ARABIC, _NEUTRAL_RIGHT),
        _stretch("hebrew", _HEBREW, _NEUTRAL_RIGHT),
        _stretch("cyrillic", _CYRILLIC, _NEUTRAL_LEFT),
        _stretch("greek", _GREEK, _NEUTRAL_LEFT),
        _stretch("east_asian", _EAST_ASIAN, ""),
    ))
    + ")"
)  # fmt: skip
_FROM_THE_RIGHT = re.compile(f"[{_ARABIC}{_HEBREW}]+")
_REGIONS = {
    "ar": "ar-SA", "be": "be-BY", "de": "de-DE", "el": "el-GR", "en": "en-GB", "es": "es-ES", "fa": "fa-IR",
    "fr": "fr-FR", "he": "he-IL", "it": "it-IT", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-PT", "ru": "ru-RU",
    "tr": "tr-TR", "uk": "uk-UA",
}  # fmt: skip


_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def named(language: str) -> str:
    """A language as a reader calls it; its code where it has no name here."""
    return _NAMES.get(language.lower()[:2], language)


def stretches(text: str, language: str = "") -> list[Stretch]:
    """A text cut where its script changes.

    `language` (BCP 47) is that of its Latin stretches, where it is not the brief's.
    """
    plain = f'<w:lang w:val="{tag(language)}"/>' if language and not _is_other_script(language) else ""
    if text.isascii():
        return [Stretch(text, plain)] if text else []
    found = []
    position = 0
    for match in _SCRIPTS.finditer(text):
        if match.start() > position:
            found.append(Stretch(text[position : match.start()], plain))
        found.append(Stretch(match.group(), _properties(match.lastgroup or "", match.group())))
        position = match.end()
    if position < len(text):
        found.append(Stretch(text[position:], plain))
    return found


def reads_from_the_right(text: str) -> bool:
    """Whether the paragraph as a whole is Arabic or Hebrew: most of its letters are."""
    if text.isascii():
        return False
    right = sum(map(len, _FROM_THE_RIGHT.findall(text)))
    return right > 0 and right * 2 > sum(map(str.isalpha, text))


def tag(language: str) -> str:
    """A language as Word writes it: with a region."""
    return _REGIONS.get(language.lower(), language)


def _is_other_script(language: str) -> bool:
    return language.lower()[:2] in ("ar", "be", "el", "fa", "he", "ja", "ko", "ru", "uk", "zh")


def _properties(script: str, text: str) -> str:
    if script == "arabic":
        return f'<w:rtl/><w:lang w:bidi="{"fa-IR" if re.search("[پچژگکی]", text) else "ar-SA"}"/>'
    if script == "hebrew":
        return '<w:rtl/><w:lang w:bidi="he-IL"/>'
    if script == "cyrillic":
        language = "be-BY" if re.search("[ўЎ]", text) else "uk-UA" if re.search("[їєґЇЄҐ]", text) else "ru-RU"
        return f'<w:lang w:val="{language}"/>'
    if script == "greek":
        return '<w:lang w:val="el-GR"/>'
    chinese = not re.search("[\u3040-\u30ff\uac00-\ud7af]", text)
    korean = re.search("[\uac00-\ud7af]", text)
    return f'<w:lang w:eastAsia="{"zh-CN" if chinese else "ko-KR" if korean else "ja-JP"}"/>'
