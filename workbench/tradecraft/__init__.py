"""Tradecraft: scales, grades, markings, and the checks of a brief."""

from workbench.tradecraft.checks import check_brief, check_statement
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.gate import Blocked, Gate, gate, require_open
from workbench.tradecraft.text_checks import check_statement_text

__all__ = [
    "Blocked",
    "Finding",
    "Gate",
    "check_brief",
    "check_statement",
    "check_statement_text",
    "gate",
    "require_open",
]
