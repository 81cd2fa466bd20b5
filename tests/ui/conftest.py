"""What tests of the window share: settings of their own, a small Libyan case, an open window."""

import gc
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

import ui
import workbench
from tests.ui.libya import Libya, fill
from tests.ui.opened import make_case, open_window
from ui.app.workspace import Workspace
from ui.kit.settings import settings
from ui.kit.unsaved import unsaved
from ui.shell.main_window import MainWindow
from workbench.case import Case

FIRST = "Khalifa Haftar flew to Minsk on 17 February. He met the president on the next day."
SECOND = "The ministry said nothing about the base."


@pytest.fixture(autouse=True)
def _own_window_settings(tmp_path: Path) -> Iterator[None]:
    """Qt finds its settings folder once a process; here it is set for each test."""
    settings.cache_clear()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    yield
    settings.cache_clear()


@pytest.fixture
def libya(case: Case) -> Libya:
    """A filled case."""
    return fill(case)


@pytest.fixture
def workspace(libya: Libya) -> Iterator[Workspace]:
    """What views are given."""
    workspace = Workspace(libya.case)
    yield workspace
    workspace.tasks.shut_down()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over two short sources: open, painted, with the library in the middle."""
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", FIRST, SECOND))
    yield window
    window.close()


@pytest.fixture(autouse=True, scope="session")
def _modules_are_no_garbage() -> None:
    """The modules outlive every test: going through them after each takes longer than most tests."""
    for package in (ui, workbench):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _what_was_there_is_no_garbage(_modules_are_no_garbage: None) -> None:
    """What other files left in memory outlives the tests of this one: they collect only what they made."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dead widgets must not be collected on a worker's thread (see ui/shell/garbage.py)."""
    gc.disable()
    yield
    if {"qapp", "qtbot"} & set(request.fixturenames):
        gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_unsaved() -> Iterator[None]:
    """The ledger of unsaved words is one for the program; each test begins with an empty one."""
    yield
    unsaved().forget()
