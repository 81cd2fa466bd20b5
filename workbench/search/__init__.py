"""Find words in sources, clips, claims, actors and briefs."""

from workbench.search.find import Hit, search

__all__ = ["Hit", "search"]
