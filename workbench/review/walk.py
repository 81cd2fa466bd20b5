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
        self._left: set[Target] = set()
        self._judged: list[Target] = []
        self.done = 0
        self.current: Target | None = None
        self.seconds_each = 0.0
        self.refresh(queue)

    def refresh(self, queue: Queue) -> None:
        """Take over a queue that was read anew; one stays at the item one is at, while it is there."""
        self.queue = queue
        self._known = {item.target: item for item in (*queue.left, *queue.done)}
        there = {item.target: None for item in queue.left}
        was_left = self.is_left(self.current)
        self._later = [target for target in self._later if target in there]
        for target in self._later:
            there[target] = there.pop(target)
        self.left, self._left = list(there), set(there)
        self._trail = [target for target in self._trail if target in self._known]
        given = sorted((item.mine.at, item.target) for item in queue.done if item.mine is not None)
        self._judged = [target for _at, target in given]
        self.done = len(queue.done)
        self.seconds_each = queue.seconds_left / len(queue.left) if queue.left else 0.0
        # What somebody judged in another window or by script is not waited for any longer.
        if self.current not in self._known or (was_left and not self.is_left(self.current)):
            self.current = self.left[0] if self.left else None

    def is_left(self, target: Target | None) -> bool:
        """Whether an item is still to be judged."""
        return target in self._left

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
        return bool(self._trail) or self._before() is not None

    def item(self) -> QueueItem | None:
        """The item one is at, as it was when the queue was last read."""
        return self._known.get(self.current) if self.current else None

    def judged(self) -> None:
        """The item one is at has a verdict: on to the next."""
        target = self.current
        if target is None:
            return
        self._trail.append(target)
        if self.is_left(target):
            following = self._after(target)
            self.left.remove(target)
            self._left.discard(target)
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
        if self.is_left(target):
            following = self._after(target)
            self.left.remove(target)
            self.left.append(target)
            self._later = [one for one in self._later if one != target] + [target]
        else:
            following = self.left[0]
        self.current = following
        return True

    def back(self) -> bool:
        """To the item that was shown before this one, then to what was judged before; False at the first."""
        before = self._trail.pop() if self._trail else self._before()
        if before is None:
            return False
        self.current = before
        return True

    def undone(self) -> bool:
        """The last verdict was taken back: to its item; False where that is not to be judged again."""
        if self._trail and self.is_left(self._trail[-1]):
            self.current = self._trail.pop()
            return True
        return False

    def go_to(self, target: Target) -> bool:
        """To one item; False when the round does not have it."""
        if target not in self._known:
            return False
        if self.current is not None and self.current != target:
            self._trail.append(self.current)
        self.current = target
        return True

    def _before(self) -> Target | None:
        """What was judged before the item one is at, last of all where that is not judged."""
        judged = self._judged
        at = judged.index(self.current) if self.current in judged else len(judged)
        return judged[at - 1] if at else None

    def _after(self, target: Target) -> Target | None:
        place = self.left.index(target)
        others = self.left[place + 1 :] or self.left[:place]
        return others[0] if others else None
