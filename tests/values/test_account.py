"""Whose account this is: by the environment, the register on the disk, or its number."""

import os
from pathlib import Path

import pytest

from workbench.values import account


@pytest.fixture(autouse=True)
def _nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "m.rossi")
    assert account.user_name() == account.account_name() == "m.rossi"


@pytest.mark.skipif(os.name == "nt", reason="accounts have no numbers there")
def test_then_the_register_and_then_the_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    register = tmp_path / "passwd"
    number = os.getuid()
    register.write_text(f"# accounts\nother:x:{number}9:0::/:/bin/sh\nm.rossi:x:{number}:0::/:/bin/sh\n")
    monkeypatch.setattr(account, "_REGISTER", register)
    assert account.user_name() == "m.rossi"
    register.unlink()
    assert account.user_name() == ""
    assert account.account_name() == f"account {number}"
