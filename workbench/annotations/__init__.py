"""Clips: passages of sources, anchored by position, exact quote and context."""

from workbench.annotations.model import Clip, Region
from workbench.annotations.repository import Clips

__all__ = ["Clip", "Clips", "Region"]
