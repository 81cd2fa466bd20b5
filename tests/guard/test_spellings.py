"""Names of public office-holders in other spellings and scripts, from a corpus made for other work."""

import csv
from collections import Counter

import pytest

from tests.corpora.locations import corpora_root
from workbench.guard.model import Needle
from workbench.guard.naming import People
from workbench.guard.open_names import OpenNames
from workbench.guard.people import Person, parts_of
from workbench.guard.reading import read

LEAST = {
    "latin-variant": 0.9, "tr-fr-it": 0.75, "lat-arab": 0.75, "lat-cyrl": 0.7, "arab-letterform": 0.85,
    "arab-clitic": 1.0, "arab-compound": 1.0, "reversed": 1.0, "cyrl-inflected": 0.85, "title": 1.0,
}  # fmt: skip
"""How many of each kind of pair must be found, of all that the corpus has."""


def found(protected: str, written: str) -> bool:
    person = Person(Needle(protected, "a test", "name", role="source"), parts_of(protected))
    people = People([person], OpenNames())
    return any(people.found_in(read(f"The letter of {written} came.")))


@pytest.mark.corpus
def test_other_spellings_of_a_name_are_found() -> None:
    path = corpora_root() / "own-names" / "pairs.tsv"
    if not path.is_file():
        pytest.skip(f"no {path}")
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t"))
    hits: Counter[str] = Counter()
    pairs = Counter(row["kind"] for row in rows if row["same?"] == "yes")
    for row in rows:
        if row["same?"] == "yes":
            hits[row["kind"]] += found(row["a"], row["b"])
    shares = {kind: hits[kind] / pairs[kind] for kind in LEAST if pairs[kind]}
    assert {kind: share for kind, share in shares.items() if share < LEAST[kind]} == {}


@pytest.mark.corpus
def test_another_person_of_the_same_given_name_is_not_taken_for_the_first() -> None:
    path = corpora_root() / "own-names" / "pairs.tsv"
    if not path.is_file():
        pytest.skip(f"no {path}")
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t")
    others = [(row["a"], row["b"]) for row in rows if row["kind"] in ("same-given", "cross-script")]
    assert others
    assert [(a, b) for a, b in others if found(a, b)] == []
