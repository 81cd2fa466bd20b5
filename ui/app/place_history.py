"""Where one has been: back and forward, as in a browser."""

from ui.app.place import Place

MOST = 100


class PlaceHistory:
    """The places that were shown, with one that is current."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """A new place: what lay ahead is forgotten. The same place again adds nothing."""
        if self._places and self._places[self._at] == place:
            return
        self._places = [*self._places[: self._at + 1], place][-MOST:]
        self._at = len(self._places) - 1

    @property
    def current(self) -> Place | None:
        """Where one is; None before the first visit."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from somewhere."""
        return self._at + 1 < len(self._places)

    def back(self) -> Place | None:
        """Step back and say where one is."""
        if self.can_go_back:
            self._at -= 1
        return self.current

    def forward(self) -> Place | None:
        """Step forward and say where one is."""
        if self.can_go_forward:
            self._at += 1
        return self.current
