"""A marking below a source's, and a rejected claim: in the window, on the command line and in Python."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.rooms.composer.view import ComposerView
from workbench.case import Case
from workbench.cli import groundwork
from workbench.tradecraft import Blocked

REASON = "An archived brief"
Export = Callable[[Path, str, Path, str], str]


def in_python(case_path: Path, brief_id: str, path: Path, reason: str) -> str:
    with Case.open(case_path) as case:
        try:
            case.deliver(brief_id, path, override=reason)
        except Blocked as error:
            return str(error)
    return ""


def on_the_command_line(case_path: Path, brief_id: str, path: Path, reason: str) -> str:
    options = ("--override", reason) if reason else ()
    done = CliRunner().invoke(
        groundwork, ["brief", "export", str(case_path), brief_id, "--out", str(path), *options]
    )
    assert (done.exit_code == 0) == path.exists()
    return done.stderr if done.exit_code else ""


@pytest.fixture
def in_the_window(qtbot: QtBot) -> Export:
    def export(case_path: Path, brief_id: str, path: Path, reason: str) -> str:
        workspace = Workspace(Case.open(case_path))
        view = ComposerView(workspace)
        qtbot.addWidget(view)
        view.show_brief(brief_id)
        qtbot.waitUntil(lambda: bool(view.checks.findings), timeout=20_000)
        view.export()
        panel = view.export_panel
        assert panel is not None
        panel.file.setText(str(path))
        panel.override.setText(reason)
        panel.export()
        qtbot.waitUntil(lambda: panel._running is None and not workspace.tasks.running, timeout=20_000)
        told = "" if path.exists() else panel.report.text()
        panel.close()
        workspace.close()
        return told

    return export


@pytest.mark.parametrize("way", ["python", "command line", "window"])
@pytest.mark.parametrize("gate", ["M01", "E03"])
def test_the_gate_holds(way: str, gate: str, case: Case, in_the_window: Export, tmp_path: Path) -> None:
    export: Export = {
        "python": in_python, "command line": on_the_command_line, "window": in_the_window,
    }[way]  # fmt: skip
    marked, status = ("TLP:RED", "open") if gate == "M01" else ("", "rejected")
    source = case.sources.add_text("They met in Minsk, he said.", title="A call", handling=marked)
    clip = case.clips.add(source.id, 0, 17)
    claim = case.claims.add("A meeting took place there", status=status)
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add("Libya", "A visit")
    case.briefs.state(brief.id, text="They met in Minsk.", claims=[claim.id])
    case.close()
    path = tmp_path / "out.docx"
    assert gate in export(case.path, brief.id, path, "")
    assert not path.exists()
    told = export(case.path, brief.id, path, REASON)
    assert path.exists() == (gate == "E03"), told
