"""With which views a verb is held against new ones in every run: those it changes, and a part of the others.

`reach.txt` says which views show something else after a verb, as `make sweep` has seen it; that goes through
every verb and every view, and fails where the record lacks one. `python -m tests.ui.live.reach FOLDER` makes
it anew, with a new case in FOLDER. A verb or a view that the record does not know meets all of the others.
"""

import sys
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from zlib import crc32

RECORD = Path(__file__).with_name("reach.txt")
_ONE_OF = 8
"""Of the other views, one in so many is compared with a new one all the same."""
ALIKE = frozenset({"backups"})
"""What these show of a change is the same whatever was changed: that there was one."""
_VIEWS = "(views)"


def met(verb: str, views: Collection[str]) -> Collection[str]:
    """The views to compare after a verb."""
    record = recorded()
    if verb not in record:
        return views
    return [
        view
        for view in views
        if view in record[verb] - ALIKE
        or view not in record[_VIEWS]
        or crc32(f"{verb} in {view}".encode()) % _ONE_OF == 0
    ]


@cache
def recorded() -> dict[str, frozenset[str]]:
    """By verb: the views that show something else after it."""
    lines = (line.partition(": ") for line in RECORD.read_text("utf-8").splitlines())
    return {verb: frozenset(views.split(", ")) for verb, _colon, views in lines}


def missing(changed: dict[str, list[str]], views: Iterable[str]) -> list[str]:
    """What was seen to change and is not in the record, and what the record does not know."""
    record = recorded()
    unknown = [*(set(changed) - set(record)), *(set(views) - record[_VIEWS])]
    return unknown + [
        f"{verb}: {view}"
        for verb, seen in changed.items()
        for view in seen
        if view not in record.get(verb, frozenset())
    ]


def write(changed: dict[str, list[str]], views: Iterable[str]) -> None:
    """Make the record of what was seen."""
    lines = {_VIEWS: list(views), **changed}
    RECORD.write_text("".join(f"{verb}: {', '.join(seen)}\n" for verb, seen in lines.items()), "utf-8")


def main() -> int:
    """Go through everything and write down what changes; 1 where a live view is not as a new one."""
    from PySide6.QtWidgets import QApplication

    from tests.durability.work import cheap_keys
    from tests.ui.live.running import start
    from tests.ui.live.verbs import VERBS
    from tests.ui.live.views import EVERY_RUN

    application = QApplication([])
    cheap_keys()
    running = start(Path(sys.argv[1]))
    wrong = running.differences_after(VERBS, turned=True)
    write(running.changed_by, EVERY_RUN)
    running.close()
    application.quit()
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
