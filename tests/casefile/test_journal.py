"""The journal: 500 random operations undone and redone, chained hashes, tampering found."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.case import Case
from workbench.casefile.file.connection import DatabaseError
from workbench.casefile.journal.tables import CONTENT, tables_of
from workbench.values.errors import KnownError, Refused


def dump(case: Case) -> dict[str, Any]:
    """The whole content of the case but for the journal itself."""
    content: dict[str, Any] = {}
    for table in tables_of(case.connection):
        if table.name in CONTENT:
            continue
        rows = case.connection.execute(f'SELECT * FROM "{table.name}"').fetchall()
        content[table.name] = sorted(tuple(map(str, row)) for row in rows)
    entries = case.connection.execute("SELECT kind, target_id, owner_id, text FROM search_entry")
    content["search"] = sorted(tuple(row) for row in entries)
    return content


class Analyst:
    """Does one random sensible thing after another."""

    TEXTS = (
        "Khalifa Haftar met Lukashenko in Minsk on 18 February.",
        "خليفة حفتر في مينسك 😀 e\u0301 конец",
        "Хафтар прибыл в Минск.\nВстреча прошла 18 февраля.",
    )

    def __init__(self, case: Case, seed: int) -> None:
        self.case = case
        self.random = random.Random(seed)

    def step(self) -> None:
        verbs = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]
        self.random.choice(verbs)()

    def _any(self, table: str) -> str:
        ids = [row[0] for row in self.case.connection.execute(f"SELECT id FROM {table} ORDER BY id")]
        if not ids:
            raise Refused("nothing there yet")
        return self.random.choice(ids)

    def do_add_source(self) -> None:
        text = self.random.choice(self.TEXTS)
        self.case.sources.add_text(text, title=text[:9], publication=self.random.choice(("BelTA", "Nova")))

    def do_clip(self) -> None:
        source_id = self._any("source")
        start = self.random.randrange(20)
        self.case.clips.add(source_id, start, start + self.random.randint(1, 9))

    def do_note(self) -> None:
        self.case.clips.update(self._any("clip"), note=str(self.random.random()))

    def do_add_actor(self) -> None:
        self.case.actors.add(f"Actor {self.random.randrange(99)}")

    def do_mention(self) -> None:
        self.case.actors.mention(self._any("clip"), self._any("actor"))

    def do_post(self) -> None:
        self.case.actors.add_post(self._any("actor"), "Chief", self._any("actor"), True, "2014")

    def do_merge(self) -> None:
        keep, other = self._any("actor"), self._any("actor")
        if keep != other and self.random.random() < 0.3:
            with self.case.change("Merge"):
                self.case.actors.relate(keep, other, "same as")
                self.case.actors.mentions(other)

    def do_claim(self) -> None:
        self.case.claims.add(f"Claim {self.random.random()}", event_on="2025-02")

    def do_cite(self) -> None:
        stance = self.random.choice(("supports", "contradicts", "context"))
        self.case.claims.cite(self._any("claim"), self._any("clip"), stance)

    def do_brief(self) -> None:
        self.case.briefs.add("Libya", f"Headline {self.random.randrange(99)}")

    def do_state(self) -> None:
        self.case.briefs.state(
            self._any("brief"), text=f"Text {self.random.random()}", claims=[self._any("claim")]
        )

    def do_move(self) -> None:
        self.case.briefs.move_statement(self._any("statement"), self._any("section"), 0)

    def do_group(self) -> None:
        self.case.sources.group_as_one_origin([self._any("source")], "wire")

    def do_remove(self) -> None:
        if self.random.random() < 0.35:
            kind = self.random.choice(("source", "clip", "actor", "claim", "statement", "brief"))
            target = self._any(kind)
            verb = {
                "source": self.case.sources.remove,
                "clip": self.case.clips.remove,
                "actor": self.case.actors.remove,
                "claim": self.case.claims.remove,
                "statement": self.case.briefs.remove_statement,
                "brief": self.case.briefs.remove,
            }[kind]
            verb(target)


def work(case: Case, seed: int, operations: int) -> None:
    analyst = Analyst(case, seed)
    done = 0
    while done < operations:
        try:
            analyst.step()
        except KnownError:
            continue
        done += 1


def undo_all(case: Case) -> int:
    count = 0
    while case.undo():
        count += 1
    return count


def redo_all(case: Case) -> int:
    count = 0
    while case.redo():
        count += 1
    return count


def test_five_hundred_operations_undone_and_redone(case: Case, tmp_path: Path) -> None:
    start = dump(case)
    work(case, seed=20250218, operations=500)
    end = dump(case)
    assert case.verify() == []
    undone = undo_all(case)
    # The analyst of the first change stays known: who worked is never taken back.
    assert dump(case) == start
    case.close()
    # Undo and redo survive a restart: nothing of them is kept in memory only.
    with Case.open(tmp_path / "work.gwk") as reopened:
        assert redo_all(reopened) == undone
        assert dump(reopened) == end
        assert reopened.verify() == []


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6), walk=st.lists(st.sampled_from("uurwww"), max_size=12))
def test_any_walk_of_work_undo_and_redo_verifies(
    tmp_path_factory: pytest.TempPathFactory, seed: int, walk: list[str]
) -> None:
    case = Case.create(tmp_path_factory.mktemp("walk") / "w.gwk", analyst="A. Analyst")
    start = dump(case)
    work(case, seed, 5)
    for move in walk:
        if move == "u":
            case.undo()
        elif move == "r":
            case.redo()
        else:
            work(case, seed + 1, 1)
    assert case.verify() == []
    undo_all(case)
    assert dump(case) == start
    case.close()


def test_undo_is_refused_where_a_row_has_changed_since(case: Case) -> None:
    publication = case.publications.add("Nova")
    with case.change("Outside the stack", undoable=False):
        case.update("publication", publication.id, {"name": "Agenzia Nova"})
    with pytest.raises(Refused, match="the outlet was changed afterwards"):
        case.undo()
    assert case.publications.get(publication.id).name == "Agenzia Nova"
    assert case.undo_label == "Add outlet “Nova”"


def test_new_work_clears_what_could_be_redone(case: Case) -> None:
    case.publications.add("One")
    case.undo()
    assert case.redo_label == "Add outlet “One”"
    case.publications.add("Two")
    assert case.redo_label == ""
    assert case.redo() is False


def test_the_database_itself_holds_the_one_door(case: Case) -> None:
    case.publications.add("One")
    source = case.sources.add_text("words", title="t")
    for statement in (
        "INSERT INTO publication (id, name) VALUES ('x', 'y')",
        "UPDATE publication SET name = 'z'",
        "DELETE FROM publication",
        "UPDATE change_set SET label = 'z'",
        "DELETE FROM change_set",
        "DELETE FROM change",
        "UPDATE change SET after = NULL",
    ):
        with pytest.raises(DatabaseError):
            case.connection.execute(statement)
    with case.change("Alter a text"), pytest.raises(DatabaseError, match="never altered"):
        case.connection.execute("UPDATE source_text SET text = 'other'")
    assert case.sources.text(source.id) == "words"
    assert case.verify() == []


def tamper_statements() -> list[str]:
    return [
        "UPDATE publication SET name = 'Other'",
        "DELETE FROM evidence",
        "INSERT INTO actor (id, kind, name) VALUES ('x', 'person', 'Smuggled')",
        "UPDATE clip SET quote = 'words never said'",
        "UPDATE clip SET start = start + 1",
        "UPDATE source_text SET text = replace(text, 'Minsk', 'Moscow')",
        'UPDATE source_text SET structure = \'[["page",0,1,0,"9"]]\'',
        "UPDATE original SET data = x'00'",
        "DELETE FROM original",
        "UPDATE change SET after = replace(after, 'Nova', 'Vona') WHERE after LIKE '%Nova%'",
        "UPDATE change_set SET label = 'Something else' WHERE seq = 3",
        "UPDATE change_set SET analyst_id = 'x' WHERE seq = 4",
        "DELETE FROM change_set WHERE seq = (SELECT max(seq) FROM change_set)",
        "DELETE FROM change WHERE change_set_seq = 3 AND n = 1",
        "UPDATE claim SET credibility = '1'",
        "UPDATE statement SET text = text || ' not'",
        "DROP TRIGGER door_claim_update",
        "UPDATE search_entry SET text = 'hidden'",
    ]


@pytest.mark.parametrize("statement", tamper_statements())
def test_whatever_is_altered_behind_the_journal_is_found(case: Case, statement: str) -> None:
    source = case.sources.add_text("They met in Minsk.", title="t", publication="Nova")
    clip = case.clips.add(source.id, 0, 8)
    claim = case.claims.add("They met", credibility="2")
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add("Libya", "Visit")
    case.briefs.state(brief.id, text="They met.", claims=[claim.id])
    assert case.verify() == []
    connection = case.connection
    kept = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for trigger in kept:
        connection.execute(f"DROP TRIGGER {trigger.split()[2]}")
    connection.execute("PRAGMA foreign_keys = OFF")
    if not statement.startswith("DROP"):
        connection.execute(statement)
    for trigger in kept:
        if statement.split()[-1] not in trigger or not statement.startswith("DROP"):
            connection.execute(trigger)
    assert case.verify() != []


def test_history_says_who_what_and_which_rows(case: Case) -> None:
    publication = case.publications.add("Nova", reliability="B")
    newest = case.history(1)[0]
    assert (newest.label, newest.analyst, newest.rows) == ("Add outlet “Nova”", "A. Analyst", 1)
    (row,) = case.changes_in(newest.seq)
    assert (row.table, row.key, row.before) == ("publication", publication.id, None)
    assert row.after is not None
    assert row.after["reliability"] == "B"
