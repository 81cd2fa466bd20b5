"""The words that the rules are written with, from `resources/check_words.toml`, in all their forms."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_NAMED = re.compile(r"@([a-z_]+)(?:\.(base|s|past|ing))?")
_VOWELS = "aeiou"


@cache
def tables() -> dict[str, Any]:
    """The file as it was read; once."""
    read: dict[str, Any] = tomllib.loads(
        resources.files("resources").joinpath("check_words.toml").read_text("utf-8")
    )
    return read


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, or every form of the verbs of one. KeyError for a name that is not there."""
    listed = tables()["lists"].get(name)
    if listed is not None:
        return frozenset(listed)
    return frozenset(form for verb in tables()["verbs"][name] for form in forms(verb).values())


@cache
def forms(verb: str) -> dict[str, str]:
    """The forms of a verb: base, s, past, participle, ing."""
    known = tables()["irregular"].get(verb)
    if known:
        return dict(zip(("base", "s", "past", "participle", "ing"), (verb, *known), strict=True))
    past, ing = f"{verb}ed", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    if verb.endswith("e"):
        past, ing = f"{verb}d", f"{verb[:-1]}ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, third = f"{verb[:-1]}ied", f"{verb[:-1]}ies"
    return {"base": verb, "s": third, "past": past, "participle": past, "ing": ing}


def expanded(pattern: str) -> str:
    """`pattern` with each `@name` as a group of the words of that list."""
    return _NAMED.sub(lambda match: _group(match[1], match[2] or ""), pattern)


@cache
def _group(name: str, form: str) -> str:
    if not form:
        found = words(name)
    else:
        wanted = ("past", "participle") if form == "past" else (form,)
        found = frozenset(forms(verb)[key] for verb in tables()["verbs"][name] for key in wanted)
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', ' ') for word in ordered)})"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The regular expression of that name. KeyError for one that is not there."""
    return re.compile(expanded(tables()["patterns"][name]))


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of that name, one of which is to match."""
    return tuple(re.compile(expanded(one)) for one in tables()["patterns"][name])
