"""Leaks put into a finished file after it was written: in every part and code they are found."""

import base64
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deliver.planting import in_text, run
from tests.guard.people import PEOPLE, planted
from workbench.case import Case
from workbench.deliver.hygiene import check
from workbench.deliver.package import read_package, write_package


@pytest.fixture(scope="module")
def clean(ten_path: Path) -> dict[str, bytes]:
    """The parts of a client file of the case that holds none of its secrets."""
    return read_package((ten_path.parent / "issued.docx").read_bytes(), "issued.docx")


def symbols(text: str) -> str:
    return "".join(f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(letter):02X}"/></w:r>' for letter in text)


def entities(text: str) -> str:
    return run("".join(f"&#x{ord(letter):X};" for letter in text))


WRITTEN: dict[str, Callable[[str], str]] = {
    "plain": run,
    "a run for each letter": lambda text: "".join(map(run, text)),
    "over two paragraphs": lambda text: f"{run(text[:5])}</w:p><w:p>{run(text[5:])}",
    "entities": entities,
    "an attribute": lambda text: f'<w:bookmarkStart w:id="9" w:name="{text}"/><w:bookmarkEnd w:id="9"/>',
    "a remark": lambda text: f"<!-- {text} -->",
    "base64": lambda text: run(base64.b64encode(text.encode()).decode()),
    "base64 of UTF-16": lambda text: run(base64.b64encode(text.encode("utf-16-le")).decode()),
    "hexadecimal": lambda text: run(text.encode().hex()),
    "percent": lambda text: run("".join(f"%{byte:02X}" for byte in text.encode())),
}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("script", ["latin", "arabic"])
def test_names_put_into_the_text_are_found(
    ten: Case, clean: dict[str, bytes], script: str, form: str
) -> None:
    leaky = clean
    for person in PEOPLE:
        name = person.name if script == "latin" else person.arabic
        leaky = in_text(leaky, f"{WRITTEN[form](name)}{run('Words between.')}</w:p><w:p>")
    findings = check(write_package(leaky), searcher=ten.guard.for_file()).findings
    missed = [
        person.name
        for person in PEOPLE
        if not any(name in line for line in findings for name in (f"“{person.name}”", f"“{person.arabic}”"))
    ]
    assert missed == []


def test_a_name_in_symbols_is_found(ten: Case, clean: dict[str, bytes]) -> None:
    data = write_package(in_text(clean, symbols("Marek Dvorak")))
    assert any("Marek Dvorak" in line for line in check(data, searcher=ten.guard.for_file()).findings)


PLACES = ("word/endnotes.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml", "docProps/core.xml",
          "word/settings.xml")  # fmt: skip


@pytest.mark.parametrize("part", PLACES)
def test_sixty_leaks_in_any_part_are_found(ten: Case, clean: dict[str, bytes], part: str) -> None:
    if part not in clean:
        pytest.skip(f"the template has no {part}")
    chance = random.Random(part)
    for person in PEOPLE:
        text = chance.choice([text for form, text in planted(person).items() if form != "over a line"])
        escaped = text.replace("&", "&amp;")
        end = clean[part].rindex(b"</")
        leaky = clean[part][:end] + f"<w:p><w:r><w:t>{escaped}</w:t></w:r></w:p>".encode() + clean[part][end:]
        report = check(write_package({**clean, part: leaky}), searcher=ten.guard.for_file())
        assert any("holds “" in line for line in report.findings), text


def test_the_file_as_it_was_written_is_clean(ten: Case, clean: dict[str, bytes]) -> None:
    assert check(write_package(clean), searcher=ten.guard.for_file()).findings == ()


def test_what_a_page_names_is_named_with_its_source(
    ten: Case, clean: dict[str, bytes], tmp_path: Path
) -> None:
    data = write_package(in_text(clean, run("Как сообщил Дмитрий Орловский. ")))
    (line,) = check(data, searcher=ten.guard.for_file()).findings
    assert line.startswith("word/document.xml holds “Dmitri Orlovsky” (")
    assert line.endswith("written “Дмитрий Орловский”")
