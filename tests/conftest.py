"""Fixtures for every test: a real case in a temporary folder, no screen, settings of their own."""

import gc
import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.noticing import plugin as noticing
from tests.ready_made import lay_out
from workbench.attack.readers import READERS
from workbench.case import Case
from workbench.casefile import opening
from workbench.casefile.keys import key


def pytest_configure(config: pytest.Config) -> None:
    """Let every test fail that leaves a log line, a Qt message, a thread or a process behind."""
    config.pluginmanager.register(noticing, "noticing")
    # A timing never decides a test: a busy machine draws its examples slowly.
    settings.register_profile(
        "no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow],
        max_examples=1_000 if _is_sweep(config) else 40,
    )  # fmt: skip
    settings.load_profile("no clock")


def _is_sweep(config: pytest.Config) -> bool:
    return bool(config.option.markexpr == "sweep")


_NUMBERS = itertools.count()

# Files that take long as a whole begin first: one that began last would leave the other workers idle.
_LONG = (
    "tests/ui/live/", "tests/durability/test_window_kills", "tests/durability/test_leftovers",
    "tests/durability/", "tests/sources/test_guard", "tests/sources/test_bombs",
    "tests/ui/rooms/reader/test_reader", "tests/ui/shell/locking/test_locks_during_work", "tests/ui/locales/",
)  # fmt: skip


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the long files in front; the order within a file stays.

    A sweep takes in the tests of properties, which draw few examples in the suite.
    """
    for item in items if _is_sweep(config) else ():
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("sweep")
    items.sort(key=lambda item: next((n for n, path in enumerate(_LONG) if item.nodeid.startswith(path)), 99))


def pytest_collection_finish() -> None:
    """Set aside what all tests share: each collection of garbage would go through a million objects more."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key takes a second by design; tests use the smallest cost that is still real."""
    monkeypatch.setattr(key, "DEFAULT_COST", key.Cost(memory_log2=10, passes=1, lanes=1))


@pytest.fixture(autouse=True)
def _ready_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new case gets its schema in one go, which the steps of all versions take much longer for."""
    monkeypatch.setattr(opening, "bring_up_to_date", lay_out)


@pytest.fixture(scope="session")
def _aside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """New folders beside those of the tests: pytest's own way looks at all there are before it makes one."""
    parent = tmp_path_factory.mktemp("aside")
    return (parent / str(number) for number in itertools.count())


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As pytest's own, which looks at the folders of all tests before it makes one more."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    path = tmp_path_factory.getbasetemp() / f"{name}_{next(_NUMBERS)}"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, _aside: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, keyring and state of the user who runs the tests are left alone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    state, session = next(_aside), next(_aside)
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    state.mkdir()
    # Where windows leave notes for each other: a window of one test must not find that of another.
    session.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
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
