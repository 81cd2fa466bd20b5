"""Briefs: headline, sections, statements and the claims they stand on."""

from workbench.briefs.model import CONFIDENCE, SCALES, STATEMENT_KINDS, Brief, Section, Statement
from workbench.briefs.repository import Briefs

__all__ = ["CONFIDENCE", "SCALES", "STATEMENT_KINDS", "Brief", "Briefs", "Section", "Statement"]
