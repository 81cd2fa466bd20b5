"""`groundwork brief import`: what was not understood is printed, and imported only when it is accepted."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from workbench.case import Case
from workbench.cli import groundwork

UNCLEAR = "Harbour Weekly\nLibya: A Visit\nThey met.\nOutlook:\nMore visits are likely.\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(groundwork, [str(word) for word in words])


def test_what_was_not_understood_is_printed_before_anything_is_stored(tmp_path: Path) -> None:
    path, archive = tmp_path / "a.gwk", tmp_path / "brief.txt"
    Case.create(path, title="Libya", analyst="A. Analyst").close()
    archive.write_text(UNCLEAR, "utf-8")
    looked = run("brief", "import", path, archive, "--look")
    assert looked.exit_code == 0, looked.output
    assert "context: They met." in looked.stdout
    assert json.loads(run("brief", "import", path, archive, "--look", "--json").stdout)[0]["briefs"]
    refused = run("brief", "import", path, archive)
    assert refused.exit_code == 1
    assert "Not understood: “They met.” No heading is before it. It becomes context." in refused.stderr
    assert "Left out: “Harbour Weekly” Before the headline." in refused.stderr
    assert "Nothing was imported: 1 item not understood." in refused.stderr
    assert run("brief", "list", path, "--json").stdout.strip() == "[]"
    accepted = run("brief", "import", path, archive, "--accept")
    assert accepted.exit_code == 0, accepted.output
    with Case.open(path, read_only=True) as case:
        (brief,) = case.briefs.all()
        kinds = [(one.kind, one.text) for one in case.briefs.statements(brief.id)]
    assert kinds == [("context", "They met."), ("judgement", "More visits are likely.")]
