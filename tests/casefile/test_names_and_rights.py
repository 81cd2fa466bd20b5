"""Names and places of every kind, and who may read what is written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.cli import groundwork
from workbench.values.errors import CannotWrite

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes, rights are modes")
NAMES = {
    "no letters": os.fsdecode(b"caf\xe9 \xff.gwk"),
    "230 letters": "n" * 230 + ".gwk",
    "117 letters of two bytes": "ж" * 117 + ".gwk",
    "as long as can be": "m" * 243 + ".gwk",
    "signs of an address": "a?b#c%20&d.gwk",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_every_step_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Case.create(path, "words") as case:
        case.actors.add("One")
        backup = take(case)
        case.actors.add("Two")
        key = case.file_key
        assert case.title.encode(), "a title is text"
    assert [one.path for one in backups_of(path)] == [backup.path]
    kept = restore(path, backups_of(path)[0])
    assert kept is not None
    rekey(path, key, key_for("other"))
    assert Case.is_encrypted(kept)
    for read_only in (True, False):
        with Case.open(path, "other", read_only) as case:
            assert (case.actors.count(), case.warning, case.verify()) == (1, "", [])
    said = CliRunner(env={"GROUNDWORK_PASSPHRASE": "other"}).invoke(
        groundwork, ["verify", "--json", str(path)]
    )
    assert said.exit_code == 0, said.output
    assert not [left for left in tmp_path.iterdir() if left.suffix not in (".gwk", "") and left != path]


@pytest.mark.parametrize("part", ["m" * 251 + ".gwk", "/".join(["f" * 50] * 11) + "/a.gwk"])
def test_what_is_too_long_is_said(tmp_path: Path, part: str) -> None:
    path = tmp_path / part
    path.parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(CannotWrite, match="too long"):
        Case.create(path)
    assert list(path.parent.iterdir()) == []


READ_ONLY = """
import os, subprocess, sys
from pathlib import Path
from tests.durability.work import cheap_keys
from workbench.casefile import Case
from workbench.cli import main
cheap_keys()
def look(folder, passphrase, killed):
    path = folder / "a.gwk"
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], check=True)
    if os.fork() == 0:
        case = Case.create(path, passphrase or None)
        case.actors.add("One")
        if not killed:
            case.close()
        os._exit(0)
    os.wait()
    for left in ("a.gwk-shm", "a.gwk.lock"):
        (folder / left).unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    with Case.open(path, passphrase or None, read_only=True) as case:
        print(case.actors.count(), case.warning, case.verify())
    os.environ["GROUNDWORK_PASSPHRASE"] = passphrase
    sys.argv[1:] = ["verify", str(path)]
    main()
for passphrase in ("", "words"):
    for ended in ("closed", "killed"):
        print("##", passphrase or "plain", ended, flush=True)
        folder = Path(sys.argv[1], f"{passphrase}-{ended}")
        folder.mkdir()
        if os.fork() == 0:
            look(folder, passphrase, ended == "killed")
            os._exit(0)
        assert os.wait()[1] == 0
"""


def test_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    """With a case that was closed and one that was killed, plain and encrypted."""
    unshare = shutil.which("unshare")
    if not unshare or os.geteuid() or subprocess.run([unshare, "-m", "true"], capture_output=True).returncode:
        pytest.skip("mounting a disk needs root, and a machine that permits it")
    command = [unshare, "-m", sys.executable, "-u", "-c", READ_ONLY, str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = done.stdout.split("## ")[1:]
    assert len(said) == 4
    for one in said:
        assert one.splitlines()[1] == "1  []", one
        assert "only read" in one
        assert one.endswith("a.gwk is sound.\n"), one


WRITER = """
import os, sys
from pathlib import Path
from tests.durability.work import cheap_keys
import workbench.deliver
from workbench.case import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
cheap_keys()
def work(folder, mask, rights):
    folder.mkdir()
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.umask(int(mask, 8))
    path = folder / "a.gwk"
    with Case.create(path) as case:
        if rights:
            path.chmod(int(rights, 8))
        brief = case.briefs.add(country="Libya", headline="Talks")
        case.briefs.state(brief.id, section="Summary", text="They met.", kind="fact")
        take(case)
        key = case.file_key
        for _again in range(2):
            case.deliver(brief.id, folder / "brief.docx", profile="internal", replace=True)
    restore(path, backups_of(path)[0])
    rekey(path, key, key_for("words"))
    case = Case.open(path, "words")
    case.actors.add("One")
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            print(folder.name, oct(file.stat().st_mode & 0o777), file.name)
for given in sys.argv[2:]:
    name, mask, rights = given.split(",")
    if os.fork() == 0:
        work(Path(sys.argv[1], name), mask, rights)
        sys.stdout.flush()
        os._exit(0)
    assert os.wait()[1] == 0
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """Every file that is written while one works, and its rights; under each mask."""
    wanted = ("private,077,", "group,027,", "usual,022,", "kept,022,600")
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path_factory.mktemp("written")), *wanted],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, int]] = {}
    for line in done.stdout.splitlines():
        under, mode, name = line.split(" ", 2)
        found.setdefault(under, {})[name] = int(mode, 8)
    return found


def test_files_obey_the_umask(written: dict[str, dict[str, int]]) -> None:
    private, group, usual = (written[under] for under in ("private", "group", "usual"))
    assert {"a.gwk", "a.gwk-wal", "a.gwk.lock", "brief.docx"} < set(private)
    assert {name: oct(mode) for name, mode in private.items() if mode & 0o077} == {}
    assert {name: oct(mode) for name, mode in group.items() if mode & 0o027} == {}
    assert group["brief.docx"] == 0o640
    assert usual["brief.docx"] == usual["a.gwk"] == 0o644


def test_a_case_kept_private_stays_private(written: dict[str, dict[str, int]]) -> None:
    """Given another passphrase, restored or backed up, it is a new file each time."""
    cases = {
        name: oct(mode) for name, mode in written["kept"].items() if ".gwk" in name and "lock" not in name
    }
    assert len(cases) >= 4
    assert set(cases.values()) == {"0o600"}


def test_a_word_file_that_is_replaced_stays_private(tmp_path: Path) -> None:
    out = tmp_path / "brief.docx"
    with Case.create(tmp_path / "a.gwk") as case:
        brief = case.briefs.add(country="Libya", headline="Talks")
        case.briefs.state(brief.id, section="Summary", text="They met.", kind="fact")
        case.deliver(brief.id, out, profile="internal")
        out.chmod(0o600)
        case.deliver(brief.id, out, profile="internal", replace=True)
    assert out.stat().st_mode & 0o777 == 0o600
