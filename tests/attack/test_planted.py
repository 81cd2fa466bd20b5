"""Three hundred planted secrets through the export itself: none comes out, counted by code of the tests."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.attack.desk import REASON, everything_in
from tests.attack.people import TEN, Someone
from tests.attack.plantings import plantings
from workbench.attack.engine import attack
from workbench.attack.gather import known_of
from workbench.case import Case
from workbench.deliver.manuscript import Manuscript, Paragraph, Part
from workbench.deliver.writer import write
from workbench.values.errors import KnownError

ALL = [(person, form) for person in TEN for form in plantings(TEN[0])]


def went_out(case: Case, folder: Path, wanted: list[tuple[Someone, str]]) -> list[str]:
    """Of the plantings, those that are in a file which was written; each is tried in an export of its own."""
    brief = case.briefs.add(country="Libya", headline="Quiet at the quays")
    leaked = []
    for number, (person, form) in enumerate(wanted):
        text = plantings(person)[form]
        statement = case.briefs.state(brief.id, text=text)
        path = folder / f"{number}.docx"
        try:
            case.deliver(brief.id, path, override=REASON)
        except KnownError:
            assert not path.exists()
        if path.exists() and text[:40] in everything_in(path.read_bytes()):
            leaked.append(f"{person.name}: {form}")
        case.briefs.remove_statement(statement.id)
    case.briefs.state(brief.id, text="The quays were quiet.")
    case.deliver(brief.id, folder / "control.docx", override=REASON)
    assert "The quays were quiet." in everything_in((folder / "control.docx").read_bytes())
    return leaked


def test_a_form_of_each_person_is_refused(desk: Case, tmp_path: Path) -> None:
    chance = random.Random(11)
    some = [(person, chance.choice(list(plantings(person)))) for person in TEN]
    assert went_out(desk, tmp_path, some) == []


@pytest.mark.sweep
def test_three_hundred_secrets_stay_in_the_house(desk: Case, tmp_path: Path) -> None:
    assert len(ALL) == 300
    leaked = went_out(desk, tmp_path, ALL)
    print(f"\n{len(leaked)} of {len(ALL)} planted secrets in client files: {leaked}")
    assert leaked == []


# Each form with every third person, and each person with every third form.
SOME = [
    (person, form)
    for one, person in enumerate(TEN)
    for other, form in enumerate(plantings(TEN[0]))
    if (one + other) % 3 == 0
]


@pytest.mark.parametrize("planted", [SOME, pytest.param(ALL, marks=pytest.mark.sweep)], ids=["some", "all"])
def test_the_attack_recovers_people_where_the_guard_was_not_asked(
    desk: Case, planted: list[tuple[Someone, str]]
) -> None:
    """Files written without the guard: whom the second engine finds alone. Passages are the guard's."""
    known = known_of(desk)
    missed: Counter[str] = Counter()
    for person, form in planted:
        paragraph = Paragraph(plantings(person)[form])
        part = Part("Summary", "summary", (paragraph,))
        data = write(Manuscript("Libya: Quiet", (part,), "2026-03-09T10:00:00Z", handling=""), "house-brief")
        found = attack(data, known)
        shown = form in ("title", "file", "alias")
        if not (found.finds if shown else found.identities) and form != "passage":
            missed[form] += 1
    assert missed == Counter()
