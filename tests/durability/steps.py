"""Every step that touches more than one file or more than one row: its beginning, and what must hold after.

A step is begun many times from the same folder, and each time stopped somewhere. Afterwards exactly the
old or exactly the new state may be found; `judge` says what else was, or "".
"""

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from tests.durability.work import PASSPHRASE, Analyst, head_of, new_case
from workbench.casefile import Case
from workbench.casefile.backups import backups_of, folder_of, take
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.values.errors import NotFound, WrongPassphrase

NAME = "work.gwk"
NEW_PASSPHRASE = "new words for the case"
RELEASED = Path(__file__).parents[1] / "casefile" / "released"


class Step:
    """A step over the case in `folder`; the old and the new state are known by the head of the journal."""

    def __init__(self, passphrase: str | None) -> None:
        self.passphrase = passphrase

    def prepare(self, folder: Path) -> None:
        """Lay out what the step begins with."""
        content, self.old = _begun(self.passphrase)
        (folder / NAME).write_bytes(content)

    def do(self, folder: Path) -> None:
        """The step itself; it may be stopped anywhere."""
        raise NotImplementedError

    def judge(self, folder: Path, done: bool) -> str:
        """What is wrong afterwards; `done` says whether the step reported that it is done."""
        raise NotImplementedError

    def heads(self, case: Case) -> str:
        """What is wrong with the open case when it must be exactly the old or the new one."""
        problems = case.verify()
        if problems:
            return f"not sound: {problems[0]}"
        seq, seal = self.old
        row = case.connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seq,)).fetchone()
        return "" if row and row["hash"] == seal else f"change {seq} is lost"


@cache
def _begun(passphrase: str | None) -> tuple[bytes, tuple[int, str]]:
    """A case with something in it, made once for all steps of a process; and the head of its journal."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        with new_case(path, passphrase) as case:
            analyst = Analyst(case, 1)
            analyst.begin()
            for _ in range(15):
                analyst.act()
            old = head_of(case)
        return path.read_bytes(), old


class OneChange(Step):
    """A change of many rows."""

    def do(self, folder: Path) -> None:
        with Case.open(folder / NAME, self.passphrase) as case, case.change("Many rows"):
            for number in range(30):
                case.actors.add(f"Actor number {number}", aliases=["Someone else"])

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            new = [actor for actor in case.actors.all() if actor.name.startswith("Actor number")]
            if len(new) not in ((30,) if done else (0, 30)):
                return f"{len(new)} of 30 rows"
            wrong = self.heads(case)
        return wrong or left_over(folder)


class AddSource(Step):
    """A source with its bytes and its text."""

    def do(self, folder: Path) -> None:
        text = "".join(f"Convoy {number} left Tobruk for Rajma.\n" for number in range(4000))
        with Case.open(folder / NAME, self.passphrase) as case:
            case.sources.add_text(text, title="Convoys")

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            new = [source for source in case.sources.all() if source.title == "Convoys"]
            if done and not new:
                return "the source is lost"
            if new and not case.sources.text(new[0].id).endswith("Convoy 3999 left Tobruk for Rajma.\n"):
                return "the text is not whole"
            wrong = self.heads(case)
        return wrong or left_over(folder)


class TakeBackup(Step):
    """A backup beside one that is there."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        with Case.open(folder / NAME, self.passphrase) as case:
            take(case, at=datetime(2025, 2, 1, tzinfo=UTC))

    def do(self, folder: Path) -> None:
        with Case.open(folder / NAME, self.passphrase) as case:
            take(case)

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            wrong = self.heads(case)
        backups = backups_of(folder / NAME)
        if wrong or len(backups) not in ((2,) if done else (1, 2)):
            return wrong or f"{len(backups)} backups"
        for backup in backups:
            with Case.open(backup.path, self.passphrase, read_only=True) as case:
                wrong = wrong or self.heads(case)
        known = {backup.path for backup in backups}
        stray = [path.name for path in folder_of(folder / NAME).iterdir() if path not in known]
        return wrong or (f"left over: {stray}" if stray else left_over(folder))


