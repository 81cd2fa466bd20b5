"""Whether a surname in a text stands for itself, is part of a longer name, or is somebody else's."""

from dataclasses import dataclass
from functools import cache

from workbench.actors.around import given_names, is_german_title, ordinary_words, places, titles, words_of
from workbench.actors.bearers import Bearers, Standing
from workbench.actors.given_beside import bearers_named, given_behind
from workbench.actors.inflection import forms_of, is_form_of
from workbench.actors.person_names import is_patronymic
from workbench.actors.tokens import BLANK, COMMA, DOT, HYPHEN, Tokens

NAMED, BARE, OTHER, NONE = "named", "bare", "other", "none"
"""A name with its given names; a surname alone; somebody else of that surname; nobody, such as a street."""

_LONGEST = 5
_YOUNGER = {"jr", "sr", "junior", "senior", "ii", "iii", "iv", "fils", "pere"}
_AGAINST = ("anti", "pro", "ex", "non", "post", "pre", "анти", "про", "экс", "екс")
_JOINING = ("al", "el", "bin", "ibn", "ben", "аль", "эль", "бин", "ибн")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a surname at a place is: words by number, letters of the first to leave out, whom it may mean."""

    kind: str
    first: int
    last: int
    skip: int = 0
    actor_ids: tuple[str, ...] = ()
    titled: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A text with the surnames of the register and the names that are found in it already, by word."""

    tokens: Tokens
    bearers: Bearers
    begins: frozenset[int]
    """The first words of names found already."""
    ends: frozenset[int]
    """Their last words."""

    def is_given(self, word: str) -> bool:
        """Whether a folded word is a given name that is known, in any case ending."""
        known = _given_forms()
        return word in known or word in self.bearers.given


def read_cased(view: View, standing: Standing) -> Reading:
    """The reading of a surname in a script that has capitals."""
    tokens = view.tokens
    first, last = _with_article(tokens, standing), standing.last
    if not tokens.is_capital(last) or _is_compound(view, first, last):
        return Reading(NONE, first, last)
    run, titled = _before(view, standing, first)
    named = bearers_named(tokens, run, standing)
    if named:
        return _named(view, run, named, first, last)
    after = _after(view, standing, first, last)
    if after.kind != BARE:
        return after
    if run and not _is_plain(view, run[0], first):
        return Reading(OTHER, first, last, titled=titled)
    if _is_of_institution(tokens, first):
        return Reading(NONE, first, last)
    return Reading(BARE, first, last, titled=titled)


def read_whole(view: View, first: int, last: int) -> str:
    """What a whole name is: a name, a part of somebody else's, or of a street's or an institution's."""
    tokens = view.tokens
    if _is_of_institution(tokens, first) or _is_institution_after(tokens, last):
        return NONE
    joint = tokens.joint(first)
    if joint != BLANK:
        return NAMED
    word = tokens.words[first - 1]
    if word in ("bin", "ibn", "bint", "бин", "ибн"):
        return OTHER
    if not tokens.is_capital(first - 1) or _is_title(tokens, first - 1) or first - 1 in view.ends:
        return NAMED
    # "Saddam Khalifa Haftar" is not Khalifa.
    return OTHER if view.is_given(word) else NAMED


def _with_article(tokens: Tokens, standing: Standing) -> int:
    """The first word, with an article that the register leaves out."""
    first = standing.first
    if tokens.joint(first) not in (HYPHEN, BLANK) or tokens.words[first - 1] not in words_of("articles"):
        return first
    small = tokens.written(first - 1).islower()
    if tokens.joint(first) == HYPHEN or (small and tokens.words[first - 1] in ("al", "el")):
        return first - 1
    return first


