"""Cases for the tests of the guard, none of them the sample."""

from pathlib import Path

from tests.guard.people import PEOPLE, Protected
from workbench.case import Case


def case_of_ten(folder: Path) -> Case:
    """A case with ten protected people, each a source; and open sources beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    case = Case.create(folder / "copper.gwk", title="Copper Lantern", analyst="Greta Lindqvist")
    for person in PEOPLE:
        add_protected(case, person)
    case.sources.add_text(
        "The port authority said that traffic was normal.", title="Traffic normal", author="Ana Popescu",
        url="https://portnews.example/2025/traffic", published_on="2025-02-14",
    )  # fmt: skip
    return case


def add_protected(case: Case, person: Protected) -> str:
    """Enter a protected person as mail, and as an actor with an alias."""
    header = person.header if "<" in person.header else f"{person.header} <{person.mailbox}>"
    text = f"I tell you this alone: {person.confided}. Call {person.telephone}."
    source = case.sources.add_text(
        text, title=person.title, author=header, url=f"https://t.me/{person.handle}",
        protection="protected", descriptor="a person with direct access", published_on="2025-02-21",
    )  # fmt: skip
    with case.change("Name the file"):
        case.update("source", source.id, {"file_name": person.file_name})
    actor = case.actors.add(person.name, aliases=[person.arabic, person.alias])
    case.guard.identify(source.id, actor.id)
    return source.id
