"""A case with the ten, and open things beside them; a reader of Word files of the tests' own."""

import html
import io
import re
import zipfile
from pathlib import Path

from tests.attack.people import TEN, Someone
from workbench.case import Case

REASON = "A test of what leaves the house."
OPEN_ACTORS = (
    ("Field Marshal Idris Maqbul", "person"), ("Viktor Sorokovoy", "person"),
    ("Hanna Petrenko-Lis", "person"),
    ("Sabratha Port Company", "organisation"), ("National Oil Corporation", "organisation"),
)  # fmt: skip


def desk_of_ten(folder: Path) -> Case:
    """The case, open for writing, with one brief of one harmless statement."""
    folder.mkdir(parents=True, exist_ok=True)
    case = Case.create(folder / "amber.gwk", title="Amber Harrow", analyst="Wilma Castellan")
    for person in TEN:
        enter(case, person)
    case.sources.add_text(
        "The harbour master, Leopold Quist, said that traffic was normal. The ferry of Dr Amal Rezk arrived.",
        title="Traffic normal at Sabratha", author="Edda Brunswick", publication="Coast Courier",
        url="https://coastcourier.example/2026/03/traffic", published_on="2026-03-02",
    )  # fmt: skip
    for name, kind in OPEN_ACTORS:
        case.actors.add(name, kind=kind if kind == "person" else "organisation")
    brief = case.briefs.add(country="Libya", headline="Quiet at the quays")
    case.briefs.state(brief.id, text="The quays were quiet, a person with direct knowledge said.")
    return case


def enter(case: Case, person: Someone) -> None:
    """A protected person, as a mail and as an actor of the register."""
    header = person.header if "<" in person.header else f"{person.header} <{person.mailbox}>"
    source = case.sources.add_text(
        f"Between us: {person.confided}. Reach me at {person.telephone}.", title=person.title, author=header,
        url=f"https://t.me/{person.handle}", protection="protected",
        descriptor="a person with direct knowledge", published_on="2026-03-05",
    )  # fmt: skip
    with case.change("Name the file"):
        case.update("source", source.id, {"file_name": person.file_name})
    actor = case.actors.add(person.name, aliases=[person.arabic, person.alias])
    case.guard.identify(source.id, actor.id)


def everything_in(data: bytes) -> str:
    """All text of a Word file, joined across runs, its raw markup, its part names, its loose bytes."""
    texts = [data.decode("latin-1")]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            raw = package.read(name).decode("utf-8", "replace")
            texts += [name, raw, html.unescape(re.sub(r"<[^>]*>", "", raw))]
    return "\n".join(texts)
