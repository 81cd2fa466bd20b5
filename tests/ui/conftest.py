"""Settings of their own for every test that makes a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.settings import settings


@pytest.fixture(autouse=True)
def _own_window_settings(tmp_path: Path) -> Iterator[None]:
    """Qt finds its settings folder once a process; here it is set for each test."""
    settings.cache_clear()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    yield
    settings.cache_clear()
