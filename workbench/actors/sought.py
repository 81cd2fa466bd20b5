"""The spellings of a register as they are looked for in texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.actors.folding import fold_for_names
from workbench.actors.inflection import is_cyrillic, with_swallowed_article
from workbench.actors.transliteration import romanise


@dataclass(frozen=True, slots=True)
class Sought:
    """One spelling as it is looked for. Acronyms must be in capitals; `skip` leaves a prefix out.

    `capital`: one word that is written with a capital, and so is never meant in small letters.
    `full_stop`: the last word is cut short, and its full stop is part of the name: Mohammed VI.
    """

    folded: str
    actor_ids: tuple[str, ...]
    acronym: bool
    skip: int = 0
    capital: bool = False
    full_stop: bool = False


def sought(register: Iterable[tuple[str, str]]) -> list[Sought]:
    """What is looked for, given (actor id, spelling) pairs: each spelling once, acronyms in every form."""
    holders: dict[tuple[str, bool], list[str]] = {}
    small: set[str] = set()
    cut_short: set[str] = set()
    for actor_id, spelling in register:
        folded = " ".join(fold_for_names(spelling)[0].split())
        if folded:
            actor_ids = holders.setdefault((folded, _is_acronym(spelling)), [])
            if actor_id not in actor_ids:
                actor_ids.append(actor_id)
            if " " in folded or not _begins_with_capital(spelling):
                small.add(folded)
            if spelling.endswith("."):
                cut_short.add(folded)
    # Capitals of one entry and small letters of another: found in either form.
    found = [
        Sought(
            folded,
            tuple(dict.fromkeys(actor_ids + holders.get((folded, True), []))),
            acronym,
            capital=folded not in small,
            full_stop=folded in cut_short,
        )
        for (folded, acronym), actor_ids in holders.items()
        if not (acronym and (folded, False) in holders)
    ]
    known = {name.folded for name in found}
    return found + [form for name in found if name.acronym for form in _other_forms(name, known)]


def _other_forms(name: Sought, known: set[str]) -> Iterator[Sought]:
    """An acronym with full stops (`N.O.C.`), and a Cyrillic one in Latin letters (`SBU`)."""
    if not name.folded.isalpha() or len(name.folded) < 3:
        return
    spelled = [name.folded]
    if is_cyrillic(name.folded):
        spelled.append(romanise(name.folded))
    for form in spelled:
        if form not in known:
            yield replace(name, folded=form)
        if " ".join(form) not in known and form.isascii():
            yield replace(name, folded=" ".join(form), full_stop=True)


def _begins_with_capital(spelling: str) -> bool:
    first = next((letter for letter in spelling if letter.isalnum()), "")
    return first.isupper() or first.istitle()


def after_li(names: list[Sought]) -> list[Sought]:
    """Arabic names whose article `li-` swallows."""
    known = {name.folded for name in names}
    forms = [(with_swallowed_article(name.folded), name) for name in names]
    return [Sought(form, name.actor_ids, False, skip=1) for form, name in forms if form and form not in known]


def _is_acronym(spelling: str) -> bool:
    spelling = spelling.strip()
    return spelling.isupper() and len(spelling) <= 6 and " " not in spelling
