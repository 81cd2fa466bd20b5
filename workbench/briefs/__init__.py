"""Briefs: headline, sections, statements and the claims they stand on."""

from workbench.briefs.clients import Client, Clients
from workbench.briefs.editions import Edition, Editions
from workbench.briefs.model import CONFIDENCE, SCALES, STATEMENT_KINDS, Brief, Section, Statement
from workbench.briefs.repository import Briefs
from workbench.briefs.style_spans import STYLES, StyleSpan

__all__ = [
    "CONFIDENCE",
    "SCALES",
    "STATEMENT_KINDS",
    "STYLES",
    "Brief",
    "Briefs",
    "Client",
    "Clients",
    "Edition",
    "Editions",
    "Section",
    "Statement",
    "StyleSpan",
]
