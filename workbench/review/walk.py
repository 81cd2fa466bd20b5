"""Going through a queue item by item: on, later, back; the queue may be read anew meanwhile."""

from workbench.review.model import Target
from workbench.review.queue import Queue, QueueItem


class Walk:
    """Where a reviewer is in a round. Data only: nothing here changes the case.

    `left` is what is to be judged, in the order to take it; `later` stands at its end for as long as the
    walk lasts.
    """

    def __init__(self, queue: Queue) -> None:
        self._later: list[Target] = []
        self._trail: list[Target] = []
        self._known: dict[Target, QueueItem] = {}
        self.left: list[Target] = []
        self.done = 0
        self.current: Target | None = None
        self.seconds_each = 0.0
        self.refresh(queue)

    def refresh(self, queue: Queue) -> None:
        """Take over a queue that was read anew; one stays at the item one is at, while it is there."""
        self.queue = queue
        self._known = {item.target: item for item in (*queue.left, *queue.done)}
        there = [item.target for item in queue.left]
        later = [target for target in self._later if target in set(there)]
        self.left = [*(target for target in there if target not in set(later)), *later]
        self._later = later
        self._trail = [target for target in self._trail if target in self._known]
        self.done = len(queue.done)
        self.seconds_each = queue.seconds_left / len(queue.left) if queue.left else 0.0
        if self.current not in self._known:
            self.current = self.left[0] if self.left else None

    @property
    def total(self) -> int:
        """How many items there are in all."""
        return self.done + len(self.left)

    @property
    def seconds_left(self) -> float:
        """What the rest will take at the reviewer's pace."""
        return self.seconds_each * len(self.left)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an item before this one."""
        return bool(self._trail)

    def item(self) -> QueueItem | None:
        """The item one is at, as it was when the queue was last read."""
        return self._known.get(self.current) if self.current else None

    def judged(self) -> None:
        """The item one is at has a verdict: on to the next."""
        target = self.current
        if target is None:
            return
        self._trail.append(target)
        if target in self.left:
            following = self._after(target)
            self.left.remove(target)
            self.done += 1
        else:
            following = self.left[0] if self.left else None
        if target in self._later:
            self._later.remove(target)
        self.current = following

    def later(self) -> bool:
        """Put the item at the end; False when there is no other to go on to."""
        target = self.current
        if target is None or self.left in ([], [target]):
            return False
        self._trail.append(target)
        if target in self.left:
            following = self._after(target)
            self.left.remove(target)
            self.left.append(target)
            self._later = [one for one in self._later if one != target] + [target]
        else:
            following = self.left[0]
        self.current = following
        return True

    def back(self) -> bool:
        """To the item that was shown before this one; False at the first."""
        if not self._trail:
            return False
        self.current = self._trail.pop()
        return True

    def go_to(self, target: Target) -> bool:
        """To one item; False when the round does not have it."""
        if target not in self._known:
            return False
        if self.current is not None and self.current != target:
            self._trail.append(self.current)
        self.current = target
        return True

    def _after(self, target: Target) -> Target | None:
        place = self.left.index(target)
        others = self.left[place + 1 :] or self.left[:place]
        return others[0] if others else None
