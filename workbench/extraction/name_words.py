"""Words that distinguish names from other words: one table per language, read when it is first needed."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from workbench.actors.folding import plain
from workbench.actors.name_words import TITLES
from workbench.actors.transliteration import script_of

LANGUAGES = ("en", "fr", "it", "de", "tr", "ru", "uk", "ar")
_SLAVIC = frozenset({"ru", "uk"})
_SCRIPTS = {"ru": "Cyrl", "uk": "Cyrl"}
_OWN_TITLES = frozenset({"de", "ar"})
"""Languages in which a title of the register is often another word as well."""
_STEMMED = (
    "titles",
    "strong",
    "heads",
    "descriptors",
    "quoted_heads",
    "inner",
    "bodies",
    "places",
    "given",
    "say",
)
_CASES = """
иями ями ами ого его ому ему ими ыми иею ией ою ею ой ей ом ем им ым их ых ах ях ам ям иях иям ием
ая яя ое ее ую юю ые ие ый ий ия ию ии ові еві єві ої ії ія ію єю ією ій ього ьою єм ів іями іях іям
ьому ним а я у ю ы и е о ь ё і ї є
"""
_SUFFIXES = re.compile(
    "(?:ndaki|ndeki|nca|nce|ndan|nden|nda|nde|nin|nun|yla|yle|dan|den|tan|ten|lar|ler|larin|lerin|na|ne|ni|nu|ya|ye|yi|yu"
    "|da|de|ta|te|in|un|la|le|ca|ce|a|e|i|u)$"
)
"""Case endings of Turkish, in plain letters."""


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(map(plain, _CASES.split()), key=len, reverse=True))})$")


def wordlist(words: str) -> frozenset[str]:
    """A list of words in plain form."""
    return frozenset(map(plain, words.split()))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A Cyrillic word in plain letters without its ending; at least three letters are left."""
    cut = _endings().sub("", word)
    return cut if len(cut) > 2 else word


@dataclass(frozen=True)
class Words:
    """The lists of a language. Russian and Ukrainian ones but `stop` and `links` hold stems."""

    language: str
    titles: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    after_titles: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    of_heads: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    quoted_heads: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    say: frozenset[str] = frozenset()
    before_names: frozenset[str] = frozenset()
    descriptors: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    noun_ends: tuple[str, ...] = ()
    place_ends: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()

    def form(self, word: str) -> str:
        """The form under which a word is compared with the lists."""
        return stem(plain(word)) if self.language in _SLAVIC else plain(word)

    def has(self, listed: frozenset[str], form: str) -> bool:
        """Whether a list has a word in this form, or without the usual endings of the language."""
        return form in listed or any(cut in listed for cut in _cuts(self.language, form))

    def ending(self, form: str) -> int:
        """How many letters of a Turkish word are the ending after a word for a body."""
        if form in self.heads:
            return 0
        cut = next((cut for cut in _cuts(self.language, form) if cut in self.heads), form)
        return len(form) - len(cut)


@lru_cache(maxsize=32768)
def _cuts(language: str, form: str) -> tuple[str, ...]:
    if language == "tr":
        cuts, rest = [], form
        for _step in range(2):
            shorter = _SUFFIXES.sub("", rest)
            if shorter == rest or len(shorter) < 3:
                break
            cuts.append(shorter)
            rest = shorter
        return tuple(cuts)
    if language == "de":
        return tuple(form.removesuffix(end) for end in ("s", "es", "n", "en", "e") if _fits(form, end))
    if language in ("en", "fr"):
        return tuple(form.removesuffix(end) for end in ("s", "es", "'s", "x") if _fits(form, end))
    return ()


def _fits(form: str, end: str) -> bool:
    return form.endswith(end) and len(form) - len(end) > 2


@cache
def words_of(language: str) -> Words:
    """The table of a language; an empty one for a language without rules."""
    if language not in LANGUAGES:
        return Words(language, given=_given())
    table = tomllib.loads(_read(f"{language}.toml"))
    lists: dict[str, frozenset[str]] = {
        name: frozenset(map(plain, text.split()))
        for name, text in table.items()
        if not name.endswith("_ends")
    }
    lists["places"] = lists.get("places", frozenset()) | _places()[language]
    if language not in _OWN_TITLES:
        lists["titles"] |= _titles(language)
    lists["given"] = _given()
    lists["signs"] = _signs()
    if "quoted_heads" in lists:
        lists["descriptors"] = lists["quoted_heads"]
    if language in _SLAVIC:
        # Full forms stay in the list: some names end like a case.
        lists = {
            name: listed | frozenset(map(stem, listed)) if name in _STEMMED else listed
            for name, listed in lists.items()
        }
    if language == "de":
        lists["heads"] |= frozenset(f"{head}e" for head in lists["heads"])
    ends = {
        name: tuple(plain(end) for end in text.split())
        for name, text in table.items()
        if name.endswith("_ends")
    }
    return Words(language, **lists, **ends)  # type: ignore[arg-type]


def _titles(language: str) -> frozenset[str]:
    """The titles that the register knows in the script of a language."""
    return frozenset(plain(word) for word in TITLES if script_of(word) == _SCRIPTS.get(language, "Latn"))


@cache
def english() -> frozenset[str]:
    """Words of English in small letters."""
    text = resources.files("resources").joinpath("words/english.txt").read_text("utf-8")
    return frozenset(text.split())


@cache
def outlets() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of known outlets in plain words, by the first word."""
    text = resources.files("resources").joinpath("publications.toml").read_text("utf-8")
    found: dict[str, set[tuple[str, ...]]] = {}
    for outlet in tomllib.loads(text)["outlets"]:
        for name in (outlet["name"], *outlet.get("also", ())):
            words = tuple(re.findall(r"\w+", plain(name)))
            if words and len("".join(words)) > 2:
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _given() -> frozenset[str]:
    return frozenset(word for words in _sections("given.txt").values() for word in words.split())


@cache
def _places() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(plain(" ".join(name.split())) for name in names.split(","))
        for language, names in _sections("places.txt").items()
    }


@cache
def _signs() -> frozenset[str]:
    """Words in capitals that name no body, of both alphabets."""
    tables = (tomllib.loads(_read(f"{language}.toml")) for language in ("en", "ru"))
    return frozenset(plain(word) for table in tables for word in table["signs"].split())


def _sections(name: str) -> dict[str, str]:
    """The paragraphs of a file that begin with "name:"."""
    blocks = re.split(r"^([a-z]+):$", _read(name), flags=re.MULTILINE)
    return dict(zip(blocks[1::2], blocks[2::2], strict=True))


def _read(name: str) -> str:
    return resources.files("resources").joinpath(f"words/unknown/{name}").read_text("utf-8")
