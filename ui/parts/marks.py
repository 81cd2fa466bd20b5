"""Handling and protection as one chooses them."""

from workbench.sources.model import HANDLING

HANDLING_CHOICES = tuple((mark, mark or "Not marked") for mark in HANDLING)
PROTECTION_CHOICES = (("open", "May be named to a client"), ("protected", "Protected: never named"))
