"""The keyring remembers a key, refuses plain text, and never gets in the way."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked

from workbench.case import Case
from workbench.casefile import keychain


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
    """As in keyrings.alt: the class says what it is."""


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
    [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, PlaintextKeyring],
)
def test_backends_that_keep_no_secret_are_refused(sealed: Path, backend: type) -> None:
    keyring.set_keyring(backend())
    assert not keychain.available()
    assert not keychain.remember(sealed, b"k" * 32)
    assert keychain.recall(sealed) is None


def test_a_plain_text_backend_of_another_package_is_refused(sealed: Path) -> None:
    kind = type("Keyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})
    keyring.set_keyring(kind())
    assert not keychain.remember(sealed, b"k" * 32)


def test_a_locked_keyring_is_as_good_as_none(sealed: Path) -> None:
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
