"""Claims that contradict each other: found by the program, decided by a person."""

from workbench.contradictions.model import Contradiction, Decided, Fact

__all__ = ["Contradiction", "Decided", "Fact"]
