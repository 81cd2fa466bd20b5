"""A day's work on a case by chance, each change acknowledged in a file once it is saved.

Run as `python -m tests.durability.work CASE PASSPHRASE SEED CHANGES`; a passphrase of "-" means plain.
The first line of the acknowledgements is the raw key, each later one the number and the seal of
the newest change set.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.casefile import Case, key

ACKNOWLEDGED = "acknowledged"
CHEAP = key.Cost(memory_log2=10, passes=1, lanes=1)
_WORDS = (
    "Haftar", "Tripoli", "حفتر", "Минск", "delegation", "runway", "refuses", "likely", "Saïf", "12", "عسكري"
)  # fmt: skip


def main() -> None:
    """Do the work."""
    path, passphrase, seed, changes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    key.DEFAULT_COST = CHEAP
    words = None if passphrase == "-" else passphrase
    case = Case.open(path, words) if path.exists() else Case.create(path, words, title="Work")
    acknowledgements = os.open(path.with_name(ACKNOWLEDGED), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with case.keyed() as (raw, _salt):
        os.write(acknowledgements, f"{raw.hex() if raw else '-'}\n".encode())
    for done in work(case, random.Random(seed), changes):
        os.write(acknowledgements, f"{done}\n".encode())
    case.close()


def work(case: Case, chance: random.Random, changes: int) -> Iterator[str]:
    """Make changes; yields "number seal" of the newest change set after each."""
    verbs = _verbs(case, chance)
    for _ in range(changes):
        chance.choice(verbs)()
        yield newest(case)


def newest(case: Case) -> str:
    """Number and seal of the newest change set."""
    row = case.connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1").fetchone()
    return f"{row['seq']} {row['hash']}"


def _verbs(case: Case, chance: random.Random) -> list[Callable[[], object]]:
    def words(count: int) -> str:
        return " ".join(chance.choices(_WORDS, k=count))

    def add_source() -> None:
        case.sources.add_text(words(chance.randrange(20, 400)), title=words(3))

    def clip() -> None:
        sources = case.sources.ids()
        if sources:
            source_id = chance.choice(sources)
            end = chance.randrange(5, len(case.sources.text(source_id)))
            case.clips.add(source_id, chance.randrange(0, end - 2), end, note=words(2))

    def claim() -> None:
        clips = case.clips.all()
        with case.change("Claim from a clip"):
            claim_id = case.claims.add(words(8)).id
            if clips:
                case.claims.cite(claim_id, chance.choice(clips).id)

    def edit() -> None:
        claims = case.claims.all()
        if claims:
            case.claims.update(chance.choice(claims).id, notes=words(chance.randrange(1, 60)))

    def remove() -> None:
        sources = case.sources.ids()
        if len(sources) > 3:
            case.sources.remove(chance.choice(sources))

    def name() -> None:
        case.actors.add(f"{words(2)} {chance.random()}", aliases=[words(2)])

    return [add_source, clip, clip, claim, claim, edit, edit, name, remove, case.undo, case.undo, case.redo]


if __name__ == "__main__":
    main()
