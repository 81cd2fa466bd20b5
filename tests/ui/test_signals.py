"""Every module of the window loads, and no signal carries just anything."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import ui

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_signal_names_what_it_carries(path: Path) -> None:
    # A name that only a type checker knows is found here, too.
    import_module(".".join(("ui", *path.relative_to(ROOT).with_suffix("").parts)))
    assert "object" not in [ast.unparse(carried) for carried in _carried(path)]
