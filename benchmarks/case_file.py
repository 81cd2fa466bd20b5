"""Keeping a large case: opening, backup, restoring, verifying, changing its key, upgrading an old one.

    .venv/bin/python benchmarks/case_file.py [--sources 500] [--clips 50000]

Each figure stands beside its floor in the same run: copying the file to the disk and reading the
copy once, which is the least that a copy with a look at it can cost.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.file.connection import connect
from workbench.casefile.journal.sealing import begin_set, first_seal, rows_of
from workbench.casefile.keys.key import PLAIN_HEADER, SALT_LENGTH, derive
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.values.ids import new_id

PASSPHRASE = "correct horse battery"
RELEASED = Path(__file__).resolve().parents[1] / "tests" / "casefile" / "released"
WORDS = "The convoy left Tobruk for Rajma before noon and was seen near Ajdabiya by two witnesses. "


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--clips", type=int, default=50_000)
    wanted = parser.parse_args()
    for name in ("schema-1.gwk", "schema-1-encrypted.gwk"):
        passphrase = PASSPHRASE if "encrypted" in name else None
        kind = "encrypted" if passphrase else "plain"
        with tempfile.TemporaryDirectory() as folder:
            upgrade(Path(shutil.copy(RELEASED / name, folder)), passphrase, kind, wanted.clips)
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "a.gwk", passphrase, kind, wanted.sources, wanted.clips)


def upgrade(path: Path, passphrase: str | None, kind: str, clips: int) -> None:
    """An old case brought up to date."""
    fill_old(path, passphrase, clips)
    print(f"\n{kind}, {clips:,} clips of the first released schema, {size(path)}")
    report(path, "upgraded, with its backup", lambda: Case.open(path, passphrase).close())


def measure(path: Path, passphrase: str | None, kind: str, sources: int, clips: int) -> None:
    """The steps over one case of the present schema."""
    with Case.create(path, passphrase) as case:
        fill(case, sources, clips)
    print(f"{kind}, {sources:,} sources and {clips:,} clips, {size(path)}")
    report(path, "opened, every page checked", lambda: Case.open(path, passphrase).close())
    with Case.open(path, passphrase) as case:
        report(path, "verified", lambda: case.verify())
        report(path, "backup, read back with all checks", lambda: take(case))
        old = case.file_key
    report(path, "restored and opened", lambda: restored(path, passphrase))
    report(path, "another passphrase", lambda: rekey(path, old, key_for("another one")))


def restored(path: Path, passphrase: str | None) -> None:
    """A backup in its place, opened."""
    restore(path, backups_of(path)[0])
    Case.open(path, passphrase).close()


def report(path: Path, words: str, work: Callable[[], object]) -> None:
    """Time the work beside its floor."""
    least = floor(path)
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    print(f"  {words:36} {took:7.2f} s   {took / least:6.1f} x copying and reading the file")


def floor(path: Path) -> float:
    """Seconds for a copy on the disk, read once."""
    copy = path.with_suffix(".floor")
    began = time.perf_counter()
    shutil.copyfile(path, copy)
    with open(copy, "rb") as file:
        os.fsync(file.fileno())
        while file.read(1 << 20):
            pass
    took = time.perf_counter() - began
    copy.unlink()
    return took


def fill(case: Case, sources: int, clips: int) -> None:
    """Sources of some 40,000 letters, and the clips spread over them."""
    per_source = clips // sources
    for number in range(sources):
        source = case.sources.add_text(f"Report {number}. " + WORDS * 450, title=f"Report {number}")
        with case.change("Clip"):
            for clip in range(per_source):
                case.clips.add(source.id, clip * 90, clip * 90 + 60)


def fill_old(path: Path, passphrase: str | None, clips: int) -> None:
    """Clips in a case of an old schema, through its own journal."""
    with open(path, "rb") as file:
        head = file.read(SALT_LENGTH)
    salt = b"" if head == PLAIN_HEADER else head
    connection = connect(path, derive(passphrase, salt) if passphrase else None, salt, read_only=False)
    model = dict(connection.execute("SELECT * FROM clip LIMIT 1").fetchone())
    analyst = connection.execute("SELECT id FROM analyst").fetchone()[0]
    names, places = ", ".join(model), ", ".join("?" for _ in model)
    for _batch in range(clips // 1000):
        connection.execute("BEGIN IMMEDIATE")
        seq = begin_set(connection, "Clips", analyst, None, True)
        for _number in range(1000):
            row = model | {"id": new_id()}
            connection.execute(f"INSERT INTO clip ({names}) VALUES ({places})", list(row.values()))
        head = connection.execute("SELECT * FROM change_set WHERE seq = ?", (seq,)).fetchone()
        seal = first_seal(head, rows_of(connection, seq))
        connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (seal, seq))
        connection.execute("COMMIT")
    connection.close()


def size(path: Path) -> str:
    """`48 MB`."""
    return f"{path.stat().st_size / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
