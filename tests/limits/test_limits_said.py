"""Every limit is said where somebody meets it, or loses nothing that anybody would miss.

A new limit fails here until it has its sentence, as it stands in the code, or the reason why it needs none.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.limits import elsewhere, of_reading

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"_?(?:[A-Z]+_)*(?:MOST|LONGEST|LARGEST|LISTED|SHOWN|PROPOSALS|PASSAGES)(?:_[A-Z]+)*")
_READING = "workbench/sources/"
SAID = {
    **{f"{_READING}{limit}": words for limit, words in of_reading.SAID.items()},
    **elsewhere.SAID,
}
NOTHING_LOST = {
    **{f"{_READING}{limit}": why for limit, why in of_reading.NOTHING_LOST.items()},
    **elsewhere.NOTHING_LOST,
}


def test_every_limit_is_said_or_loses_nothing() -> None:
    words, found = "", set()
    for path in sorted((*ROOT.glob("workbench/**/*.py"), *ROOT.glob("ui/**/*.py"))):
        tree = ast.parse(path.read_text("utf-8"))
        strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        words += "\n".join(value for value in strings if isinstance(value, str))
        found |= {f"{path.relative_to(ROOT).as_posix()} {name}" for name in _limits(tree)}
    assert found - SAID.keys() - NOTHING_LOST.keys() == set(), "no sentence"
    assert (SAID.keys() | NOTHING_LOST.keys()) - found == set(), "there is no such limit any more"
    assert [(limit, sentence) for limit, sentence in SAID.items() if sentence not in words] == []


def _limits(tree: ast.Module) -> Iterator[str]:
    """Names of numbers, patterns of words and the like that are named as a limit, in modules and classes."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for node in (node for body in bodies for node in body):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for name in (name for target in targets for name in ast.walk(target)):
            if isinstance(name, ast.Name) and _NAMED.fullmatch(name.id):
                yield name.id
