"""Several protected sources set open at once: the names stay back unless a reason is given."""

import pytest
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.rooms.library.several import SeveralPanel
from workbench.case import Case


@pytest.fixture
def panel(case: Case, qtbot: QtBot) -> SeveralPanel:
    workspace = Workspace(case)
    panel = SeveralPanel(workspace, lambda: None, lambda: None, lambda _reviewed: None)
    qtbot.addWidget(panel)
    for name in ("Selim Bashandi", "Olga Sidorenko"):
        case.sources.add_text(f"Words of {name}.", author=name, protection="protected")
    case.sources.add_text("The port was quiet.", title="Port")
    panel.show_sources([source.id for source in case.sources.all()])
    panel.show()
    return panel


def choose_open(panel: SeveralPanel) -> None:
    panel.protection.show_value("open")
    panel.protection._on_activated(0)


def states(case: Case) -> list[str]:
    return sorted(source.protection for source in case.sources.all())


def test_names_stay_back_until_a_reason_is_given(panel: SeveralPanel, case: Case) -> None:
    choose_open(panel)
    assert panel.lifting.isVisible()
    assert states(case).count("protected") == 2
    panel._open()
    assert states(case).count("protected") == 0
    assert case.guard.search("Selim Bashandi spoke.")
    choose_open(panel)
    assert panel.lifting.isVisible(), "they were protected once"
    panel._lift()
    assert case.guard.search("Selim Bashandi spoke."), "without a reason nothing is lifted"
    panel.reason.setText("Both spoke on television.")
    panel._lift()
    assert not panel.lifting.isVisible()
    assert not case.guard.search("Selim Bashandi spoke, and Olga Sidorenko.")
    assert {word.reason for word in case.guard.words("lifted")} == {"Both spoke on television."}
    case.undo()
    assert case.guard.search("Selim Bashandi spoke."), "one change, undone at once"


def test_sources_that_were_never_protected_are_set_at_once(panel: SeveralPanel, case: Case) -> None:
    panel.show_sources([source.id for source in case.sources.all() if source.title == "Port"])
    choose_open(panel)
    assert not panel.lifting.isVisible()
