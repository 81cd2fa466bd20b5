"""Tests with planted faults, run by `test_noticing` in a process of their own; not collected here."""

import logging
import subprocess
import threading
import warnings

from PySide6.QtCore import SIGNAL, SLOT, QObject, QTimer, qWarning
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from tests.noticing.plugin import ExpectLog

log = logging.getLogger("planted")


def test_sound() -> None:
    log.info("nothing to see")


def test_log_warning() -> None:
    log.warning("a planted warning")


def test_log_of_a_thread() -> None:
    thread = threading.Thread(target=log.error, args=("a planted error",))
    thread.start()
    thread.join()


def test_expected_log(expected_log: ExpectLog) -> None:
    expected_log("a planted .arning", logger="planted")
    log.warning("a planted warning")


def test_expected_log_of_another_logger(expected_log: ExpectLog) -> None:
    expected_log("a planted warning", logger="plant")
    log.warning("a planted warning")


def test_expected_log_that_does_not_come(expected_log: ExpectLog) -> None:
    expected_log("a planted warning")


def test_qt_warning() -> None:
    qWarning("a planted message")


def test_expected_qt_warning(expected_log: ExpectLog) -> None:
    expected_log("a planted message", logger="qt")
    qWarning("a planted message")


def test_painter(qtbot: QtBot) -> None:
    QPainter(QPixmap()).drawLine(0, 0, 1, 1)


def test_connection(qtbot: QtBot) -> None:
    sender = QObject()
    QObject.connect(sender, SIGNAL("destroyed(QObject*)"), sender, SLOT("deleteLater(int)"))


def test_timer_of_another_thread(qtbot: QtBot) -> None:
    timer = QTimer()
    thread = threading.Thread(target=timer.start, args=(1000,))
    thread.start()
    thread.join()


def test_thread() -> None:
    threading.Thread(target=threading.Event().wait, args=(20,), name="planted thread", daemon=True).start()


def test_warning_of_python() -> None:
    warnings.warn("a planted warning", stacklevel=1)


def test_process() -> None:
    subprocess.Popen(["sleep", "20"])


def test_sound_after_all() -> None:
    assert threading.active_count() >= 1
