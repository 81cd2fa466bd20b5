"""A bit turned anywhere in a plain case is told in words by whatever verb meets it, or does no harm."""

import random
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.durability.damage import NAME, content_of
from tests.ui.libya import fill
from workbench.case import Case
from workbench.casefile import backups
from workbench.casefile.file import file_state
from workbench.values.errors import KnownError

PAGE = 4096
KINDS = ("header", "head of a page", "anywhere")


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, str]:
    """The bytes of a case with every kind of page, overflow pages too; and the id of its brief."""
    # The damaged files are laid out anew each time, but stand for the very file that was sound.
    monkeypatch.setattr(file_state, "number_of", lambda _path: 1)
    with Case.create(tmp_path / NAME) as case:
        libya = fill(case)
        case.sources.add_text("A text that needs pages of its own. " * 2_000, "Long")
        case.sources.likenesses.catch_up()
    return (tmp_path / NAME).read_bytes(), libya.brief.id


def _verbs(case: Case, brief: str, folder: Path) -> dict[str, Callable[[], object]]:
    return {
        "content": lambda: content_of(case),
        "history": lambda: [case.changes_in(one.seq) for one in case.history(1_000)],
        "deletions": lambda: case.journal.deletions(),
        "search": lambda: case.search("haftar"),
        "likeness": lambda: [case.sources.likenesses.of(one) for one in case.sources.ids()],
        "check": lambda: case.briefs.check(brief),
        "deliver": lambda: case.deliver(brief, folder / "out.docx", "internal"),
        "backup": lambda: backups.take(case, folder / "backups"),
        "title": lambda: (case.title, case.undo_label, case.redo_label, case.analyst),
        "verify": lambda: case.verify(),
        "undo": lambda: case.undo(),
        "change": lambda: case.claims.add("A change to a damaged case."),
        "source": lambda: case.sources.add_text("Some new text for it.", "New"),
    }


def _place(kind: str, size: int, chance: random.Random) -> int:
    if kind == "header":
        return chance.randrange(16, 1_000)
    if kind == "head of a page":
        return chance.randrange(size // PAGE) * PAGE + chance.randrange(64)
    return chance.randrange(size)


def _untold(folder: Path, data: bytes, brief: str) -> list[str]:
    """What anybody who opens a damaged case meets that is no sentence for him."""
    for path in folder.glob(f"{NAME}*"):
        path.unlink()
    (folder / NAME).write_bytes(data)
    found = []
    try:
        with Case.open(folder / NAME) as case:
            for name, verb in _verbs(case, brief, folder).items():
                try:
                    verb()
                except KnownError:
                    continue
                except Exception:  # noqa: BLE001 - what no one expects is what is looked for
                    found.append(f"{name}: {traceback.format_exc()[-900:]}")
    except KnownError:
        return found
    except Exception:  # noqa: BLE001 - as above
        found.append(f"open: {traceback.format_exc()[-900:]}")
    return found


def _turned(sound: tuple[bytes, str], folder: Path, kind: str, times: int) -> list[str]:
    data, brief = sound
    chance, found = random.Random(times), list[str]()
    for _ in range(times):
        turned = bytearray(data)
        place = _place(kind, len(data), chance)
        turned[place] ^= 1 << chance.randrange(8)
        found += [f"byte {place}: {what}" for what in _untold(folder, bytes(turned), brief)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_turned_bit_is_told_in_words(tmp_path: Path, sound: tuple[bytes, str], kind: str) -> None:
    assert _turned(sound, tmp_path, kind, 4) == []


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_four_hundred_turned_bits_are_told_in_words(
    tmp_path: Path, sound: tuple[bytes, str], kind: str
) -> None:
    assert _turned(sound, tmp_path, kind, 400) == []
