"""What the tests of real keyrings run in a session of their own.

`python -m tests.casefile.real_keyring CASE` goes through everything a keyring is used for;
with `locked` after it, through what is left when the keyring cannot be used.
"""

import sys
from pathlib import Path

import keyring

from workbench.casefile import Case
from workbench.casefile.keys import key, keychain
from workbench.casefile.rekeying import key_for, rekey
from workbench.values.errors import WrongPassphrase


def main() -> None:
    """Do the one or the other."""
    key.DEFAULT_COST = key.Cost(memory_log2=10, passes=1, lanes=1)
    path = Path(sys.argv[1])
    if "locked" in sys.argv:
        without(path)
    else:
        through(path)


def without(path: Path) -> None:
    """The keyring cannot be used: the passphrase can."""
    with Case.create(path, "a passphrase") as case:
        print(f"remembered {keychain.remember(path, case.raw_key or b'')}")
    print(f"recalled {keychain.recall(path)}")
    with Case.open(path, "a passphrase"):
        print("the passphrase opens it")


def through(path: Path) -> None:
    """Remember, recall, open, forget; say each step on a line."""
    print(f"backend {type(keyring.get_keyring()).__module__}")
    with Case.create(path, "a passphrase") as case:
        old = case.file_key
        assert old.raw
        print(f"remembered {keychain.remember(path, old.raw)}")
    with Case.open(path, raw_key=keychain.recall(path)) as case:
        print(f"opened {case.title}")
    moved = path.with_name("moved.gwk")
    path.rename(moved)
    print(f"moved with its file {keychain.recall(moved) == old.raw}")
    new = key_for("other words")
    rekey(moved, old, new)
    print(f"of the old passphrase {keychain.recall(moved)}")
    keychain.remember(moved, new.raw or b"")
    print(f"of the new passphrase {keychain.recall(moved) == new.raw}")
    keychain.forget(moved)
    print(f"forgotten {keychain.recall(moved)}")
    try:
        Case.open(moved)
    except WrongPassphrase:
        print("asks for the passphrase")
    with Case.open(moved, "other words"):
        print("the passphrase opens it")


if __name__ == "__main__":
    main()