def _is_compound(view: View, first: int, last: int) -> bool:
    """Whether a hyphen makes one name of the surname and another word: Smith-Haftar, Haftar-Strasse."""
    tokens = view.tokens
    if (
        tokens.joint(first) == HYPHEN
        and tokens.joint(first - 1) == HYPHEN
        and not tokens.is_capital(first - 1)
    ):
        return True
    if tokens.joint(first) == HYPHEN and tokens.is_capital(first - 1):
        word = tokens.words[first - 1]
        if not (
            view.bearers.is_surname(word)
            or first - 1 in view.ends
            or view.is_given(word)
            or tokens.is_upper(first - 1)
            or word in _AGAINST
        ):
            return True
    if tokens.joint(last + 1) == HYPHEN and tokens.is_capital(last + 1):
        word = tokens.words[last + 1]
        if word in words_of("named_after"):
            return True
        known = view.bearers.is_surname(word) or last + 1 in view.begins or word in ordinary_words()
        return not (known or tokens.is_german or tokens.is_upper(last + 1))
    return False


def _before(view: View, standing: Standing, first: int) -> tuple[list[int], bool]:
    """The words before that may be given names, the nearest first; whether a title is before them."""
    tokens, run = view.tokens, list[int]()
    own = {word for _actor, given in standing.surname.bearers for word in given}
    number = first
    while number and len(run) < _LONGEST:
        joint = tokens.joint(number)
        number -= 1
        word = tokens.words[number]
        is_own = any(is_form_of(word, one) for one in own)
        if joint in (BLANK, DOT) and not is_own and _is_title(tokens, number):
            return run, True
        if joint not in (BLANK, HYPHEN) and not (joint == DOT and tokens.is_initial(number)):
            break
        if not tokens.is_capital(number):
            if word in _JOINING and number and tokens.joint(number) and tokens.is_capital(number - 1):
                run.append(number)
                continue
            break
        run.append(number)
    return run, False


def _is_title(tokens: Tokens, number: int) -> bool:
    word = tokens.words[number]
    if word == "m" and tokens.is_french and tokens.is_initial(number):
        return True
    return word in titles() or (len(word) > 6 and tokens.is_capital(number) and is_german_title(word))


def _named(view: View, run: list[int], named: list[tuple[str, int]], first: int, last: int) -> Reading:
    far = min(number for _actor, number in named)
    actors = tuple(actor_id for actor_id, number in named if number == far)
    beyond = [number for number in run if number < far]
    if beyond and (view.tokens.words[beyond[0]] in _JOINING or read_whole(view, far, last) == OTHER):
        return Reading(OTHER, first, last)
    if _is_of_institution(view.tokens, far) or _is_institution_after(view.tokens, last):
        return Reading(NONE, first, last)
    return Reading(NAMED, far, last, actor_ids=actors)


def _after(view: View, standing: Standing, first: int, last: int) -> Reading:
    """What the words after a surname make of it."""
    tokens, after = view.tokens, last + 1
    joint = tokens.joint(after)
    reversed_name = _reversed(tokens, standing, first, last)
    if reversed_name:
        return reversed_name
    if _is_institution_after(tokens, last) or _is_listed(tokens, last):
        return Reading(NONE, first, last)
    if joint != BLANK or not tokens.is_capital(after):
        word = tokens.words[after] if joint else ""
        goes_on = joint in (BLANK, HYPHEN) and word in _JOINING and tokens.joint(after + 1)
        return Reading(NONE if goes_on and tokens.is_capital(after + 1) else BARE, first, last)
    word = tokens.words[after]
    if after in view.begins or tokens.is_german or tokens.is_upper(after):
        is_known = not (tokens.is_upper(after) and tokens.is_upper(last))
        return Reading(BARE if is_known else _of_capitals(view, after), first, last)
    if word in _YOUNGER or view.is_given(word) or is_patronymic(word):
        return Reading(OTHER, first, last)
    if view.bearers.is_surname(word) or not tokens.words[last].isascii() or word in _plain_words():
        return Reading(BARE, first, last)
    is_name_itself = view.is_given(tokens.words[last]) or standing.surname.is_ordinary
    # In Turkish the object may follow at once: "Erdoğan Putin ile görüştü".
    return Reading(BARE if tokens.is_turkish and not is_name_itself else NONE, first, last)


