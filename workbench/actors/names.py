"""Names in any script: who may be meant, and where they stand. Matching only proposes."""

from workbench.actors.finder import NameFinder
from workbench.actors.hits import NameHit
from workbench.actors.proposals import Candidate, propose
from workbench.actors.skeleton import skeleton
from workbench.actors.transliteration import romanise, script_of

__all__ = ["Candidate", "NameFinder", "NameHit", "propose", "romanise", "script_of", "skeleton"]
