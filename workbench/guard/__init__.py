"""Who and what must stay in the house: the list of a case, and whether a text holds any of it."""

from workbench.guard.guard import GUARDED, FileSearch, Guard, KeptSource, Piece
from workbench.guard.model import Hit, Needle, Verdict
from workbench.guard.stored import GuardWord

__all__ = ["GUARDED", "FileSearch", "Guard", "GuardWord", "Hit", "KeptSource", "Needle", "Piece", "Verdict"]
