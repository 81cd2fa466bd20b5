"""The system's keyring may remember the key of a case; it never replaces the passphrase.

Backends that keep what they are given in plain text are refused. Whatever the keyring answers but
a key, the user is asked for the passphrase. `keyring` is imported late: it takes its time.
"""

import logging
import threading
from pathlib import Path
from typing import Any

from workbench.casefile.keys.key import PLAIN_HEADER, SALT_LENGTH

log = logging.getLogger(__name__)
SERVICE = "Groundwork"
LONGEST = 60.0
"""Seconds to wait for the keyring, which may be asking its user for a password."""
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


def available() -> bool:
    """Whether there is a keyring that keeps secrets as secrets."""
    return _backend() is not None


def remember(path: Path, raw_key: bytes) -> bool:
    """Let the keyring remember the key of the case at `path`; False when it did not."""
    backend, account = _backend(), _account(path)
    if backend is None or not account:
        return False
    return _ask(backend.set_password, account, raw_key.hex()) is not _FAILED and recall(path) == raw_key


def recall(path: Path) -> bytes | None:
    """The key of the case at `path`, None when the keyring does not know it."""
    backend, account = _backend(), _account(path)
    if backend is None or not account:
        return None
    answer = _ask(backend.get_password, account)
    try:
        key = bytes.fromhex(answer) if isinstance(answer, str) else b""
    except ValueError:
        return None
    return key if len(key) == 32 else None


def forget(path: Path) -> None:
    """Let the keyring forget the key of the case at `path`."""
    backend, account = _backend(), _account(path)
    if backend is not None and account and recall(path) is not None:
        _ask(backend.delete_password, account)


_FAILED = object()


def _ask(verb: Any, *values: str) -> Any:
    """What the keyring answers; _FAILED when it is locked, gone, refuses or keeps silent."""
    answers: list[Any] = []

    def ask() -> None:
        from keyring.errors import KeyringError

        try:
            answers.append(verb(SERVICE, *values))
        except (KeyringError, OSError, RuntimeError) as error:
            log.warning("the keyring failed: %s", type(error).__name__)

    # A locked keyring asks its user in a window of its own, which nobody may see.
    asking = threading.Thread(target=ask, name="keyring", daemon=True)
    asking.start()
    asking.join(LONGEST)
    return answers[0] if answers else _FAILED


def _account(path: Path) -> str:
    """The salt at the head of the file: it moves with the file and changes with the passphrase."""
    try:
        with open(path, "rb") as handle:
            salt = handle.read(SALT_LENGTH)
    except OSError:
        return ""
    return "" if salt == PLAIN_HEADER or len(salt) < SALT_LENGTH else salt.hex()


def _backend() -> Any:
    """The keyring of this system, None when there is none or it would keep plain text."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        backend = keyring.get_keyring()
        return backend if _is_sound(backend) else None
    except (KeyringError, OSError, RuntimeError):
        return None


def _is_sound(backend: Any) -> bool:
    for kind in type(backend).__mro__:
        if kind.__module__.startswith(_REFUSED_MODULES) or "plaintext" in kind.__name__.lower():
            return False
    if type(backend).__module__ == "keyring.backends.chainer":
        parts = list(backend.backends)
        return bool(parts) and all(_is_sound(part) for part in parts)
    return True
