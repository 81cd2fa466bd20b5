"""A fault of ours is logged without a word of a document, and told in one sentence."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from tests.noticing.plugin import ExpectLog
from ui.shell import crash


def test_the_log_says_where_but_never_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectLog
) -> None:
    expected_log("a fault nobody caught", level=logging.ERROR)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    path = crash.start_log()
    crash.install(told.append)
    try:
        raise ValueError("the source in Tobruk is Ahmed")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    log = path.read_text()
    assert "ValueError" in log
    assert "test_crash.py" in log
    assert "Tobruk" not in log
    assert told == [crash.SENTENCE]


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert crash.start_log() is None


@pytest.fixture(autouse=True)
def _no_log_afterwards() -> None:
    yield
    for handler in list(logging.getLogger().handlers):
        if type(handler).__name__ == "RotatingFileHandler":
            logging.getLogger().removeHandler(handler)
            handler.close()
