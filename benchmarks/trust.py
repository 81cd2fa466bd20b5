"""What may be wrong, in a large case: recall, contradictions, proposed origins, readiness, and their views.

    .venv/bin/python -m benchmarks.trust [--keep FILE]

10,000 claims of 2,000 actors on passages of 4,000 sources of 40 outlets; 50 briefs of 40 statements, each
issued. `--keep` uses the case in FILE, which is made when it is not there. Times are milliseconds of the
clock and of the thread's processor. Goals: recall 200, an edit 200, every view 100 on the window's thread.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.kept import kept_case
from workbench.briefs.snapshot import frozen
from workbench.case import Case
from workbench.sources.reading.model import Reading
from workbench.sources.store.bulk import ReadDocument
from workbench.values.ids import new_id

OUTLETS, SOURCES, CLIPS, CLAIMS, ACTORS = 40, 4_000, 20_000, 10_000, 2_000
BRIEFS, STATEMENTS = 50, 40
TEXT = "Brigade {0} of {1} moved {2} lorries from Tobruk to Sabha. Its spokesman denied it on day {3}. " * 5
_TOLD = (
    "{1} moved {2} lorries from Tobruk to Sabha",
    "{2} guards of {1} were killed at depot {0}",
    "{1} did not sign the accord of Sirte {3}",
    "{1} signed the accord of Sirte {3}",
    "{1} met envoys of Ankara in Zuwara, hall {0}",
)


def fill(case: Case) -> None:
    """Everything, in journalled changes."""
    outlets = [case.publications.add(f"Record {n}", reliability="ABCDEF"[n % 6]) for n in range(OUTLETS)]
    ids = [one for batch in case.sources.add_many(_documents(outlets)) for one in batch]
    texts = dict(case.connection.execute("SELECT source_id, id FROM source_text").fetchall())
    actors = [new_id() for _ in range(ACTORS)]
    clips = [_clip(case, ids[n % SOURCES], texts, n) for n in range(CLIPS)]
    claims = [
        {
            "id": new_id(),
            "text": _TOLD[n % len(_TOLD)].format(n, _name(n % ACTORS), n % 97 + 2, n % 31),
            "event_on": f"2025-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
        }
        for n in range(CLAIMS)
    ]
    evidence = [
        {"claim_id": claims[n % CLAIMS]["id"], "clip_id": clips[n]["id"], "stance": "supports"}
        for n in range(CLIPS)
    ]
    owners = [
        {"claim_id": one["id"], "actor_id": actors[n % ACTORS], "role": ""} for n, one in enumerate(claims)
    ]
    with case.change("Fill the case"):
        case.insert_many(
            "actor", [{"id": one, "name": _name(n), "kind": "person"} for n, one in enumerate(actors)]
        )
        case.insert_many("clip", clips)
        case.insert_many("claim", claims)
        case.insert_many("evidence", evidence)
        case.insert_many("claim_actor", owners)
    for number in range(BRIEFS):
        _write(case, number, [one["id"] for one in claims], [one["text"] for one in claims])


def _name(number: int) -> str:
    first, second = divmod(number, 26)
    return f"Hasan {chr(66 + first % 20)}ar{chr(97 + first // 20 % 20)}{chr(97 + second)}i"


def _documents(outlets: list[object]) -> Iterator[ReadDocument]:
    for number in range(SOURCES):
        text = TEXT.format(number, _name(number % ACTORS), number % 97, number % 31)
        reading = Reading(text=text, title=f"Report {number}", language="en", media_type="text/plain")
        document = {"publication": outlets[number % OUTLETS]}
        yield ReadDocument(reading, text.encode(), f"{number}.txt", document)


def _clip(case: Case, source_id: str, texts: dict[str, str], number: int) -> dict[str, object]:
    start, which = number // SOURCES * 7, number % SOURCES
    text = TEXT.format(which, _name(which % ACTORS), which % 97, which % 31)
    quote, prefix, suffix = (
        text[start : start + 40],
        text[max(0, start - 32) : start],
        text[start + 40 :][:32],
    )
    return {
        "id": new_id(), "text_id": texts[source_id], "source_id": source_id, "start": start,
        "end": start + 40, "quote": quote, "prefix": prefix, "suffix": suffix, "tags": "[]",
        "analyst_id": case.analyst.id, "created_at": "2026-01-01T00:00:00Z", "note": "", "translation": "",
        "page": "", "anchored": "exact",
    }  # fmt: skip


def _write(case: Case, number: int, claims: list[str], texts: list[str]) -> None:
    """A brief, and an edition of it with a file, as an export leaves them."""
    name = f"Client {number % 7}"
    client = next((one for one in case.clients.all() if one.name == name), None) or case.clients.add(name)
    brief = case.briefs.add("Libya", f"Brief {number}", client=client.id)
    with case.change("Write a brief"):
        for place in range(STATEMENTS):
            at = (number * STATEMENTS + place) * 2
            case.briefs.state(
                brief.id, text=f"{texts[at]}.", kind="fact", claims=[claims[at], claims[at + 1]]
            )
    made = case.connection.execute("SELECT id FROM authored ORDER BY seq DESC LIMIT 1").fetchone()[0]
    at = "2026-01-01T10:00:00Z"
    with case.change("Issue a file"):
        edition = case.briefs.editions.freeze(brief.id, frozen(case.briefs, brief), made, at)
        case.insert(
            "deliverable",
            {
                "id": new_id(), "brief_id": brief.id, "profile": "client", "template": "assessed-brief",
                "issued_at": at, "file_name": f"{number}.docx", "sha256": "", "hygiene": json.dumps([]),
                "snapshot": "", "edition_id": edition.id, "client_id": client.id,
            },
        )  # fmt: skip


def timed(words: str, work: Callable[[], object], goal: float) -> None:
    """Do it once and print what it took."""
    clock, cpu = time.perf_counter(), time.thread_time()
    work()
    spent, worked = (1000 * (time.perf_counter() - clock), 1000 * (time.thread_time() - cpu))
    over = "   over the goal" if worked > goal else ""
    print(f"{words:52s}{spent:9.0f}{worked:9.0f}   (goal {goal:.0f}){over}", flush=True)


def recall(case: Case) -> None:
    """After each act that statements may have to be corrected for, and of each kind of thing."""
    briefs = case.briefs.all()
    statement = case.briefs.statements(briefs[0].id)[0]
    claim = case.briefs.claims_of(statement.id)[0].id
    other = case.briefs.claims_of(case.briefs.statements(briefs[1].id)[0].id)[0].id
    clip = case.claims.evidence(claim)[0].clip_id
    source = case.clips.get(clip).source_id
    outlet = case.sources.get(source).publication_id or ""
    acts: dict[str, Callable[[], object]] = {
        "an outlet is regraded": lambda: case.publications.update(outlet, reliability="E"),
        "a source is regraded": lambda: case.sources.update(source, reliability="D"),
        "a claim is rejected": lambda: case.claims.update(claim, status="rejected"),
        "a claim is reworded": lambda: case.claims.update(other, text="It was otherwise"),
        "evidence is unlinked": lambda: case.claims.uncite(claim, clip),
        "a claim is removed": lambda: case.claims.remove(other),
        "a source is removed": lambda: case.sources.remove(source),
    }
    for words, act in acts.items():
        act()
        head = case.journal.head
        assert head is not None
        seq = head[0]
        timed(f"recall after {words}", lambda seq=seq: case.recall.after(seq), 200)  # type: ignore[misc]
        found = case.recall.after(seq)
        print(f"    {len(found.statements)} statements, {len(found.issued)} files")
        case.undo()
    timed("recall of an outlet", lambda: case.recall.of("publication", outlet), 200)
    timed("recall of a source", lambda: case.recall.of("source", source), 200)
    timed("recall of a claim", lambda: case.recall.of("claim", claim), 200)
    timed("an edition as it was issued", lambda: case.recall.as_issued(_edition(case)), 200)


def _edition(case: Case) -> str:
    return str(case.connection.execute("SELECT id FROM edition LIMIT 1").fetchone()[0])


def contradictions(case: Case) -> None:
    """All claims once, in a process of its own; then one that was edited."""
    timed("contradictions of all claims", case.contradictions.find, 2000)
    print(f"    {len(case.contradictions.listed())} found")
    claim = case.claims.ids()[40]
    text = case.claims.get(claim).text
    for number in range(3):
        with case.change("Edit"):
            case.claims.update(claim, text=f"{text} again {number}")
        timed("  one claim compared again", lambda: case.contradictions.refresh([claim]), 200)
        timed("  listed", case.contradictions.listed, 100)
        case.undo()
    case.contradictions.refresh([claim])


def main() -> None:
    """Measure and print."""
    with kept_case(__doc__, "trust.gwk", fill) as path, Case.open(path) as case:
        print(f"{'ms':52s}{'clock':>9s}{'cpu':>9s}")
        recall(case)
        contradictions(case)
        timed("proposed origins, first", case.origins.proposals.open, 2000)
        timed("proposed origins, again", case.origins.proposals.open, 200)


if __name__ == "__main__":
    sys.exit(main())