class Restore(Step):
    """A backup in the place of the case, which is kept under another name, log and all."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        path = folder / NAME
        with Case.open(path, self.passphrase) as case:
            case.actors.add("Only in the log")
            take(case)
            self.backed_up = head_of(case)
            case.actors.add("Since the backup")
            self.old = head_of(case)
            # As after a crash: the newest change stands in the log only.
            log = path.with_name(NAME + "-wal")
            content = path.read_bytes(), log.read_bytes()
        path.write_bytes(content[0])
        log.write_bytes(content[1])

    def do(self, folder: Path) -> None:
        backups = backups_of(folder / NAME)
        restore(folder / NAME, backups[0])

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            problems = case.verify()
            head = head_of(case)
        if problems:
            return f"not sound: {problems[0]}"
        if head not in ((self.backed_up,) if done else (self.old, self.backed_up)):
            return f"neither old nor new: {head[0]}"
        kept = list(folder.glob("work (before*.gwk"))
        if len(kept) != (head == self.backed_up):
            return f"kept of the file that was there: {kept}"
        for path in kept:
            with Case.open(path, self.passphrase) as case:
                wrong = self.heads(case)
                if wrong:
                    return f"the kept file: {wrong}"
        return left_over(folder, *(path.name for path in kept))


class Rekey(Step):
    """Another passphrase."""

    def do(self, folder: Path) -> None:
        with Case.open(folder / NAME, self.passphrase) as case:
            old = case.file_key
        rekey(folder / NAME, old, key_for(NEW_PASSPHRASE))

    def judge(self, folder: Path, done: bool) -> str:
        opened = []
        for passphrase in (self.passphrase, NEW_PASSPHRASE):
            if passphrase is None and Case.is_encrypted(folder / NAME):
                continue
            if passphrase and not Case.is_encrypted(folder / NAME):
                continue
            try:
                with Case.open(folder / NAME, passphrase) as case:
                    wrong = self.heads(case)
                    opened.append(passphrase)
            except WrongPassphrase:
                continue
            if wrong:
                return wrong
        if len(opened) != 1 or (done and opened != [NEW_PASSPHRASE]):
            return f"opens with {len(opened)} of the two passphrases"
        return left_over(folder)


class Migrate(Step):
    """A case of the first released schema, opened."""

    def prepare(self, folder: Path) -> None:
        released = "schema-1.gwk" if self.passphrase is None else "schema-1-encrypted.gwk"
        shutil.copy(RELEASED / released, folder / NAME)

    def do(self, folder: Path) -> None:
        Case.open(folder / NAME, self.passphrase).close()

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            problems = case.verify()
            if problems:
                return f"not sound: {problems[0]}"
            if case.connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                return "of no known schema"
            if [source.title for source in case.sources.all()] != ["Rajma talks"] or not case.clips.count():
                return "rows are lost"
        return left_over(folder)


class Export(Step):
    """A Word file and its proof sheet in the places of older ones, with their record in the case."""

    names = ("brief.docx", "brief - proof sheet.docx")

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        for name in self.names:
            (folder / name).write_bytes(b"the older file")

    def do(self, folder: Path) -> None:
        with Case.open(folder / NAME, self.passphrase) as case:
            case.deliver(case.briefs.all()[0].id, folder / "brief.docx", "internal", replace=True)

    def judge(self, folder: Path, done: bool) -> str:
        with Case.open(folder / NAME, self.passphrase) as case:
            wrong = self.heads(case)
            recorded = case.connection.execute("SELECT count(*) FROM deliverable").fetchone()[0]
        lost = [name for name in self.names if not (folder / name).exists()]
        if lost:
            return f"lost: {', '.join(lost)}"
        new = [name for name in self.names if (folder / name).read_bytes() != b"the older file"]
        for name in new:
            with ZipFile(folder / name) as package:
                wrong = wrong or package.testzip() or ""
        if (done and recorded != 1) or (recorded and len(new) < len(self.names)):
            return f"new files: {new}, records {recorded}"
        if new and self.names[0] not in new:
            return "the sheet is new, the file is old"
        return wrong or left_over(folder, *self.names)


class Create(Step):
    """A new case."""

    def prepare(self, folder: Path) -> None:
        pass

    def do(self, folder: Path) -> None:
        new_case(folder / NAME, self.passphrase).close()

    def judge(self, folder: Path, done: bool) -> str:
        try:
            with Case.open(folder / NAME, self.passphrase) as case:
                problems = case.verify()
                if problems or case.title != "Durability":
                    return f"half a case: {problems[:1] or case.title!r}"
        except NotFound:
            if done:
                return "there is no case"
            self.do(folder)
        return left_over(folder)


def left_over(folder: Path, *known: str) -> str:
    """Files in `folder` that nobody asked for, once the case has been opened and closed."""
    expected = {NAME, folder_of(folder / NAME).name, *known}
    stray = sorted(path.name for path in folder.iterdir() if path.name not in expected)
    return f"left over: {', '.join(stray)}" if stray else ""


STEPS: dict[str, type[Step]] = {
    "change": OneChange,
    "source": AddSource,
    "backup": TakeBackup,
    "restore": Restore,
    "rekey": Rekey,
    "migration": Migrate,
    "export": Export,
    "create": Create,
}
PASSPHRASES = {"plain": None, "encrypted": PASSPHRASE}
