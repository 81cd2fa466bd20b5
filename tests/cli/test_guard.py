"""The guard on the command line: the list, the answers, and a finished file against its case."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork

Run = Callable[..., Result]
REASON = "An archive without sources."


@pytest.fixture
def run() -> Run:
    def call(*words: object) -> Result:
        return CliRunner().invoke(groundwork, [str(word) for word in words])

    return call


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain case with a protected source and a brief."""
    path = tmp_path / "desk.gwk"
    with Case.create(path, title="Desk", analyst="Greta Lindqvist") as case:
        case.sources.add_text(
            "Words.", title="Lathes for the third hall", author="Selim Bashandi", protection="protected",
            descriptor="a man with access",
        )  # fmt: skip
        brief = case.briefs.add(country="Libya", headline="Tools")
        case.briefs.state(brief.id, text="A note on lathes for the third hall was seen.")
    return path


def test_the_list_is_shown_and_words_are_added(run: Run, path: Path) -> None:
    listed = run("guard", path)
    assert listed.exit_code == 0, listed.output
    assert "Selim Bashandi" in listed.output
    assert "author of a protected source" in listed.output
    assert "Lathes for the third hall" in listed.output
    told = json.loads(run("guard", path, "--never", "Olga Sidorenko", "--json").stdout)
    words = {needle["words"]: needle["verdict"] for needle in told}
    assert words["Olga Sidorenko"] == "refuse"
    assert words["Lathes for the third hall"] == "ask"


def test_clients_of_the_house_actors_and_lifted_sources(run: Run, path: Path, tmp_path: Path) -> None:
    names = tmp_path / "clients.txt"
    names.write_text("Harrow Holdings\n", "utf-8")
    with Case.open(path) as case:
        source = case.sources.all()[0].id
        case.actors.add("Night Heron")
    done = run("guard", path, "--clients", names, "--identify", f"{source}=Night Heron")
    assert done.exit_code == 0, done.output
    with Case.open(path) as case:
        assert [hit.verdict for hit in case.guard.search("Night Heron and Harrow Holdings")] == [
            "refuse",
            "ask",
        ]
    assert run("guard", path, "--lift", f"{source}=He is dead.").exit_code == 0
    with Case.open(path) as case:
        assert not case.sources.get(source).protected
        assert case.guard.search("Selim Bashandi wrote.") == []
    assert run("guard", path, "--lift", "no equals sign").exit_code == 2


def test_words_are_confirmed_for_an_export(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "tools.docx"
    export = ("brief", "export", path, "Tools", "--out", out, "--override", REASON)
    refused = run(*export)
    assert refused.exit_code == 1
    assert "lathes for the third hall" in refused.output
    assert "statement 1" in refused.output
    assert not out.exists()
    assert run(*export, "--confirm", "lathes").exit_code == 2
    done = run(*export, "--confirm", "lathes for the third hall=It is the name of a fair.")
    assert done.exit_code == 0, done.output
    assert out.exists()
    refused = run(*export, "--confirm", "Selim Bashandi=He agreed.")
    assert refused.exit_code == 1
    assert "never in a client file" in refused.output


def test_a_finished_file_is_compared_with_its_case(run: Run, path: Path, tmp_path: Path) -> None:
    with Case.open(path) as case:
        brief = case.briefs.all()[0]
        (statement,) = case.briefs.statements(brief.id)
        case.briefs.update_statement(statement.id, text="Selim Bashandi saw the tools.")
        case.deliver(brief.id, tmp_path / "house.docx", "internal")
        case.briefs.update_statement(statement.id, text="A man with access saw the tools.")
        case.deliver(brief.id, tmp_path / "client.docx", override=REASON)
    alone = run("verify", tmp_path / "house.docx")
    assert "were not looked for" in alone.output
    found = run("verify", tmp_path / "house.docx", "--case", path)
    assert found.exit_code == 1
    assert "word/document.xml holds “Selim Bashandi” (author of a protected source)" in found.output
    sound = run("verify", tmp_path / "client.docx", "--case", path, "--json")
    assert sound.exit_code == 0, sound.output
    assert json.loads(sound.stdout) == {
        "file": str(tmp_path / "client.docx"), "sound": True, "problems": [], "note": "",
    }  # fmt: skip
