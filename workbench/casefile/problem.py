"""What is wrong in a case, as verifying tells it."""

from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the case that is not as it was written: what kind, where, and what is wrong."""

    kind: str
    where: str
    what: str
