"""How long the check of a brief takes as one types: 40 statements, 300 sources, 600 actors.

`python -m benchmarks.checks` changes one statement after another and checks all of the brief each time.
Prints the median and the 95th percentile in milliseconds, of the clock and of the processor: on a machine
that does other things as well the processor's time is the fairer figure.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from workbench.case import Case

STATEMENTS, SOURCES, ACTORS, ROUNDS = 40, 300, 600, 60
_WORDS = (
    "The brigade of commander {0} took the pass near Zintan on {1} May 2025, according to Record {0}.",
    "The ministry paid {1} million dinars to the fund of family {0} in May 2025; Record {0} reported it.",
    "Family {0} is likely to keep the port until 30 June 2026, and its rivals are unlikely to attack.",
    "Two of the {1} guards at depot {0} were wounded in clashes between the army and the police.",
)


def fill(case: Case) -> str:
    """A brief of 40 statements on claims of 300 sources, and 600 actors; returns its id."""
    brief = case.briefs.add("Libya", "A long brief")
    with case.change("Fill the case"):
        for number in range(ACTORS):
            actor = case.actors.add(f"Khalifa Hasan {_name(number)}", kind="person")
            case.actors.add_alias(actor.id, f"K. {_name(number)}")
        for number in range(SOURCES):
            outlet = case.publications.add(f"Record {number}")
            words = _WORDS[number % 4].format(_name(number), number % 27 + 1)
            source = case.sources.add_text(
                f"{words} That was all.", f"Report {number}", publication=outlet.id
            )
            clip = case.clips.add(source.id, 0, len(words))
            claim = case.claims.add(words)
            case.claims.cite(claim.id, clip.id)
            if number < STATEMENTS:
                kind = "judgement" if number % 4 == 2 else "fact"
                case.briefs.state(brief.id, text=words, kind=kind, claims=[claim.id])
    return brief.id


def _name(number: int) -> str:
    first, second = divmod(number, 26)
    return f"Ben{chr(97 + first % 26)}ar{chr(97 + second)}i"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "work.gwk", title="Work", analyst="A. Analyst")
        brief_id = fill(case)
        statements = case.briefs.statements(brief_id)
        started = time.perf_counter()
        case.briefs.check(brief_id)
        print(f"first check {1000 * (time.perf_counter() - started):.0f} ms")
        took, worked = [], []
        for number in range(ROUNDS):
            statement = statements[number % len(statements)]
            case.briefs.update_statement(statement.id, text=f"{statement.text} It rained on day {number}.")
            started, began = time.perf_counter(), time.process_time()
            case.briefs.check(brief_id)
            took.append(1000 * (time.perf_counter() - started))
            worked.append(1000 * (time.process_time() - began))
        for name, times in (("clock", sorted(took)), ("processor", sorted(worked))):
            p95 = times[int(len(times) * 0.95)]
            print(f"{name:10} median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")
        case.close()


if __name__ == "__main__":
    sys.exit(main())
