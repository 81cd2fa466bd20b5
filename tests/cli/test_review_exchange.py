"""A round goes out and comes back on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork


def _run(*words: object) -> Result:
    return CliRunner().invoke(groundwork, [str(word) for word in words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plain case with a round over one statement."""
    path = tmp_path / "desk.gwk"
    with Case.create(path, title="Desk", analyst="Greta Lindqvist") as case:
        brief = case.briefs.add(country="Libya", headline="Tools")
        case.briefs.state(brief.id, text="A note was seen.")
        case.reviews.open_round("B. Reviewer", brief=brief.id)
    return path


def test_a_round_goes_out_and_comes_back(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(path) as case:
        round_id = case.reviews.rounds.all()[0].id
    out, secret = tmp_path / "out.gwr", tmp_path / "secret"
    given = _run("review", "give", path, out, "--round", round_id)
    assert given.exit_code == 0
    assert "1 item to review" in given.output
    passphrase = given.output.splitlines()[-1].rpartition(": ")[2]
    with Case.open(out, passphrase.replace("-", " ")) as copy:
        item = copy.reviews.queue(round_id).left[0]
        copy.reviews.judge(item.target, "disagree", "wording", "Say which.", {"text": "A note was found."})
    secret.write_text(passphrase)
    looked = _run("review", "take", path, out, "--look", "--copy-passphrase-file", secret)
    assert "disagree  statement: A note was seen." in looked.output
    assert "proposes wording: A note was found." in looked.output
    monkeypatch.setenv("GROUNDWORK_COPY_PASSPHRASE", passphrase)
    taken = json.loads(_run("review", "take", path, out, "--json").output)
    assert (taken["new"], taken["rows"][0]["verdict"], taken["imported"]) == (1, "disagree", True)
    assert "in the case already" in _run("review", "take", path, out).output
    with Case.open(path) as case:
        assert case.reviews.standing(item.target).state == "disagreed"
    monkeypatch.setenv("GROUNDWORK_COPY_PASSPHRASE", "wrong")
    assert _run("review", "take", path, out).exit_code == 3
    monkeypatch.delenv("GROUNDWORK_COPY_PASSPHRASE")
    assert _run("review", "take", path, out).exit_code == 3
    assert _run("review", "give", path, out, "--round", round_id).exit_code == 1
