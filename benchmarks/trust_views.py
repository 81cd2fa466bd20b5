"""The views that say what may be wrong, over a large case: how long the window stands still.

    .venv/bin/python -m benchmarks.trust_views FILE

FILE is made by `benchmarks.trust --keep FILE`. For each step it prints the longest turn of the event loop, in
milliseconds of the clock and of the window thread's processor; the goal is 100.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.large_case import told
from ui.app.place import Place
from ui.rooms.claims.view import ClaimsView
from ui.rooms.library.view import LibraryView
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case


def steps(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each view once and again, and with each of them open an edit of a claim."""
    assert window.frame is not None
    assert window.workspace is not None
    frame, case = window.frame, window.workspace.case
    brief = case.briefs.all()[-1]
    claim = case.briefs.claims_of(case.briefs.statements(brief.id)[0].id)[0]
    other = case.claims.ids()[4_000]
    source = case.clips.get(case.claims.evidence(claim.id)[0].clip_id).source_id
    outlet = case.sources.get(source).publication_id
    edition = case.briefs.editions.of_brief(brief.id)[0]
    places = {
        "a claim": Place("claim", claim.id),
        "another claim": Place("claim", other),
        "recall of an outlet": Place("recall", f"publication {outlet}"),
        "recall of a claim": Place("recall", f"claim {claim.id}"),
        "issued files": Place("issued"),
        "an edition": Place("edition", edition.id),
        "readiness": Place("readiness", brief.id),
        "the brief": Place("brief", brief.id),
        "line by line": Place("lines", brief.id),
    }
    number = iter(range(1_000))

    def edit() -> None:
        case.claims.update(other, text=f"Hasan moved {next(number)} lorries to Sabha")

    for words, place in places.items():
        yield f"show {words}", lambda place=place: frame.go(place)  # type: ignore[misc]
        yield f"show {words} again", lambda place=place: frame.go(place)  # type: ignore[misc]
        yield f"  a claim is edited, seen from {words}", edit
    yield "show the claims", lambda: frame.go(Place("claims"))

    def contradicting() -> None:
        view = frame.view
        assert isinstance(view, ClaimsView)
        view.wanted.show_value("contradicting")
        view._on_filtered("")

    yield "those that contradict", contradicting
    yield "  a claim is edited, seen from them", edit
    yield "show the sources", lambda: frame.go(Place("library"))

    def proposed() -> None:
        view = frame.view
        assert isinstance(view, LibraryView)
        view.proposed.toggle()

    yield "proposed origins", proposed
    yield "  a claim is edited, seen from them", edit


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        app = make_application()
        window = make_window()
        window._to_open = None
        window.resize(1300, 860)
        window.show()
        print(f"{'ms on the window thread':44s}{'clock':>8s}{'cpu':>8s}   (goal 100)")
        case = Case.open(Path(sys.argv[1]))
        told("show the opened case", lambda: window._on_opened(case))
        # The rooms load their code meanwhile, as they do while one looks at the first of them.
        while window.workspace is not None and window.workspace.tasks.running:
            app.processEvents()
        for words, work in steps(window):
            told(words, work)
        window.close()
        del app


if __name__ == "__main__":
    main()
