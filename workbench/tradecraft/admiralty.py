"""The Admiralty code as the checks use it."""

from workbench.values.admiralty import CREDIBILITY, RELIABILITY, Grade, best, grade, rating

__all__ = ["CREDIBILITY", "RELIABILITY", "Grade", "best", "grade", "rating"]
