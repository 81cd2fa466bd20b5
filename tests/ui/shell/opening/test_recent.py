"""What this machine remembers of cases: paths only, and nothing where nothing is wished."""

from pathlib import Path

from ui.kit.settings import settings
from ui.shell.opening import recent


def test_a_machine_that_remembers_nothing_keeps_no_path(tmp_path: Path) -> None:
    case, folder = tmp_path / "Haftar in Minsk.gwk", str(tmp_path / "material")
    case.touch()
    recent.remember_case(case)
    recent.remember_open(case)
    settings().setValue("library/folder", folder)
    settings().setValue("export/folder", folder)
    assert recent.recent_cases() == [case]
    recent.set_remembering(False)
    recent.remember_case(case)
    recent.remember_open(case)
    settings().setValue("library/folder", folder)
    recent.forget_traces()
    settings().sync()
    stored = Path(settings().fileName()).read_text()
    assert "Haftar" not in stored
    assert "material" not in stored
    assert (recent.recent_cases(), recent.last_case()) == ([], None)
    recent.set_remembering(True)
    recent.remember_case(case)
    assert recent.recent_cases() == [case]
