"""Find words in sources, clips, claims, actors and briefs."""

from workbench.search.find import Hit, also_searched, search
from workbench.search.names import Also

__all__ = ["Also", "Hit", "also_searched", "search"]
