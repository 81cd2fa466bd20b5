"""The shape of the code: sizes, cycles of imports, and what has no place in the window."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 50
LONGEST_CLASS = 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a file, gone through once for all who look for something in it."""
    return tuple(ast.walk(_tree(path)))


def _files(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def _where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


# -- sizes ------------------------------------------------------------------------------------------


def test_functions_fit_on_a_screen() -> None:
    too_long = [
        f"{_where(path, node.lineno)} {node.name}: {_lines(node)} lines"
        for path in _files("ui", "workbench")
        for node in _nodes(path)
        if isinstance(node, Function) and _lines(node) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_classes_are_about_one_thing() -> None:
    too_long = [
        f"{_where(path, node.lineno)} {node.name}: {_lines(node)} lines"
        for path in _files("ui", "workbench")
        for node in _nodes(path)
        if isinstance(node, ast.ClassDef) and _lines(node) > LONGEST_CLASS
    ]
    assert too_long == []


# -- imports ----------------------------------------------------------------------------------------


def _is_type_checking(test: ast.expr) -> bool:
    return ast.unparse(test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _import_statements(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import that can run, those inside functions too."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield node
    elif isinstance(node, ast.If) and _is_type_checking(node.test):
        for other in node.orelse:
            yield from _import_statements(other)
    else:
        for child in ast.iter_child_nodes(node):
            # An expression holds no statement.
            if not isinstance(child, ast.expr):
                yield from _import_statements(child)


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, modules: frozenset[str]) -> Iterator[str]:
    """The files of ours that a file imports; a package counts where a name of its own is asked for."""
    for statement in _import_statements(_tree(path)):
        if isinstance(statement, ast.Import):
            names = [alias.name for alias in statement.names]
        else:
            names = [
                inner if (inner := f"{statement.module}.{alias.name}") in modules else str(statement.module)
                for alias in statement.names
            ]
        yield from (name for name in names if name in modules)


@cache
def _graph(package: str) -> dict[str, frozenset[str]]:
    files = {_module_name(path): path for path in _files(package)}
    modules = frozenset(files)
    return {name: frozenset(_imported(path, modules)) - {name} for name, path in files.items()}


def _reachable(graph: dict[str, frozenset[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph[waiting.pop()] - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def _cycles(graph: dict[str, frozenset[str]]) -> list[str]:
    """Each knot of modules that reach each other, as a line."""
    reach = {name: _reachable(graph, name) for name in graph}
    knots = {
        frozenset(other for other in reach[name] if name in reach[other])
        for name in graph
        if name in reach[name]
    }
    return sorted(" <-> ".join(sorted(knot)) for knot in knots)


def test_files_of_the_workbench_import_each_other_in_no_circle() -> None:
    assert _cycles(_graph("workbench")) == []


def test_files_of_the_window_import_each_other_in_no_circle() -> None:
    assert _cycles(_graph("ui")) == []


def test_a_circle_would_be_seen() -> None:
    graph = {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("a"), "d": frozenset("a")}
    assert _cycles(graph) == ["a <-> b <-> c"]


def test_imports_inside_functions_count_and_those_for_types_do_not() -> None:
    code = (
        "if TYPE_CHECKING:\n    import a\nelse:\n    import b\ndef f():\n    if x:\n        from c import d\n"
    )
    assert [ast.unparse(found) for found in _import_statements(ast.parse(code))] == [
        "import b",
        "from c import d",
    ]


def test_every_file_can_be_imported() -> None:
    """A name that is there for the type checker only is missing at run time, where no checker looks."""
    names = [
        name for package in ("ui", "workbench") for name in _graph(package) if not name.endswith("__main__")
    ]
    code = f"import importlib; [importlib.import_module(name) for name in {names!r}]"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_only_the_start_imports_the_main_window() -> None:
    importing = {name for name, imported in _graph("ui").items() if "ui.shell.main_window" in imported}
    assert importing == {"ui.start"}


# -- what the window leaves to the workbench ----------------------------------------------------------

_SQL = re.compile(r"\b(SELECT|INSERT|DELETE FROM|UPDATE \w+ SET|PRAGMA|WHERE|ORDER BY|GROUP BY)\b")


def _literals(path: Path) -> Iterator[ast.Constant]:
    return (node for node in _nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_sql_in_the_window() -> None:
    found = [
        _where(path, node.lineno)
        for path in _files("ui")
        for node in _literals(path)
        if _SQL.search(str(node.value))
    ]
    assert found == []


def test_the_window_never_asks_for_a_connection() -> None:
    found = [
        _where(path, node.lineno)
        for path in _files("ui")
        for node in _nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in ("connection", "db", "execute", "executemany")
    ]
    assert found == []


# -- what depends on the machine --------------------------------------------------------------------


def _property_keywords(nodes: Iterable[ast.AST]) -> list[int]:
    """Lines where a constructor of Qt is given properties or signals by keyword."""
    return [
        node.lineno
        for node in nodes
        if isinstance(node, ast.Call) and node.keywords and _is_qt_class(node.func)
    ]


def _is_qt_class(called: ast.expr) -> bool:
    name = (
        called.attr
        if isinstance(called, ast.Attribute)
        else called.id
        if isinstance(called, ast.Name)
        else ""
    )
    return re.match(r"Q[A-Z]", name) is not None


def test_no_property_is_given_to_a_constructor_of_qt() -> None:
    """PySide finds the setter by upper case in the machine's locale, where Turkish has no I for i."""
    # Nothing else can have such a call, and most of the tests have none: they need not be parsed.
    files = [
        path
        for path in _files("ui", "tests", "benchmarks")
        if re.search(r"\bQ[A-Z]", path.read_text("utf-8"))
    ]
    assert [_where(path, line) for path in files for line in _property_keywords(_nodes(path))] == []
    made = ast.parse("QTimer(self, interval=5)\nQtCore.QTimer(self)\ncall(interval=5)")
    assert _property_keywords(ast.walk(made)) == [1]


def test_nothing_asks_the_machine_for_names_of_months() -> None:
    """`calendar` and `strftime` say them in the language of the machine, also in a client's file."""
    local = re.compile(r"calendar\.(month|day)_|strftime\([^)]*%[aAbBcxXpZ]|localeconv|strcoll|strxfrm")
    found = [path for path in _files("ui", "workbench") if local.search(path.read_text("utf-8"))]
    assert found == []
