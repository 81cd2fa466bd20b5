"""Regular expressions that are compiled when they are first used.

Those with long classes of letters take milliseconds each, and plain English needs none of them.
"""

import re
from typing import Any, cast


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in the pattern shows at the first use only."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Reached at the first use of each method; from then on it is an attribute of its own.
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method
