"""How far back a point in the history lies, counted in undo steps."""

from workbench.casefile.connection import Connection
from workbench.casefile.journal import Stacks, base_label, follow


def labels_back_to(connection: Connection, seq: int) -> list[str]:
    """The labels of what has to be taken back, the newest first, so that `seq` is the last change in force.

    Empty when nothing done after `seq` is in force any more.
    """
    stack = follow(connection, Stacks()).undo
    return [base_label(connection, later) for later in reversed(stack) if later > seq]
