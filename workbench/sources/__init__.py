"""Bytes in, sources with canonical text out."""

from workbench.sources.model import HANDLING, RELIABILITY, OriginGroup, Publication, Source
from workbench.sources.reading.model import Reading, Span
from workbench.sources.store.publications import Publications
from workbench.sources.store.repository import Sources

__all__ = [
    "HANDLING",
    "RELIABILITY",
    "OriginGroup",
    "Publication",
    "Publications",
    "Reading",
    "Source",
    "Sources",
    "Span",
]
