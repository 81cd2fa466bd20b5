"""Strings in Python code: literals that read like words for a person, by what they are handed to."""

import ast
import re
from collections.abc import Iterator

from tests.strings.found import Found

# What a literal is, by the name of the function or class it is an argument of.
_CALLS = {
    "button": "quiet_button button QPushButton QToolButton Link QCheckBox QRadioButton",
    "command": "Command command addAction QAction addMenu",
    "label": """
        muted heading Words QLabel setText labelled Column addTab addRow addItem addItems setTabText setTitle
        Offered Choice
    """,
    "tooltip": "setToolTip setStatusTip setWhatsThis",
    "placeholder": "setPlaceholderText SavedLine DateField secret_line",
    "accessible name": "setAccessibleName setAccessibleDescription",
    "notice": "notice notify tell say",
    "dialog": """
        setWindowTitle QMessageBox question warning information getOpenFileName getOpenFileNames
        getSaveFileName getExistingDirectory getText getItem getMultiLineText
    """,
    "history label": "change _in_one_change",
    "finding": "Finding finding",
    "command line": "option argument echo ClickException UsageError BadParameter prompt confirm",
    "progress": "report",
    "task": "run",
}
_BY_CALL = {name: where for where, names in _CALLS.items() for name in names.split()}
_KEYWORDS = {
    "tooltip": "hint tooltip",
    "placeholder": "placeholder",
    "command line": "help",
    "error": "kept to_do",
    "finding": "message why fix",
    "label": "label title",
}
_BY_KEYWORD = {name: where for where, names in _KEYWORDS.items() for name in names.split()}

# Calls whose strings are for the machine (patterns, names, keys, SQL) or for the log.
_MACHINE_CALLS = """
    compile search match fullmatch sub finditer findall getLogger setObjectName getattr setattr hasattr encode
    decode execute executemany executescript query value setValue contains QKeySequence startswith endswith
    removeprefix removesuffix strftime strptime setProperty property debug info exception log get
    setStyleSheet NewType TypeVar environ getenv StashKey Struct import_module cast setdefault pop split strip
"""
_FOR_THE_MACHINE = frozenset(_MACHINE_CALLS.split())
_SQL = re.compile(
    r"\b(SELECT|INSERT|DELETE FROM|UPDATE \w+ SET|PRAGMA|WHERE|CREATE (TABLE|INDEX|TRIGGER|VIRTUAL)|RAISE)\b"
)
_MARKUP = re.compile(r"^\s*<|\d ?px\b|//@|\{ ?(color|background|font)|rgba?\(")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}\W*\s\W*[^\W\d_]")
_BARE = (ast.Name, ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop, ast.alias)
_CAPITALISED = re.compile(r"[A-Z][a-z]+…?:?\Z")


def strings_of_code(file: str, code: str) -> Iterator[Found]:
    """Every string in a file of Python that a person may meet."""
    collector = _Collector(file)
    collector.visit(ast.parse(code))
    return iter(collector.found)


def _begins_with_log(called: ast.expr) -> bool:
    """Whether what is called is found in `log`: `log.info`, `log.handlers[0].emit`."""
    within: ast.expr | None = None
    while not isinstance(called, ast.Name):
        if isinstance(called, ast.Attribute | ast.Subscript):
            within, called = called, called.value
        elif isinstance(called, ast.Call):
            within, called = called, called.func
        else:
            return False
    return called.id == "log" and isinstance(within, ast.Attribute)


class _Collector(ast.NodeVisitor):
    """Goes down the tree and keeps what the innermost call or statement makes of a literal."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Found] = []
        self._where = "other"

    def _within(self, where: str, *nodes: ast.AST | None) -> None:
        before, self._where = self._where, where
        for node in nodes:
            if node is not None:
                self.visit(node)
        self._where = before

    def generic_visit(self, node: ast.AST) -> None:
        """Past the many nodes that are only a name or say what is done with one."""
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, _BARE):
                self.visit(child)

    # -- what holds no words for a person ---------------------------------------------------------

    def visit_Expr(self, node: ast.Expr) -> None:
        """A string that stands alone is documentation."""
        if not isinstance(node.value, ast.Constant):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """The annotation may be a string; it is a type."""
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Its annotation is a type."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """What stands between the brackets is a key."""
        self.visit(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared with is no message."""

    def visit_Dict(self, node: ast.Dict) -> None:
        """Only the values: keys are names, or words that are listed as values elsewhere."""
        for value in node.values:
            self.visit(value)

    def visit_Match(self, node: ast.Match) -> None:
        """Only what is done, not what is matched."""
        for case in node.cases:
            for statement in case.body:
                self.visit(statement)

    # -- what tells where a string is met ---------------------------------------------------------

    def _visit_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        if "/cli/" in self.file:
            decorators = [ast.unparse(one) for one in node.decorator_list]
            said = ast.get_docstring(node)
            if said and any("command" in one or "group" in one for one in decorators):
                self.found.append(Found(self.file, node.lineno, "command line", said))
        for decorator in node.decorator_list:
            self.visit(decorator)
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default is not None:
                self.visit(default)
        for statement in node.body:
            self.visit(statement)

    visit_FunctionDef = _visit_function
    visit_AsyncFunctionDef = _visit_function

    def visit_Raise(self, node: ast.Raise) -> None:
        """Words of an exception: shown where it is a known error."""
        self._within("error", node.exc)

    def visit_Call(self, node: ast.Call) -> None:
        """The name of what is called says what its words are."""
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if isinstance(node.func, ast.Attribute) and called != "split":
            # "…".format(…), "…".join(…): the words are in front.
            self.visit(node.func.value)
        if called in _FOR_THE_MACHINE or _begins_with_log(node.func):
            return
        where = _BY_CALL.get(called, "error" if called.endswith("Error") else self._where)
        self._within(where, *node.args)
        for keyword in node.keywords:
            self._within(_BY_KEYWORD.get(keyword.arg or "", where), keyword.value)

    # -- the strings themselves -------------------------------------------------------------------

    def visit_Constant(self, node: ast.Constant) -> None:
        """A plain literal."""
        if isinstance(node.value, str):
            self._keep(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """One with values in it; these may hold words in their turn."""
        pieces = [
            str(part.value) if isinstance(part, ast.Constant) else "{" + ast.unparse(part.value) + "}"
            for part in node.values
            if isinstance(part, ast.Constant | ast.FormattedValue)
        ]
        self._keep(node, "".join(pieces))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self._within("part", part.value)

    def _keep(self, node: ast.Constant | ast.JoinedStr, text: str) -> None:
        if _SQL.search(text) or _MARKUP.search(text) or not any(letter.isalpha() for letter in text):
            return
        is_shown = self._where not in ("other", "part", "error")
        words = re.sub(r"\{[^{}]*\}", "x", text)
        if (
            _TWO_WORDS.search(words)
            or (_CAPITALISED.match(text) is not None)
            or (is_shown and " " in text.strip())
        ):
            self.found.append(Found(self.file, node.lineno, self._where, text))
