"""A case file, or the log beside it, with one bit turned or its end cut off; and what is noticed of it."""

import random
from pathlib import Path
from typing import Any

from tests.durability.work import Analyst, head_of, new_case
from workbench.casefile import Case
from workbench.values.errors import KnownError

Files = dict[str, bytes]
NAME = "work.gwk"
TOLD, HARMLESS, VERIFIED, CUT = (
    "told on opening",
    "harmless",
    "found by verifying",
    "an earlier state, told as cut",
)
EARLIER, SILENT, TRACEBACK = "an earlier state, not told", "WRONG AND NOT TOLD", "TRACEBACK"


def lay_out(folder: Path, passphrase: str | None, with_log: bool) -> tuple[Files, bytes | None]:
    """The files of a case that was closed, or killed with much in its log; and its key."""
    folder.mkdir()
    with new_case(folder / NAME, passphrase) as case:
        analyst = Analyst(case, 3)
        analyst.begin()
        for _ in range(60):
            analyst.act()
        raw_key = case.raw_key
    with Case.open(folder / NAME, raw_key=raw_key) as case:
        if with_log:
            analyst = Analyst(case, 4)
            for _ in range(25):
                analyst.act()
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}
    files = {name: content for name, content in files.items() if not name.endswith("-shm") and content}
    return files if with_log else {NAME: (folder / NAME).read_bytes()}, raw_key


def turn_a_bit(files: Files, chance: random.Random) -> Files:
    name = chance.choices(list(files), [len(content) for content in files.values()])[0]
    content = bytearray(files[name])
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return {**files, name: bytes(content)}


def cut_off(files: Files, chance: random.Random) -> Files:
    name = chance.choice(list(files))
    return {**files, name: files[name][: chance.randrange(len(files[name]))]}


def content_of(case: Case) -> list[Any]:
    """Everything a reader of the case can see, through its verbs."""
    return [
        [(source.title, case.sources.text(source.id)) for source in case.sources.all()],
        case.clips.all(),
        [(claim, case.claims.evidence(claim.id)) for claim in case.claims.all()],
        [(actor, case.actors.aliases(actor.id)) for actor in case.actors.all()],
        case.briefs.all(),
        case.briefs.statements(),
        [case.sources.original(source_id) for source_id in case.sources.ids()],
        case.history(10_000),
        head_of(case),
    ]


def noticed(folder: Path, files: Files, raw_key: bytes | None, sound: list[Any]) -> str:
    """What becomes of someone who opens the damaged case, reads all of it and verifies it."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for ending in ("-wal", "-shm"):
        if NAME + ending not in files:
            (folder / (NAME + ending)).unlink(missing_ok=True)
    try:
        with Case.open(folder / NAME, raw_key=raw_key) as case:
            try:
                seen: list[Any] | None = content_of(case)
            except KnownError:
                # Told in words, as anything that reads a damaged case must tell it.
                seen = None
            problems = case.verify()
            if seen == sound:
                return HARMLESS
            if problems:
                return VERIFIED
            if seen and sound[-1][0] > seen[-1][0]:
                return CUT if case.log_was_cut else EARLIER
            return SILENT
    except KnownError:
        return TOLD
    except Exception as error:  # noqa: BLE001 - what no one expects is what the harness looks for
        return f"{TRACEBACK}: {type(error).__name__}: {error}"
