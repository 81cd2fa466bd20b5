"""Whoever looks for a name looks for the person: the actor's other spellings are searched as well."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from workbench.actors.inflection import (
    ARABIC_ARTICLE,
    first_stem,
    is_cyrillic,
    with_swallowed_article,
    without_article,
)
from workbench.actors.name_words import ARTICLES
from workbench.actors.transliteration import script_of
from workbench.casefile.file.connection import Connection
from workbench.search.figures import Written, written_otherwise
from workbench.search.heard_words import WordsOfCase, is_form
from workbench.search.query import Unit, either, words_of
from workbench.values.deception import plain_spelling
from workbench.values.text import fold

_MOST_WORDS = 6
"""Words of the longest run that is looked up as one name."""
_MOST_HEARD, _MOST_READINGS = 3, 6
"""Words of the longest name that is looked up by its sound, and spellings tried for each of them."""
_SHORTEST = 3
"""Letters of the shortest other spelling that is searched: two stand in half of all texts."""
_LEAST_STEM = 3
_BETWEEN = 2
"""Words that may stand between those of a name: a middle name, a patronymic."""
_ARABIC_CLITICS = ("و", "ب", "ل", "ف", "ك", "وب", "ول", "فل", "فب")
_SERVANT = "عبد"


@dataclass(frozen=True, slots=True)
class Also:
    """What a search takes in besides: other spellings of a name, those in other scripts first.

    `figures` are other ways to write a date or a number.
    """

    actor_ids: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Widened:
    """What to look for: FTS5 expressions all of which must match, and what they take in besides."""

    expressions: tuple[str, ...]
    also: Also
    terms: tuple[str, ...]
    """The other spellings as a passage shows them: a stem where the endings differ."""
    further: tuple[str, ...] = ()
    """The expressions with figures whose sign the index leaves out; none where there are no such."""
    proof: tuple[str, ...] = ()
    """The figures that must have their sign in a text which only these find."""


def widened(connection: Connection, units: Sequence[Unit], words: WordsOfCase) -> Widened:
    """Where the words typed name an actor, that actor's other spellings will do as well, of a date or number
    its other forms.

    A full name brings the other spellings and the surnames in other scripts, a surname those of everyone
    who has it. Words in quotes stand for themselves.
    """
    expressions: list[str] = []
    further: list[str] = []
    actors: dict[str, None] = {}
    others: dict[str, None] = {}
    figures = {one.first: one for one in written_otherwise(units)}
    at = 0
    while at < len(units):
        written = figures.get(at)
        length, named = (0, []) if written else _name_at(connection, units, at, words)
        if written:
            length = written.last - at
            expressions.append(_any_of([*_as_typed(units[at : at + length], written), *written.expressions]))
            further.append(f'"{" ".join(words_of(written.bare))}"' if written.bare else expressions[-1])
        elif named:
            own = _all_of(units[at : at + length])
            spellings = _other_spellings(units[at : at + length], named)
            heard = _heard(connection, units[at : at + length], named, spellings, words)
            # The name as it was typed may stand there with an ending or a small word written onto it.
            typed = " ".join(token for unit in units[at : at + length] for token in unit.tokens)
            forms = [form for form in map(_expression, (typed, *spellings)) if form]
            exact = [f'"{word}"' for word in heard]
            expressions.append(_any_of([own, *forms, *exact]))
            actors.update(dict.fromkeys(actor_id for actor_id, _is_full, _spellings in named))
            others.update(dict.fromkeys((*spellings, *heard)))
        else:
            length = 1
            expressions.append(units[at].expression)
        further += expressions[len(further) :]
        at += length
    terms = dict.fromkeys(term for spelling in others for term in _shown(spelling))
    forms = [form for one in figures.values() for form in one.shown]
    also = Also(tuple(actors), tuple(others), tuple(forms))
    proofs = [one.proof for one in figures.values() if one.bare]
    wider = tuple(further) if len(proofs) == 1 else ()
    return Widened(tuple(expressions), also, (*terms, *forms), wider, proofs[0] if wider else ())


def _as_typed(units: Sequence[Unit], written: Written) -> list[str]:
    """The units as one expression; none where the index would see bare figures in them."""
    if written.bare and [token for unit in units for token in unit.tokens] == words_of(written.bare):
        return []
    return [_all_of(units)]


Named = tuple[str, bool, list[tuple[str, bool]]]
"""An actor's id, whether the whole name was typed, and each spelling with whether it is a person's."""


def _name_at(
    connection: Connection, units: Sequence[Unit], at: int, words: WordsOfCase
) -> tuple[int, list[Named]]:
    """The longest run of words from `at` on that names somebody, and whom."""
    most = next((n for n, unit in enumerate(units[at:]) if unit.is_phrase), len(units) - at)
    for length in range(min(most, _MOST_WORDS), 0, -1):
        tokens = [token for unit in units[at : at + length] for token in unit.tokens]
        if named := _named(connection, tokens):
            return length, named
    for length in range(min(most, _MOST_HEARD), 0, -1):
        if named := _named_as_heard(connection, units[at : at + length], words):
            return length, named
    return 0, []


def _named_as_heard(connection: Connection, units: Sequence[Unit], words: WordsOfCase) -> list[Named]:
    """Whom words name that the register has in another spelling or script."""
    typed = [_bare("-".join(unit.tokens)).replace("-", "") for unit in units]
    if min(map(len, typed)) < _SHORTEST:
        return []
    candidates = [words.in_names(connection, word)[:_MOST_READINGS] for word in typed]
    found: dict[str, Named] = {}
    for spelled in product(*candidates):
        for one in _named(connection, list(spelled)):
            found.setdefault(one[0], one)
    return list(found.values())


def _named(connection: Connection, tokens: list[str]) -> list[Named]:
    wanted = _telling(tokens)
    if not wanted or max(map(len, wanted)) < 2:
        return []
    named: list[Named] = []
    actor_ids = dict.fromkeys(actor_id for actor_id, _spelling in _entries_with(connection, tokens))
    for actor_id, spellings in _spellings_of(connection, list(actor_ids)).items():
        words = [_telling(words_of(plain_spelling(spelling))) for spelling, _is_person in spellings]
        if sorted(wanted) in map(sorted, words):
            named.append((actor_id, True, spellings))
        elif len(wanted) == 1 and any(
            is_person and len(known) > 1 and known[-1] == wanted[0]
            for (_spelling, is_person), known in zip(spellings, words, strict=True)
        ):
            named.append((actor_id, False, spellings))
    return named


def _entries_with(connection: Connection, tokens: Iterable[str]) -> list[tuple[str, str]]:
    """The spellings of actors that have all these words, in the order of the index: actor id, spelling."""
    rows = connection.execute(
        "SELECT CASE e.kind WHEN 'actor' THEN e.target_id ELSE e.owner_id END, e.text "
        "FROM entry_index i JOIN search_entry e ON e.n = i.rowid "
        "WHERE entry_index MATCH ? AND e.kind IN ('actor', 'alias')",
        (" AND ".join(either([token]) for token in tokens),),
    )
    return [(row[0], row[1]) for row in rows]


def _spellings_of(connection: Connection, actor_ids: list[str]) -> dict[str, list[tuple[str, bool]]]:
    """The spellings of each actor, the name first, and whether they are a person's."""
    if not actor_ids:
        return {}
    rows = connection.execute(
        "WITH wanted AS (SELECT value AS id FROM json_each(?)) "
        "SELECT id, name, kind = 'person' FROM actor WHERE id IN wanted "
        "UNION ALL SELECT l.actor_id, l.text, a.kind = 'person' "
        "FROM alias l JOIN actor a ON a.id = l.actor_id WHERE l.actor_id IN wanted",
        (json.dumps(actor_ids),),
    ).fetchall()
    found: dict[str, list[tuple[str, bool]]] = {actor_id: [] for actor_id in actor_ids}
    for actor_id, spelling, is_person in rows:
        found[actor_id].append((spelling, bool(is_person)))
    return found


