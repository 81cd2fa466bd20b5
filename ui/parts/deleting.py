"""Asking before a deletion that takes something from a brief or a claim; else it is done at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.app.workspace import Workspace
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.tradecraft.losing import Losses

SHOWN = 8
"""So many statements are named; the others are counted."""
_LOSES = {"actor": "would no longer name it", "publication": "would lose the grade of the outlet"}


def delete(
    workspace: Workspace,
    parent: QWidget,
    kind: str,
    ids: Sequence[str],
    name: str,
    then: Callable[[], object],
) -> None:
    """Do `then`, at once where nothing depends on the things, else when the user has confirmed it."""
    # Imported here: a case is opened without the checks.
    from workbench.tradecraft.losing import losses

    found = workspace.attempt(lambda: losses(workspace.case, kind, ids))
    if not found:
        then()
        return
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Delete")
    box.setText(f"Delete {name}?")
    box.setInformativeText(in_words(found, kind))
    do_it = box.addButton("Delete", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)

    def on_finished(_result: int) -> None:
        if box.clickedButton() is do_it:
            workspace.attempt(then)

    box.finished.connect(on_finished)
    box.open()


def in_words(found: "Losses", kind: str) -> str:
    """Which statements and how many claims depend on it."""
    loses = _LOSES.get(kind, "would lose ground")
    lines = []
    if found.claims:
        is_evidence = kind in ("source", "clip")
        claims = counted(found.claims, "claim")
        lines.append(f"It is evidence for {claims}." if is_evidence else f"{claims} rest on it or name it.")
    if found.statements:
        lines.append(f"{counted(len(found.statements), 'statement')} {loses}:")
    bare = kind not in _LOSES
    for one in found.statements[:SHOWN]:
        left = " Nothing would be left under it." if bare and not one.has_other else ""
        words = one_line(one.text, 90) or "An empty statement"
        lines.append(f"• “{words}” ({one_line(one.brief, 40) or 'untitled brief'}).{left}")
    if len(found.statements) > SHOWN:
        lines.append(f"and {len(found.statements) - SHOWN} more.")
    if found.questions:
        lines.append(f"It is weighed under {counted(len(found.questions), 'question')} of Hypotheses:")
        lines += [f"• “{one_line(question, 90)}”" for question in found.questions[:SHOWN]]
    if len(found.questions) > SHOWN:
        lines.append(f"and {len(found.questions) - SHOWN} more.")
    lines.append("Undo brings everything back.")
    return "\n".join(lines)
