"""Names in any script on terminals and in redirected output that know few letters."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.durability.window_process import ROOT
from tests.ui.libya import fill
from tests.ui.locales import making
from workbench.case import Case
from workbench.cli import groundwork

ENCODINGS = {"ascii": "utf-8", "cp1252": "cp1252", "cp1256": "cp1256", "koi8-r": "koi8-r", "cp850": "cp850"}
"""What a stream says it is, and what is then written; click takes `ascii` for an error of the system."""
NAME = "تقرير حفتر Ωμέγα 😀.txt"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("تقارير")
    with Case.create(folder / "قضية.gwk", title="قضية حفتر – Дело", analyst="Ü. Ğ") as case:
        fill(case)
        case.clients.add("Министерство – وزارة")
    (folder / NAME).write_text("وصل حفتر إلى مينسك. 😀 Ὀδυσσεύς", "utf-8")
    (folder / "brief.txt").write_text("Libya: زيارة 😀\nSummary:\nThey met.\nOutlook:\nMore.", "utf-8")
    return folder


def commands(home: Path) -> list[Sequence[object]]:
    """Every command whose output names something of the case; those that read first."""
    case, out = home / "قضية.gwk", home / "مذكرة.docx"
    return [
        ("info", case),
        ("search", case, "حفتر"),
        ("brief", "list", case),
        ("brief", "check", case, "Haftars"),
        ("guard", case),
        ("verify", case),
        ("clip", case, home / NAME, home / "لا شيء.txt"),
        ("brief", "import", case, home / "brief.txt"),
        ("brief", "export", case, "Haftars", "--out", out, "--profile", "internal"),
        ("verify", out),
        ("info", home / "غير موجود.gwk"),
    ]


def run(encoding: str, arguments: Sequence[object]) -> Result:
    result = CliRunner(charset=encoding).invoke(groundwork, [str(part) for part in arguments])
    written = ENCODINGS.get(encoding, encoding)
    said = result.stdout_bytes.decode(written) + result.stderr_bytes.decode(written)
    assert result.exit_code in (0, 1), f"{encoding} {arguments}: {said}"
    assert said.strip(), arguments
    return result


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_command_prints_in_every_encoding(home: Path, encoding: str) -> None:
    for arguments in commands(home):
        run(encoding, arguments)
    for arguments in commands(home)[:5]:
        plain, told = run("utf-8", [*arguments, "--json"]), run(encoding, [*arguments, "--json"])
        assert json.loads(told.stdout_bytes.decode(encoding)) == json.loads(plain.stdout_bytes), arguments
    for arguments in (["--help"], ["new", "--help"], ["brief", "export", "--help"], ["no such command"]):
        CliRunner(charset=encoding).invoke(groundwork, arguments)


def test_a_reader_that_leaves_early_is_no_fault(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "main.py", "info", str(home / "قضية.gwk")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() == 1


@pytest.mark.skipif(bool(making.missing()), reason=making.missing() or "locales can be made")
def test_a_terminal_of_another_century_has_its_letters_and_all_file_names(tmp_path: Path) -> None:
    whole = making.make(tmp_path, "ru_RU", "KOI8-R")
    case = tmp_path / "дело.gwk"
    Case.create(case, title="Дело").close()
    (tmp_path / NAME).write_text("Хафтар прибыл в Минск.", "utf-8")
    environment = making.environment(tmp_path, whole)
    for arguments, words in (
        (["clip", case, tmp_path / NAME], b"read"),
        (["info", case], "Дело".encode("koi8-r")),
    ):
        ended = subprocess.run(
            [sys.executable, "main.py", *map(str, arguments)],
            env=environment, cwd=ROOT, capture_output=True, timeout=60,
        )  # fmt: skip
        assert (ended.returncode, ended.stderr) == (0, b""), ended
        assert words in ended.stdout
    with Case.open(case) as opened:
        assert opened.sources.all()[0].file_name == NAME
