"""The system's keyring may remember the key of a case; it never replaces the passphrase.

A keyring is judged by what it does, not by what it is called: by the class and module it comes from, and
before a key is given to it by a random word that it must give back and then forget, and that must not lie in
the open in any file it has written. Whatever the keyring answers but a key, the user is asked for the
passphrase. `keyring` is imported late: it takes its time.
"""

import logging
import secrets
import threading
import time
from pathlib import Path
from typing import Any

from workbench.casefile.keys.key import PLAIN_HEADER, SALT_LENGTH
from workbench.casefile.keys.open_secrets import lies_open

log = logging.getLogger(__name__)
SERVICE = "Groundwork"
LONGEST = 60.0
"""Seconds to wait for the keyring, which may be asking its user for a password."""
_REFUSED = {
    "keyring.backends.fail": "This system has no keyring",
    "keyring.backends.null": "The keyring of this system is switched off",
    "keyrings.alt": "The keyring of this system keeps its secrets in a file that is not safe",
}
"""Modules of the package `keyring` and its companion whose backends keep no secret, and why."""
_PROBED = "Groundwork probe"
_NOT_REMEMBERED = "the passphrase was not remembered. You will be asked for it."


def available() -> bool:
    """Whether there is a keyring that keeps secrets as secrets; tries it with a word of no value."""
    backend = _backend()
    return backend is not None and not _probe(backend)


def remember(path: Path, raw_key: bytes) -> bool:
    """Let the keyring remember the key of the case at `path`; False when it did not."""
    return not refusal(path, raw_key)


def refusal(path: Path, raw_key: bytes) -> str:
    """The same; why it did not, in a sentence, "" when it did."""
    backend, why = _judged()
    account = _account(path)
    if backend is None:
        return f"{why}: {_NOT_REMEMBERED}"
    if not account:
        return f"This case is not encrypted: {_NOT_REMEMBERED}"
    why = _probe(backend)
    if why:
        return f"{why}: {_NOT_REMEMBERED}"
    kept = _ask(backend.set_password, account, raw_key.hex()) is not _FAILED
    if not kept or recall(path) != raw_key:
        return f"The keyring of this system did not take the key: {_NOT_REMEMBERED}"
    return ""


def _probe(backend: Any) -> str:
    """Why it keeps no secret, "" when it does: tried with a word of no value."""
    began, word = time.time(), secrets.token_hex(16)
    account = f"{_PROBED} {secrets.token_hex(4)}"
    if _ask(backend.set_password, account, word) is _FAILED:
        return "The keyring of this system is locked or does not answer"
    try:
        if _ask(backend.get_password, account) != word:
            return "The keyring of this system does not give back what it is given"
        if lies_open(backend, word, began):
            return "The keyring of this system keeps what it is given in the open"
    finally:
        forgotten = _ask(backend.delete_password, account) is not _FAILED
    if not forgotten or _ask(backend.get_password, account) == word:
        return "The keyring of this system does not delete what it should delete"
    return ""


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
        try:
            answers.append(verb(SERVICE, *values))
        # A keyring may be of anybody's making: whatever it raises, it did not answer.
        except Exception as error:  # noqa: BLE001
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
    return _judged()[0]


def _judged() -> tuple[Any, str]:
    """The keyring of this system, or None and why it is not used."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None, _REFUSED["keyring.backends.fail"]
    try:
        backend = keyring.get_keyring()
        why = _fault_of(backend)
    except (KeyringError, OSError, RuntimeError):
        return None, "The keyring of this system does not answer"
    return (None, why) if why else (backend, "")


def _fault_of(backend: Any) -> str:
    """Why a backend of this class keeps no secret; "" when nothing is known against it."""
    for kind in type(backend).__mro__:
        for module, why in _REFUSED.items():
            if kind.__module__ == module or kind.__module__.startswith(f"{module}."):
                return why
    if type(backend).__module__ == "keyring.backends.chainer":
        parts = list(backend.backends)
        faults = [fault for fault in map(_fault_of, parts) if fault]
        return faults[0] if faults else "" if parts else _REFUSED["keyring.backends.fail"]
    return ""
