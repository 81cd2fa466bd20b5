"""Passphrase files as every editor and shell writes them; what older versions read in them opens still."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.casefile.keys import passphrase_file
from workbench.casefile.rekeying import key_for
from workbench.cli import opening
from workbench.cli.commands import groundwork
from workbench.values.errors import CannotWrite, Refused

WORDS = "correct häuser 電池 "
WRITTEN = {
    "bare": WORDS.encode(),
    "unix": f"{WORDS}\n".encode(),
    "windows": f"{WORDS}\r\nanother line\r\n".encode(),
    "old mac": f"{WORDS}\rmore".encode(),
    "mark": f"\ufeff{WORDS}\r\n".encode(),
    "notepad": f"\ufeff{WORDS}\r\n".encode("utf-16-le"),
    "big-endian": f"\ufeff{WORDS}\n".encode("utf-16-be"),
    "powershell without a mark": f"{WORDS}\r\n".encode("utf-16-le"),
    "utf-32": f"\ufeff{WORDS}\n".encode("utf-32-le"),
}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN)
def test_the_first_line_is_meant(data: bytes) -> None:
    assert passphrase_file.in_file(data)[0] == WORDS


@pytest.mark.parametrize("words", ["a\u2028b", "a\x0bb", "a\x85b", "\ufeffa"])
def test_what_older_versions_read_is_tried_as_well(words: str) -> None:
    before = words.splitlines()[0]
    meant, *others = passphrase_file.in_file(f"{words}\n".encode())
    assert meant == words.removeprefix("\ufeff")
    assert others == [before]


def test_a_variable_may_end_with_a_line() -> None:
    assert passphrase_file.in_words("secret\r\n") == ["secret", "secret\r\n"]
    assert passphrase_file.in_words("secret") == ["secret"]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", "häuser".encode("cp1252"), b"\xff\xfea"])
def test_what_holds_no_passphrase_says_so(data: bytes) -> None:
    with pytest.raises(Refused, match="passphrase file"):
        passphrase_file.in_file(data)


def test_a_case_opens_with_the_same_words_from_any_file(tmp_path: Path) -> None:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(groundwork, list(arguments))

    path, file = str(tmp_path / "work.gwk"), tmp_path / "secret.txt"
    file.write_bytes(WRITTEN["notepad"])
    assert run("new", path, "--passphrase-file", str(file)).exit_code == 0
    Case.open(path, WORDS).close()
    file.write_bytes(WRITTEN["mark"])
    assert run("info", path, "--passphrase-file", str(file)).exit_code == 0
    file.write_text("other words", "utf-8")
    assert run("info", path, "--passphrase-file", str(file)).exit_code == 3
    # As an older version took the mark for a part of the passphrase.
    old = str(tmp_path / "old.gwk")
    Case.create(old, "\ufeffsecret").close()
    file.write_bytes(b"\xef\xbb\xbfsecret\r\n")
    assert run("info", old, "--passphrase-file", str(file)).exit_code == 0


def test_an_empty_passphrase_never_makes_a_plain_case(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="passphrase is empty"):
        Case.create(tmp_path / "work.gwk", "")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refused, match="passphrase is empty"):
        key_for("")
    assert key_for(None).raw is None
    with Case.create(tmp_path / "work.gwk", None) as case:
        assert not case.encrypted


def test_a_prompt_comes_once_also_for_a_case_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.gwk"
    Case.create(path, "secret").close()
    asked: list[str] = []
    monkeypatch.setattr(opening.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(opening.click, "prompt", lambda words, **_: asked.append(words) or "secret")
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    really = Case.open

    def unwritable(path: Path, passphrase: str | None = None, *, read_only: bool = False) -> Case:
        if not read_only:
            raise CannotWrite("The file cannot be written.")
        return really(path, passphrase, read_only=True)

    monkeypatch.setattr(opening.Case, "open", unwritable)
    with opening.opened(path, None, read_only_if_need_be=True) as case:
        assert case.read_only
    assert asked == ["Passphrase of work.gwk"]
