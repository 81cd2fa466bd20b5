"""With which views a verb is held against new ones in every run: those it changes, and a part of the others.

`reach.txt` says which views show something else after a verb, as `make sweep` has seen it; that goes through
every verb and every view, and fails where the record lacks one. A verb or a view that the record does not
know meets all of the others. `python -m tests.ui.live.reach FOLDER` goes through what it does not know, with
a new case in FOLDER, and adds it; to have all seen again, empty the file first.
"""

import sys
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from zlib import crc32

RECORD = Path(__file__).with_name("reach.txt")
_ONE_OF = 16
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
        or view not in record.get(_VIEWS, frozenset())
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
    unknown = [*(set(changed) - set(record)), *(set(views) - record.get(_VIEWS, frozenset()))]
    return unknown + [
        f"{verb}: {view}"
        for verb, seen in changed.items()
        for view in seen
        if view not in record.get(verb, frozenset())
    ]


def write(record: dict[str, frozenset[str]], verbs: Iterable[str], views: Iterable[str]) -> None:
    """Write the record down, in the order of the verbs and the views."""
    order = list(views)
    lines = [f"{_VIEWS}: {', '.join(order)}\n"]
    lines += [f"{verb}: {', '.join(view for view in order if view in record[verb])}\n" for verb in verbs]
    RECORD.write_text("".join(lines), "utf-8")


def main() -> int:
    """Go through what the record does not know; 1 where a live view is not as a new one."""
    from PySide6.QtWidgets import QApplication

    from tests.durability.work import cheap_keys
    from tests.ui.live.running import start
    from tests.ui.live.verbs import VERBS
    from tests.ui.live.views import EVERY_RUN

    application = QApplication([])
    cheap_keys()
    running, record = start(Path(sys.argv[1])), dict(recorded())
    known = record.get(_VIEWS, frozenset())
    wrong = running.differences_after([verb for verb in VERBS if verb not in record], EVERY_RUN, turned=True)
    new_views = [view for view in EVERY_RUN if view not in known]
    wrong += running.differences_after([verb for verb in VERBS if verb in record], new_views, turned=True)
    for verb, seen in running.changed_by.items():
        record[verb] = record.get(verb, frozenset()) | set(seen)
    write(record, VERBS, EVERY_RUN)
    running.close()
    application.quit()
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