def _is_listed(tokens: Tokens, last: int) -> bool:
    """Whether other given names are behind, as lists have it: DAGALO, Algoney."""
    after = last + 1
    in_list = tokens.joint(after) == COMMA and tokens.is_upper(last)
    return in_list and tokens.is_capital(after) and not tokens.is_upper(after)


def _of_capitals(view: View, after: int) -> str:
    """In a line of capitals a word after a surname is a given name, or no part of the name."""
    return OTHER if view.is_given(view.tokens.words[after]) else BARE


def _reversed(tokens: Tokens, standing: Standing, first: int, last: int) -> Reading | None:
    """`Haftar, Khalifa`, `HAFTAR Khalifa`, `Хафтар Х.`: the given names behind."""
    after = last + 1
    joint = tokens.joint(after)
    if joint not in (BLANK, COMMA) or not tokens.is_capital(after):
        return None
    best, found = 0, list[tuple[str, int]]()
    for actor_id, given in standing.surname.bearers:
        end = given_behind(tokens, after, given, joint) if given else 0
        if end > best:
            best, found = end, []
        if end and end == best:
            found.append((actor_id, end))
    if not found:
        return None
    actors = tuple(dict.fromkeys(actor_id for actor_id, _end in found))
    return Reading(NAMED, first, best, actor_ids=actors)


def _is_of_institution(tokens: Tokens, first: int) -> bool:
    """Whether a street or the like is named after what begins here: before it, directly."""
    if tokens.joint(first) not in (BLANK, HYPHEN, DOT):
        return False
    word = tokens.words[first - 1]
    return word in words_of("named_before") and not (word.isascii() and tokens.is_german)


def _is_institution_after(tokens: Tokens, last: int) -> bool:
    """Whether what ends here gives its name to a street or the like: behind it, with a capital."""
    after = last + 1
    if tokens.joint(after) not in (BLANK, HYPHEN) or not tokens.is_capital(after):
        return False
    if tokens.words[after] in words_of("named_after"):
        return True
    # "Mitiga Air Base": the word may come after another.
    following = after + 1
    return (
        tokens.joint(following) == BLANK
        and tokens.is_capital(following)
        and not tokens.is_german
        and tokens.words[following] in words_of("named_after")
        and tokens.words[after] in ordinary_words()
    )


def _is_plain(view: View, number: int, first: int) -> bool:
    """Whether a word with a capital before a surname is no given name."""
    tokens = view.tokens
    word = tokens.words[number]
    if number in view.ends or word in words_of("months"):
        return True
    if tokens.is_initial(number) or view.is_given(word):
        return False
    if view.bearers.is_surname(word):
        return True
    if tokens.is_upper(number) and not tokens.is_upper(first):
        return True
    if word in _plain_words():
        return True
    if tokens.begins_sentence(number):
        return word in ordinary_words() or word in tokens.small or word in words_of("openers")
    if word in ordinary_words():
        headline = (number and tokens.is_capital(number - 1)) or tokens.is_upper(number)
        return bool(headline) or (tokens.is_german and not tokens.words[number].isascii())
    if tokens.is_german:
        return _has_determiner(tokens, number)
    return False


def _has_determiner(tokens: Tokens, number: int) -> bool:
    """Whether a German noun has an article or an adjective before it, as no name has."""
    if not tokens.joint(number):
        return False
    before = tokens.words[number - 1]
    return not tokens.is_capital(number - 1) and (
        before in ("der", "die", "das", "des", "dem", "den", "ein", "eine", "einen", "einem", "sein", "ihr")
        or before.endswith(("ische", "ischen", "ischer", "lige", "ligen"))
    )


@cache
def _plain_words() -> frozenset[str]:
    """Places, in any case ending, and days."""
    named = (form for word in words_of("places") for form in forms_of(word))
    return frozenset(named) | places() | words_of("months")


@cache
def _given_forms() -> frozenset[str]:
    return frozenset(form for word in given_names() for form in forms_of(word))
