"""A known name in a text."""

from dataclasses import dataclass
from typing import Literal

How = Literal["name", "form", "surname"]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text: code points, end exclusive. One hit for each actor it may mean.

    `how` is name where a whole spelling of the register is there, form where its words come in
    another way (`K. Haftar`, `Haftar, Khalifa`), surname where it is a surname alone. `certain` is
    False where the words may mean somebody else as well: several actors of the register, or a person
    of the same surname whom the register does not know.
    """

    start: int
    end: int
    actor_id: str
    how: How = "name"
    certain: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether it is more than a surname."""
        return self.how != "surname"
