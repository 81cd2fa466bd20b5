"""Every module of the window loads, and no signal carries just anything."""

import ast
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import ui
from ui.app.workspace import NewPassphrase
from workbench.sources.intake import Taken

ROOT = Path(ui.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if path.name != "__init__.py")


def _carried(path: Path) -> list[ast.expr]:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return [
        carried
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Signal"
        for carried in call.args
    ]


def test_every_module_loads_and_a_signal_names_what_it_carries() -> None:
    for path in FILES:
        # A name that only a type checker knows is found here, too.
        import_module(".".join(("ui", *path.relative_to(ROOT).with_suffix("").parts)))
    carriers = [path for path in FILES if "object" in [ast.unparse(carried) for carried in _carried(path)]]
    assert carriers == []


class Carrier(QObject):
    things = Signal(list)
    passphrase = Signal(NewPassphrase)


def test_names_that_no_encoding_knows_and_half_a_letter_arrive_as_they_were_sent() -> None:
    arrived: list[object] = []
    carrier = Carrier()
    carrier.things.connect(arrived.append)
    carrier.passphrase.connect(arrived.append)
    path = Path("/case/\udcff.txt")
    sent: list[object] = [[path], [Taken("a.txt", "read", path=path)], NewPassphrase("half \ud83d a letter")]
    carrier.things.emit(sent[0])
    carrier.things.emit(sent[1])
    carrier.passphrase.emit(sent[2])
    assert arrived == sent
    assert "half" not in repr(sent[2]), "no log tells a passphrase"