def _telling(tokens: Iterable[str]) -> list[str]:
    """The folded words of a name without its articles."""
    folded = [without_article(fold(token)) for token in tokens]
    return [token for token in folded if token not in ARTICLES] or folded


def _other_spellings(units: Sequence[Unit], named: Iterable[Named]) -> list[str]:
    typed = [token for unit in units for token in unit.tokens]
    known, script = sorted(_telling(typed)), script_of(" ".join(typed))
    found: dict[str, None] = {}
    for _actor_id, is_full, spellings in named:
        for spelling, is_person in spellings:
            words = spelling.split()
            surname = _surname(words) if is_person and len(words) > 1 else ""
            if is_full:
                found.setdefault(spelling)
            if surname and (not is_full or script_of(spelling) != script):
                found.setdefault(surname)
    others = [
        spelling
        for spelling in found
        if len(fold(spelling)) >= _SHORTEST and sorted(_telling(words_of(spelling))) != known
    ]
    distinct: dict[str, str] = {}
    for spelling in others:
        distinct.setdefault(fold(spelling), spelling)
    return sorted(distinct.values(), key=lambda spelling: script_of(spelling) == script)


def _heard(
    connection: Connection, units: Sequence[Unit], named: Iterable[Named],
    others: Iterable[str], words: WordsOfCase,
) -> list[str]:  # fmt: skip
    """The words of the texts that sound like the surnames, without those that are searched as it is.

    A full name brings those of its own script only where nobody else in the case has the surname.
    """
    typed = " ".join(token for unit in units for token in unit.tokens)
    script, known = script_of(typed), [fold(one) for one in (typed, *others) if " " not in one]
    found: dict[str, None] = {}
    for _actor_id, is_full, spellings in named:
        surnames = {fold(_bare(_surname(spelling))) for spelling in _names_of_persons(spellings)}
        is_alone = not is_full or not any(_is_shared(connection, surname) for surname in surnames)
        for surname in sorted(surnames):
            for word in words.in_texts(connection, surname):
                is_searched = any(is_form(word, name) for name in known)
                if not is_searched and (is_alone or script_of(word) != script):
                    found.setdefault(word)
                    known.append(fold(word))
    return sorted((word.capitalize() for word in found), key=lambda word: script_of(word) == script)


