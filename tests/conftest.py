"""Fixtures for every test: a real case in a temporary folder, no screen, settings of their own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.noticing import plugin as noticing
from workbench.attack.readers import READERS
from workbench.case import Case
from workbench.casefile.keys import key


def pytest_configure(config: pytest.Config) -> None:
    """Let every test fail that leaves a log line, a Qt message, a thread or a process behind."""
    config.pluginmanager.register(noticing, "noticing")
    # A timing never decides a test: a busy machine draws its examples slowly.
    settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("no clock")


# Files that take long as a whole begin first: one that began last would leave the other workers idle.
_LONG = (
    "tests/ui/live/", "tests/durability/test_window_kills", "tests/durability/test_leftovers",
    "tests/durability/", "tests/casefile/test_typed_words", "tests/sources/test_guard",
    "tests/ui/rooms/reader/test_reader",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files in front; the order within a file stays."""
    items.sort(key=lambda item: next((n for n, path in enumerate(_LONG) if item.nodeid.startswith(path)), 99))


@pytest.fixture(autouse=True)
def _cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key takes a second by design; tests use the smallest cost that is still real."""
    monkeypatch.setattr(key, "DEFAULT_COST", key.Cost(memory_log2=10, passes=1, lanes=1))


@pytest.fixture(autouse=True)
def _own_settings(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings, keyring and state of the user who runs the tests are left alone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    # Where windows leave notes for each other: a window of one test must not find that of another.
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("session")))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture(autouse=True)
def other_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export asks no other program to read the file, which takes seconds; tests of it ask again."""
    for name in list(READERS):
        monkeypatch.delitem(READERS, name)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A plain, empty case."""
    case = Case.create(tmp_path / "work.gwk", title="Work", analyst="A. Analyst")
    yield case
    case.close()
