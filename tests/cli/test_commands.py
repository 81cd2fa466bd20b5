"""The command line: the whole job with no screen, and plain sentences with exit codes for bad input."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork

Run = Callable[..., Result]
OVERRIDE = ("--override", "A test")


@pytest.fixture
def run() -> Run:
    runner = CliRunner()

    def invoke(*arguments: object, **options: object) -> Result:
        return runner.invoke(groundwork, [str(part) for part in arguments], **options)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def plain(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "a.gwk"
    assert run("new", path, "--plain", "--title", "Libya").exit_code == 0
    return path


def test_the_whole_job_with_no_window(tmp_path: Path, run: Run, plain: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text("Field Marshal Khalifa Haftar met President Lukashenko in Minsk.", "utf-8")
    taken = run("clip", plain, page, "--publication", "BelTA", "--json")
    assert taken.exit_code == 0, taken.output
    assert [entry["result"] for entry in json.loads(taken.stdout)] == ["read"]
    assert "known" in run("clip", plain, page).stdout
    found = run("search", plain, "haftar", "--json")
    assert json.loads(found.stdout)[0]["start"] == 22
    archive = tmp_path / "brief.txt"
    archive.write_text(
        "Libya: A Visit\nSummary:\nThey met.\nOutlook:\nMore visits are likely.\nContact us.", "utf-8"
    )
    imported = run("brief", "import", plain, archive)
    assert imported.exit_code == 0, imported.output
    assert "Libya: A Visit" in run("brief", "list", plain).stdout
    checked = run("brief", "check", plain, "visit", "--json")
    assert checked.exit_code == 1
    assert json.loads(checked.stdout)
    out = tmp_path / "brief.docx"
    export = ("brief", "export", plain, "visit", "--out", out, "--template", "assessed-brief")
    blocked = run(*export)
    assert blocked.exit_code == 1
    assert "was not exported: the check shows" in blocked.stderr
    assert not out.exists()
    assert run(*export, "--profile", "internal").exit_code == 0, "an internal file may show errors"
    reason = ("--override", "A brief of the archive")
    assert "there is a file of that name" in run(*export, *reason).stderr
    exported = run(*export, *reason, "--replace")
    assert exported.exit_code == 0, exported.output
    assert run("verify", out).exit_code == 0
    assert run("verify", plain).stdout.strip() == "a.gwk is sound."
    with Case.open(plain) as case:
        case.clients.add("Ministry of Works")
    facts = json.loads(run("info", plain, "--json").stdout)
    assert facts["clients"] == ["Ministry of Works"]
    assert "client: Ministry of Works" in run("info", plain).stdout.splitlines()
    assert (facts["title"], facts["sources"], facts["encrypted"]) == ("Libya", 1, False)


def test_passphrases_come_from_file_environment_or_prompt_never_as_words(tmp_path: Path, run: Run) -> None:
    path, secret = tmp_path / "a.gwk", tmp_path / "pass.txt"
    secret.write_text("correct horse\n", "utf-8")
    assert run("new", path, "--passphrase-file", secret).exit_code == 0
    assert Case.is_encrypted(path)
    assert run("info", path, "--passphrase-file", secret).exit_code == 0
    assert run("info", path, env={"GROUNDWORK_PASSPHRASE": "correct horse"}).exit_code == 0
    wrong = run("info", path, env={"GROUNDWORK_PASSPHRASE": "wrong"})
    assert wrong.exit_code == 3
    assert "Wrong passphrase" in wrong.stderr
    nobody_to_ask = run("info", path)
    assert nobody_to_ask.exit_code == 3
    assert "--passphrase-file" in nobody_to_ask.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("info", "none.gwk"), 1, "There is no file"),
        (("info", "photo.gwk"), 1, "is not a Groundwork case"),
        (("info", "newer.gwk"), 5, "newer version"),
        (("new", "a.gwk", "--plain"), 1, "exists already"),
        (("new", "nowhere/b.gwk", "--plain"), 6, "does not exist"),
        (("brief", "check", "a.gwk", "no such"), 1, "There is no brief"),
        (("brief", "export", "a.gwk", "empty", "--out", "x.docx"), 1, "has no statements"),
        (("brief", "export", "a.gwk", "full", "--out", "x.docx"), 1, "was not exported"),
        (("brief", "export", "a.gwk", "full", "--out", "nowhere/x.docx", *OVERRIDE), 6, "does not exist"),
        (
            ("brief", "export", "a.gwk", "full", "--out", "x.docx", "--template", "no.docx"),
            1,
            "cannot be read",
        ),
        (
            ("brief", "export", "a.gwk", "full", "--out", "x.docx", "--template", "bare.docx", *OVERRIDE),
            1,
            "no content control for",
        ),
        (("brief", "import", "a.gwk", "photo.gwk"), 1, ""),
        (("verify", "none.docx"), 1, "cannot be read"),
    ],
)
def test_bad_input_is_one_plain_sentence(
    tmp_path: Path, run: Run, plain: Path, arguments: tuple[str, ...], code: int, words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("photo.gwk").write_bytes(b"\xff\xd8\xff a picture")
    import docx

    docx.Document().save("bare.docx")
    Case.create("newer.gwk").connection.execute("PRAGMA user_version = 99")
    with Case.open("a.gwk") as case:
        case.briefs.add("Libya", "empty")
        full = case.briefs.add("Libya", "full")
        case.briefs.state(full.id, text="They met.")
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert not Path("x.docx").exists()


def test_a_case_open_elsewhere_is_said_so(run: Run, plain: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from workbench.case import Case; case = Case.open(sys.argv[1]); "
        "print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(plain)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        note = tmp_path / "n.txt"
        note.write_text("words", "utf-8")
        refused = run("clip", plain, note)
        assert refused.exit_code == 4
        assert f"process {other.pid}" in refused.stderr
        # Looking is still possible.
        assert run("info", plain).exit_code == 0
        other.communicate()


def test_a_missing_file_among_others_is_named_and_the_others_are_taken_in(
    tmp_path: Path, run: Run, plain: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("words", "utf-8")
    (folder / "b.bin").write_bytes(bytes(range(256)) * 9)
    result = run("clip", plain, tmp_path / "gone.txt", folder, "--json")
    assert result.exit_code == 1
    outcomes = {Path(entry["file"]).name: entry["result"] for entry in json.loads(result.stdout)}
    assert outcomes == {"gone.txt": "missing", "a.txt": "read", "b.bin": "unread"}
    with Case.open(plain) as case:
        unread = next(source for source in case.sources.all() if not source.readable)
        assert case.sources.original(unread.id) == bytes(range(256)) * 9
        assert unread.unread_reason


def test_verify_finds_tampering_and_says_so_with_its_exit_code(run: Run, plain: Path) -> None:
    with Case.open(plain) as case:
        case.publications.add("Nova")
        triggers = [
            row[0] for row in case.connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        kept = case.connection.execute("SELECT sql FROM sqlite_master WHERE type='trigger'").fetchall()
        for trigger in triggers:
            case.connection.execute(f"DROP TRIGGER {trigger}")
        case.connection.execute("UPDATE publication SET reliability = 'A'")
        for (sql,) in kept:
            case.connection.execute(sql)
    result = run("verify", plain, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["sound"] is False


def test_a_fault_of_ours_is_one_sentence_without_a_traceback(
    run: Run, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Case, "search", broken)
    result = run("search", plain, "haftar")
    assert result.exit_code == 70
    assert "error in Groundwork" in result.stderr
    assert "Traceback" not in result.output


def test_what_is_left_out_of_a_folder_is_named(tmp_path: Path, run: Run, plain: Path) -> None:
    folder, key = tmp_path / "in", tmp_path / "key"
    folder.mkdir()
    key.write_text("secret")
    (folder / "note.txt").write_text("Haftar flew to Minsk.")
    (folder / "link.txt").symlink_to(key)
    (folder / ".hidden").touch()
    taken = run("clip", plain, folder)
    assert taken.exit_code == 0, taken.output
    assert f"{folder / 'link.txt'}: “link.txt” is a link to “{key}”" in taken.stdout
    assert "1 hidden file or case not looked at. To add one, name it." in taken.stderr
    named = run("clip", plain, folder / "link.txt", folder / ".hidden", "--json")
    assert named.exit_code == 1
    assert [entry["result"] for entry in json.loads(named.stdout)] == ["left out", "unread"]
    many = run("search", plain, "minsk", "--limit", 1)
    assert "The first 1 are shown. To see more, use a higher --limit." in many.stderr
