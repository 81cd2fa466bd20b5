"""A child that reads is confined by the system itself: what it tries past Python's own rules is refused."""

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.attempts import ATTEMPTS
from workbench.case import Case
from workbench.sources.sandbox import worker
from workbench.sources.sandbox.guard import CONFINEMENT, Limits, ReaderPool, UnreadableDocument, read_guarded
from workbench.sources.sandbox.held import FILE_RULES, NETWORK_NAMESPACE, SYSTEM_CALL_FILTER, in_words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a promise made on Linux alone")
ROOT = Path(__file__).resolve().parents[2]
NEEDS_FILE_RULES = {"a_secret_read", "a_folder_listed"}

# A child of the guard whose text reader was taken over by its document.
TAKEN_OVER = (
    ATTEMPTS
    + """
import json
from workbench.sources.sandbox import child
from workbench.sources.reading.formats import text
from workbench.sources.reading.model import Reading

text.read = lambda data, name: Reading(text=json.dumps(all_of_them(data.decode())))
child.main()
"""
)
STARTED_CONFINED = ATTEMPTS + "import json; print(json.dumps(all_of_them(sys.argv[1])))"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the user, as ~/.ssh/id_ed25519 is, with another beside it."""
    path = tmp_path / ".ssh" / "id_ed25519"
    path.parent.mkdir()
    path.write_text("a key")
    path.with_name("id_ed25519.more").write_text("another")
    return path


def free(secret: Path) -> dict[str, str]:
    """What the attempts come to where nothing is confined."""
    said = subprocess.run(
        [sys.executable, "-c", STARTED_CONFINED, str(secret)], capture_output=True, text=True, check=True
    )
    return dict(json.loads(said.stdout))


def assert_refused(said: dict[str, str], held: str) -> None:
    """Every attempt refused that the machine has means against."""
    expected = set(said)
    if SYSTEM_CALL_FILTER not in held:
        pytest.skip(f"this machine offers no filter of system calls ({platform.machine()}): {held}")
    if FILE_RULES not in held:
        expected -= NEEDS_FILE_RULES
    assert {name for name in expected if said[name] != "refused"} == set()


def test_every_attempt_works_where_nothing_is_confined(secret: Path) -> None:
    said = free(secret)
    # Some systems keep these from everybody who is not their administrator.
    said.pop("a_ring_of_requests")
    said.pop("a_world_of_its_own")
    assert {name for name, outcome in said.items() if outcome != "done"} == set()
    assert secret.with_name("id_ed25519.out").exists()
    assert not secret.with_name("id_ed25519.more").exists()


def test_a_reader_that_was_taken_over_gets_nowhere(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", TAKEN_OVER])
    with ReaderPool(workers=1) as pool:
        reading = read_guarded(str(secret).encode(), "a.txt", pool=pool)
    said = json.loads(reading.text)
    print(f"\n{len(said)} attempts; {reading.facts[CONFINEMENT]}")
    assert_refused(said, reading.facts[CONFINEMENT])
    assert sorted(path.name for path in secret.parent.iterdir()) == ["id_ed25519", "id_ed25519.more"]
    assert secret.with_name("id_ed25519.more").read_text() == "another"


def started_confined(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "workbench.sources.sandbox.confined", "20", str(1 << 30)]
    python = str(Path(sys.base_prefix) / "bin" / "python3")
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin"}
    return subprocess.run(
        [*command, python, "-S", "-c", code, *arguments],
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip


def test_a_program_started_confined_becomes_no_other() -> None:
    attempt = "os.execv('/bin/echo', ['echo', 'started'])"
    another = f"import os\ntry:\n    {attempt}\nexcept OSError:\n    print('refused')"
    assert (
        subprocess.run([sys.executable, "-c", another], capture_output=True, text=True, check=True).stdout
        == "started\n"
    )
    said = started_confined(another).stdout
    with ReaderPool(workers=1) as pool:
        if FILE_RULES not in read_guarded(b"words", "a.txt", pool=pool).facts[CONFINEMENT]:
            pytest.skip("this machine offers no rules on files")
    assert said == "refused\n"


def test_a_program_started_confined_gets_nowhere(secret: Path) -> None:
    done = started_confined(STARTED_CONFINED, str(secret))
    with ReaderPool(workers=1) as pool:
        held = read_guarded(b"words", "a.txt", pool=pool).facts[CONFINEMENT]
    assert_refused(json.loads(done.stdout), held)
    assert sorted(path.name for path in secret.parent.iterdir()) == ["id_ed25519", "id_ed25519.more"]


def test_what_held_is_told_before_the_first_document_and_not_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lying = TAKEN_OVER.replace("child.main()", "").replace(
        "text.read =", "text.read = lambda data, name: Reading(text='x', facts={'read': 'by angels'}) #"
    )
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", lying + "\nchild.main()"])
    with ReaderPool(workers=1) as pool:
        reading = read_guarded(b"words", "a.txt", pool=pool)
    assert reading.facts[CONFINEMENT].startswith("in a process of its own")


def test_what_held_stays_with_the_source(case: Case) -> None:
    read = case.sources.add(b"words", "a.txt")
    assert read.facts[CONFINEMENT].startswith("in a process of its own")
    unread = case.sources.add(b"%PDF-1.7 damaged", "a.pdf")
    assert not unread.readable
    assert unread.facts[CONFINEMENT].startswith("in a process of its own")


def test_a_document_too_large_to_be_sent_was_read_by_none() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_guarded(b"too large", "a.txt", limits=Limits(size=3))
    assert refused.value.confinement == ""


@pytest.mark.parametrize(
    ("held", "said", "not_said"),
    [
        ((NETWORK_NAMESPACE, FILE_RULES, SYSTEM_CALL_FILTER), "(Landlock)", "was not able"),
        ((NETWORK_NAMESPACE,), "without network (namespace)", "without access"),
        ((SYSTEM_CALL_FILTER,), "not able to close off reading files", "Landlock"),
        ((), "not able to close off network and files", "without"),
    ],
)
def test_the_card_names_what_held_and_what_did_not(held: tuple[str, ...], said: str, not_said: str) -> None:
    words = in_words(held, 1 << 30, 20)
    assert said in words
    assert not_said not in words


def test_a_machine_that_grants_nothing_still_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = (
        "from workbench.sources.sandbox import child\n"
        "child.leave_network = lambda: ()\n"
        "child.leave_files = lambda places: ()\n"
        "child.leave_system_calls = lambda: ()\n"
        "child.main()"
    )
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", refusing])
    with ReaderPool(workers=1) as pool:
        reading = read_guarded(b"words", "a.txt", pool=pool)
    assert reading.text == "words"
    assert "only the reader's own rules" in reading.facts[CONFINEMENT]
