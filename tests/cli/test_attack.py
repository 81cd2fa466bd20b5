"""What can be recovered from a client file, on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork

_OVERRIDE = ("--override", "An archive without sources.")


def run(*words: object) -> Result:
    return CliRunner().invoke(groundwork, [str(word) for word in words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case whose brief names somebody whom nothing accounts for."""
    path = tmp_path / "desk.gwk"
    with Case.create(path, title="Desk", analyst="Greta Lindqvist") as case:
        case.sources.add_text("Words.", author="Selim Bashandi", protection="protected", descriptor="a man")
        brief = case.briefs.add(country="Libya", headline="Tools")
        case.briefs.state(brief.id, text="A cousin of Qasim Dhulfiqar drove the lorry.")
    return path


def test_what_is_recovered_is_listed_and_stops_until_it_is_accepted(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "given.docx"
    export = ("brief", "export", path, "tools", "--out", out, *_OVERRIDE)
    stopped = run(*export)
    assert stopped.exit_code == 1
    assert "statement 1: “Qasim Dhulfiqar”, a name not in the case" in stopped.stderr
    assert "“given.docx” was not written" in stopped.stderr
    assert not out.exists()
    accepted = run(*export, "--accept-findings")
    assert accepted.exit_code == 0, accepted.output
    assert out.exists()
    verified = run("verify", out, "--case", path)
    assert verified.exit_code == 0, verified.output
    assert "Also recovered: statement 1: “Qasim Dhulfiqar”" not in verified.output
    assert "Also recovered: the text: “Qasim Dhulfiqar”" in verified.output
    with Case.open(path) as case:
        case.actors.add("Qasim Dhulfiqar")
    assert run(*export, "--replace").exit_code == 0, "the register accounts for him now"
