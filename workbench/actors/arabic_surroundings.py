"""The same in Arabic, which has no capitals: given names, ranks and kin show whose a surname is."""

from workbench.actors.around import given_names, words_of
from workbench.actors.bearers import Standing
from workbench.actors.inflection import ARABIC_ARTICLE, CLITICS
from workbench.actors.surroundings import BARE, NAMED, NONE, OTHER, Reading, View
from workbench.actors.tokens import BLANK, Tokens

_LONGEST = 4
_PATRONYMS = ("بن", "ابن", "بنت", "ابو", "ابا", "ام", "بو", "ال", "ولد")
_SERVANT = "عبد"

Unit = tuple[int, str]
"""A given name before a surname: the number of its first word, and its letters."""


def read_arabic(view: View, standing: Standing) -> Reading:
    """The reading of a surname in Arabic letters."""
    tokens, first, last = view.tokens, standing.first, standing.last
    units = _before(tokens, first) if not standing.skip else []
    named = _named(view, units, standing)
    if named:
        return named
    if tokens.joint(last + 1) == BLANK and tokens.words[last + 1] == "بن":
        return Reading(NONE, first, last)
    if not units:
        return Reading(BARE, first, last, standing.skip)
    number, unit = units[0]
    if unit in _PATRONYMS or _is_one_of(unit, words_of("named_before")):
        return Reading(NONE, first, last)
    titled = _is_one_of(unit, words_of("arabic_titles"))
    if not titled and (is_given(view, unit) or _follows_rank(tokens, number, unit)):
        return Reading(OTHER, first, last)
    is_also_given = standing.surname.is_given or is_given(view, tokens.words[last][standing.skip :])
    if not titled and is_also_given and not _is_set_off(tokens, unit, last):
        return Reading(NONE, first, last)
    return Reading(BARE, first, last, standing.skip, titled=titled)


def _is_set_off(tokens: Tokens, before: str, last: int) -> bool:
    """Whether a surname that is a given name or an adjective as well stands as a name alone may.

    After a verb of saying or a preposition, and before no word that may be the surname.
    """
    if not _is_one_of(before, words_of("arabic_before_names")):
        return False
    return tokens.joint(last + 1) != BLANK or tokens.words[last + 1] in words_of("arabic_small")


def read_arabic_whole(view: View, first: int, skip: int) -> str:
    """What a whole name is: a name, a part of somebody else's, or of a street's or an institution's."""
    units = _before(view.tokens, first) if not skip else []
    if not units:
        return NAMED
    number, unit = units[0]
    if _is_one_of(unit, words_of("named_before")):
        return NONE
    if unit in ("بن", "ابن", "بنت"):
        return OTHER
    is_other = not _is_one_of(unit, words_of("arabic_titles")) and is_given(view, unit)
    return OTHER if is_other and number not in view.ends and first - 1 not in view.ends else NAMED


def is_given(view: View, unit: str) -> bool:
    """Whether a word, with or without a clitic, is a given name."""
    known = given_names()
    return any(form in known or form in view.bearers.given for form in _bare(unit))


def _before(tokens: Tokens, first: int) -> list[Unit]:
    """The words before as given names may be written, compounds joined, the nearest first."""
    units: list[Unit] = []
    number = first
    while number and len(units) < _LONGEST and tokens.joint(number) == BLANK:
        number -= 1
        word = tokens.words[number]
        before = tokens.words[number - 1] if number and tokens.joint(number) == BLANK else ""
        if before and (word in words_of("of_god") or _is_one_of(before, {_SERVANT, "ابو"})):
            number -= 1
            word = before + word
        units.append((number, word))
    return units


def _named(view: View, units: list[Unit], standing: Standing) -> Reading | None:
    best, found = 0, list[tuple[str, int, int]]()
    for actor_id, given in standing.surname.bearers:
        level, count, skip = _given_in(view, units, given) if given and units else (0, 0, 0)
        if level > best:
            best, found = level, []
        if level and level == best:
            found.append((actor_id, count, skip))
    if not found:
        return None
    actors = tuple(dict.fromkeys(actor_id for actor_id, _count, _skip in found))
    count, skip = found[0][1:]
    beyond = units[count][1] if count < len(units) and not skip else ""
    is_title = _is_one_of(beyond, words_of("arabic_titles"))
    if beyond in ("بن", "ابن", "بنت") or (beyond and not is_title and is_given(view, beyond)):
        return Reading(OTHER, standing.first, standing.last)
    if beyond and _is_one_of(beyond, words_of("named_before")):
        return Reading(NONE, standing.first, standing.last)
    return Reading(NAMED, units[count - 1][0], standing.last, skip, actors)


def _given_in(view: View, units: list[Unit], given: tuple[str, ...]) -> tuple[int, int, int]:
    """How well the units are some given names (0: not), how many they are, letters of a clitic."""
    joined = "".join(given)
    for count in range(1, len(units) + 1):
        written = "".join(unit for _number, unit in reversed(units[:count]))
        skip = len(written) - len(joined)
        if written.endswith(joined) and written[:skip] in CLITICS:
            return 3, count, skip
    wanted = _units_of(given)
    for count in range(1, min(len(units), 3) + 1):
        far = units[count - 1][1]
        skip = len(far) - len(wanted[0])
        if not (far.endswith(wanted[0]) and far[:skip] in CLITICS):
            continue
        inner = [unit for _number, unit in units[: count - 1]]
        if all(unit in wanted[1:] for unit in inner):
            return 2, count, skip
        if all(is_given(view, unit) for unit in inner) and len(wanted) == 1:
            return 1, count, skip
    return 0, 0, 0


def _units_of(given: tuple[str, ...]) -> list[str]:
    units: list[str] = []
    for word in given:
        if units and (word in words_of("of_god") or units[-1] in (_SERVANT, "ابو")):
            units[-1] += word
        else:
            units.append(word)
    return units


def _follows_rank(tokens: Tokens, number: int, unit: str) -> bool:
    """Whether a word without an article follows a rank or kin: then it is a given name."""
    if unit.startswith(ARABIC_ARTICLE) or any(_is_one_of(unit, words_of(name)) for name in ("places", "kin")):
        return False
    if tokens.joint(number) != BLANK:
        return False
    before = tokens.words[number - 1]
    return _is_one_of(before, words_of("arabic_ranks")) or _is_one_of(before, words_of("kin"))


def _bare(word: str) -> list[str]:
    """A word without each clitic it may begin with."""
    return [
        word[len(clitic) :] for clitic in CLITICS if word.startswith(clitic) and len(word) > len(clitic) + 1
    ]


def _is_one_of(word: str, known: frozenset[str] | set[str]) -> bool:
    return any(form in known for form in _bare(word))