def _names_of_persons(spellings: Iterable[tuple[str, bool]]) -> list[list[str]]:
    return [spelling.split() for spelling, is_person in spellings if is_person]


def _bare(word: str) -> str:
    """A surname without its article: `al-Menfi`, `السيسي`."""
    first, sign, rest = word.partition("-")
    return without_article(rest if sign and fold(first) in ARTICLES and rest else word)


def _is_shared(connection: Connection, surname: str) -> bool:
    """Whether more than one actor has this word as a surname."""
    tokens = words_of(surname)
    entries = _entries_with(connection, tokens) if tokens else []
    return len({actor for actor, text in entries if fold(_bare(_surname(text.split()))) == surname}) > 1


def _surname(words: list[str]) -> str:
    if words[0].endswith(",") and len(words[0]) > 2:
        return words[0].rstrip(",")
    return words[-1]


def _all_of(units: Sequence[Unit]) -> str:
    own = " AND ".join(unit.expression for unit in units)
    return f"({own})" if len(units) > 1 else own


def _any_of(expressions: Iterable[str]) -> str:
    several = list(dict.fromkeys(expressions))
    return several[0] if len(several) == 1 else "(" + " OR ".join(several) + ")"


def _expression(spelling: str) -> str:
    """One spelling in any order, with endings and small words written onto it."""
    forms = [words_of(form) for form in _written(plain_spelling(spelling))]
    return _any_of(_in_any_order(tokens) for tokens in forms if tokens) if any(forms) else ""


def _written(spelling: str) -> list[str]:
    """Arabic compounds are written apart or as one word."""
    if _SERVANT not in spelling:
        return [spelling]
    joined = spelling.replace(f"{_SERVANT} ", _SERVANT)
    apart = joined.replace(f"{_SERVANT}{ARABIC_ARTICLE}", f"{_SERVANT} {ARABIC_ARTICLE}")
    return list(dict.fromkeys((spelling, joined, apart)))


def _in_any_order(tokens: list[str]) -> str:
    if len(tokens) == 1:
        return _any_of(_phrases(tokens[0]))
    # Only the first word of an Arabic name has small words written onto it.
    first = _phrases(tokens[0])
    rest = [_phrases(token)[0] for token in tokens[1:]]
    return _any_of(f"NEAR({' '.join((begin, *rest))}, {_BETWEEN})" for begin in first)


def _phrases(token: str) -> list[str]:
    folded = fold(token)
    if is_cyrillic(folded) and len(begin := first_stem(folded)) >= _LEAST_STEM:
        # The index keeps a letter such as й as it is written.
        return [f'"{one}" *' for one in dict.fromkeys((token.lower()[: len(begin)], begin))]
    if script_of(token) != "Arab":
        return list(dict.fromkeys((f'"{token}"', f'"{folded}"')))
    forms = dict.fromkeys((token, folded))
    for clitic in _ARABIC_CLITICS:
        forms.setdefault(clitic + folded)
    if swallowed := with_swallowed_article(folded):
        forms.setdefault(swallowed)
    return [f'"{form}"' for form in forms]


def _shown(spelling: str) -> list[str]:
    """What marks a spelling in a passage: the whole, and the surname's stem where it has endings."""
    folded = fold(spelling)
    stems = [first_stem(word) for word in folded.split() if is_cyrillic(word)]
    return [spelling, *(begin for begin in stems if len(begin) >= _LEAST_STEM)]
