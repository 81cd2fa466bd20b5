"""The keyring remembers a key, refuses plain text, and never gets in the way."""

import base64
import json
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked
from keyring.util import platform_

from tests.noticing.plugin import ExpectLog
from workbench.case import Case
from workbench.casefile.keys import keychain


class MemoryKeyring(keyring.backend.KeyringBackend):
    """Keeps what it is given for the length of a test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """Nobody unlocked it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class PlaintextKeyring(MemoryKeyring):
    """As in keyrings.alt: it writes a file that anybody can read."""

    file_path = ""

    def _write(self) -> None:
        path = Path(self.file_path or f"{platform_.data_root()}/keyring_pass.cfg")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([[*names, word] for names, word in self.kept.items()]), "utf-8")

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self._write()

    def delete_password(self, service: str, username: str) -> None:
        super().delete_password(service, username)
        self._write()


class Vault(PlaintextKeyring):
    """The same under a good name, in a code that hides nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, base64.b64encode(password.encode()).decode())

    def get_password(self, service: str, username: str) -> str | None:
        kept = super().get_password(service, username)
        return base64.b64decode(kept).decode() if kept else None


class Forgetful(MemoryKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class Clinging(MemoryKeyring):
    """Never forgets."""

    def delete_password(self, service: str, username: str) -> None:
        return


class NotPlaintextAtAll(MemoryKeyring):
    """Sound, whatever it is called."""


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "sealed.gwk"
    Case.create(path, "a passphrase").close()
    return path


@pytest.fixture(autouse=True)
def _keyring_as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_remembered_key_opens_the_case(sealed: Path, tmp_path: Path) -> None:
    keyring.set_keyring(MemoryKeyring())
    with Case.open(sealed, "a passphrase") as case:
        assert keychain.remember(sealed, case.raw_key)
    moved = sealed.rename(tmp_path / "moved.gwk")
    with Case.open(moved, raw_key=keychain.recall(moved)) as case:
        assert case.encrypted
    keychain.forget(moved)
    assert keychain.recall(moved) is None


@pytest.mark.parametrize(
    "backend",
    [
        keyring.backends.fail.Keyring,
        keyring.backends.null.Keyring,
        PlaintextKeyring,
        Vault,
        Forgetful,
        Clinging,
    ],
)
def test_backends_that_keep_no_secret_are_refused(
    sealed: Path, backend: type, expected_log: ExpectLog
) -> None:
    expected_log("the keyring failed: KeyError", logger=keychain.__name__, at_least=0)
    keyring.set_keyring(backend())
    assert not keychain.available()
    assert not keychain.remember(sealed, b"k" * 32)
    assert keychain.recall(sealed) is None
    words = keychain.refusal(sealed, b"k" * 32)
    assert words.endswith("the passphrase was not remembered. You will be asked for it.")
    assert (b"k" * 32).hex() not in json.dumps([*getattr(backend(), "kept", {}).values()])


def test_a_name_says_nothing_about_a_keyring(sealed: Path) -> None:
    backend = NotPlaintextAtAll()
    keyring.set_keyring(backend)
    assert keychain.available()
    assert keychain.remember(sealed, b"k" * 32)
    assert [*backend.kept.values()] == [(b"k" * 32).hex()], "what it was tried with is gone"
    keyring.set_keyring(type("Vault", (keyring.backends.null.Keyring,), {"__module__": "good.keyring"})())
    assert not keychain.available()


def test_a_plain_text_backend_of_another_package_is_refused(sealed: Path) -> None:
    kind = type("Keyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})
    keyring.set_keyring(kind())
    assert not keychain.remember(sealed, b"k" * 32)


def test_a_locked_keyring_is_as_good_as_none(sealed: Path, expected_log: ExpectLog) -> None:
    expected_log("the keyring failed: KeyringLocked", logger=keychain.__name__, at_least=3)
    keyring.set_keyring(LockedKeyring())
    assert not keychain.remember(sealed, b"k" * 32)
    assert keychain.recall(sealed) is None
    keychain.forget(sealed)


def test_nonsense_from_the_keyring_is_no_key(sealed: Path) -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    assert keychain.remember(sealed, b"k" * 32)
    for account in backend.kept:
        backend.kept[account] = "not hexadecimal"
    assert keychain.recall(sealed) is None


def test_a_plain_case_has_nothing_to_remember(tmp_path: Path) -> None:
    keyring.set_keyring(MemoryKeyring())
    path = tmp_path / "plain.gwk"
    Case.create(path).close()
    assert not keychain.remember(path, b"k" * 32)


# -- real ones ------------------------------------------------------------------------------------


WITHOUT = ["remembered False", "recalled None", "the passphrase opens it"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")


def _run(tmp_path: Path, *before: str, more: str = "") -> subprocess.CompletedProcess[str]:
    """Run `real_keyring` with a home of its own, inside what `before` starts."""
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    job = (sys.executable, "-m", "tests.casefile.real_keyring", str(tmp_path / "sealed.gwk"), *more.split())
    return subprocess.run(
        [*before[:-1], before[-1] + shlex.join(job)] if before else job,
        cwd=Path(__file__).parents[2],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path / "home"),
            "XDG_RUNTIME_DIR": str(tmp_path / "run"),
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def _session(unlocked: bool) -> tuple[str, ...]:
    if not shutil.which("dbus-run-session") or not shutil.which("gnome-keyring-daemon"):
        pytest.skip("needs dbus-run-session and gnome-keyring-daemon (packages dbus-daemon, gnome-keyring)")
    unlock = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
    return ("dbus-run-session", "--", "sh", "-c", f"{unlock if unlocked else ''}exec ")


@linux
def test_a_real_secret_service_remembers_moves_and_forgets(tmp_path: Path) -> None:
    result = _run(tmp_path, *_session(unlocked=True))
    assert result.stdout.splitlines() == [
        "backend keyring.backends.SecretService",
        "remembered True",
        "opened sealed",
        "moved with its file True",
        "of the old passphrase None",
        "of the new passphrase True",
        "forgotten None",
        "asks for the passphrase",
        "the passphrase opens it",
    ], result.stderr
    kept = [entry.read_bytes() for entry in (tmp_path / "home").rglob("*") if entry.is_file()]
    assert kept, "the keyring keeps a file"
    assert not any(b"a passphrase" in content or b"other words" in content for content in kept)


@linux
def test_a_real_secret_service_that_nobody_unlocks_leaves_the_passphrase(tmp_path: Path) -> None:
    result = _run(tmp_path, *_session(unlocked=False), more="locked")
    assert result.stdout.splitlines() == WITHOUT, result.stderr


@linux
def test_without_any_keyring_the_passphrase_opens_the_case(tmp_path: Path) -> None:
    result = _run(tmp_path, more="locked")
    assert result.stdout.splitlines() == WITHOUT, result.stderr


def test_a_keyring_that_keeps_silent_is_given_up(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    class SilentKeyring(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            over.wait(30)
            return None

    monkeypatch.setattr(keychain, "LONGEST", 0.05)
    keyring.set_keyring(SilentKeyring())
    assert keychain.recall(sealed) is None
    over.set()
