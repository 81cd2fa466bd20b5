"""Log lines and Qt messages that no test expected.

Qt's messages are logged under `qt` (and `qt.<category>`), so that one list holds both. What
pytest-qt has for this covers the body of a test only; here setup and teardown count as well.
"""

import logging
import re
import threading
from dataclasses import dataclass, field

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOWEST = logging.WARNING
"""Records below this level need no expectation."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# What is said of the screen that is not there, and of no fault of ours: the offscreen platform names
# what it lacks; QTest says of each click that the widget under it leaves to the one behind.
_OF_THE_STAGE = re.compile(
    r"^This plugin does not support (propagateSizeHints|raise|grabbing)"
    r"|^Mouse event \"\w+\" not accepted by receiving widget"
)


@dataclass(slots=True)
class Expectation:
    """A log line that a test expects; `records` are those that came."""

    pattern: re.Pattern[str]
    logger: str
    level: int
    at_least: int
    records: list[logging.LogRecord] = field(default_factory=list)

    def matches(self, record: logging.LogRecord) -> bool:
        """Whether a record is the expected line."""
        return (
            record.levelno == self.level
            and (record.name + ".").startswith(self.logger + "." if self.logger else "")
            and self.pattern.search(record.getMessage()) is not None
        )

    @property
    def met(self) -> bool:
        """Whether the line came as often as the test said."""
        return len(self.records) >= self.at_least

    def __str__(self) -> str:
        where = self.logger or "any logger"
        return f"{logging.getLevelName(self.level)} from {where}: {self.pattern.pattern!r}"


class MessageWatch(logging.Handler):
    """Collects what is logged at `LOWEST` or above, from every thread."""

    def __init__(self) -> None:
        super().__init__(LOWEST)
        self._records: list[logging.LogRecord] = []
        self._held = threading.Lock()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record; judged when the test has ended."""
        with self._held:
            self._records.append(record)

    def take(self) -> list[logging.LogRecord]:
        """The records since the last call."""
        with self._held:
            records, self._records = self._records, []
        return records


def watch_messages() -> MessageWatch:
    """Install the watch for log lines and Qt messages for the rest of the process."""
    watch = MessageWatch()
    logging.getLogger().addHandler(watch)
    qInstallMessageHandler(_log_qt_message)
    return watch


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if _OF_THE_STAGE.search(message):
        return
    category = context.category or "default"
    name = "qt" if category == "default" else f"qt.{category.removeprefix('qt.')}"
    logging.getLogger(name).log(_LEVELS.get(kind, logging.CRITICAL), "%s", message)


def complaints(records: list[logging.LogRecord], expectations: list[Expectation]) -> list[str]:
    """One line for each record that nobody expected and each expected line that did not come."""
    found = []
    for record in records:
        matching = [one for one in expectations if one.matches(record)]
        for one in matching:
            one.records.append(record)
        if not matching:
            found.append(f"unexpected log line: {_told(record)}")
    found += [f"expected log line did not come: {one}" for one in expectations if not one.met]
    return found


def _told(record: logging.LogRecord) -> str:
    line = f"{record.levelname} {record.name} ({record.threadName}): {record.getMessage()}"
    if record.exc_info:
        line += "\n" + logging.Formatter().formatException(record.exc_info)
    return line
