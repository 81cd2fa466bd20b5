"""The catalogue of kinds against the live schema: every content table belongs to exactly one kind."""

from collections import Counter

from workbench import kinds
from workbench.case import Case
from workbench.casefile.journal.tables import describe, tables_of
from workbench.search.find import _ORDER, _TITLES
from workbench.search.find import KINDS as SEARCHED_KINDS
from workbench.sources.store.reviewed import mark_reviewed


def test_every_content_table_belongs_to_exactly_one_kind(case: Case) -> None:
    listed = Counter(table.name for kind in kinds.KINDS for table in kind.tables)
    live = {table.name for table in tables_of(case.connection)}
    assert live - set(listed) == set(), "a table without a kind: give it a line in workbench/kinds.py"
    assert set(listed) - live == set(), "a kind names a table that the schema does not have"
    assert [name for name, times in listed.items() if times > 1] == []


def test_every_column_that_the_catalogue_names_is_there(case: Case) -> None:
    for kind in kinds.KINDS:
        main = set(describe(case.connection, kind.tables[0].name).columns)
        for table in kind.tables:
            columns = set(describe(case.connection, table.name).columns)
            named = {*table.names, *table.searched, *table.references}
            named |= {table.thing} - {""}
            named |= {table.opens} if table.searched else set()
            assert named <= columns, table.name
            assert bool(table.thing) != bool(table.pointed_by), table.name
            assert {table.pointed_by} - {""} <= main, table.name
            assert not table.target or {"target_table", "target_id"} <= columns


def test_a_column_leads_where_its_foreign_key_does(case: Case) -> None:
    for name in kinds.TABLE:
        for row in case.connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            if row["from"].endswith("_id"):
                assert kinds.behind(name, row["from"]) == row["table"], (name, row["from"])


_NO_ROW = {"check_id", "target_id", "change_set_id"}
"""Of checks, which are no rows, of rows whose table stands beside, and of the journal."""


def test_every_column_with_an_id_leads_somewhere(case: Case) -> None:
    for name in kinds.TABLE:
        for column in describe(case.connection, name).columns:
            if column.endswith("_id") and column not in _NO_ROW:
                assert kinds.behind(name, column) in kinds.TABLE, (name, column)


def test_the_catalogue_names_kinds_that_are_there() -> None:
    for kind in kinds.KINDS:
        steps = [step.rpartition(".")[2] for step in (*kind.bears_on, *kind.shown_in)]
        assert {*steps, kind.owner, kind.within} - {""} <= set(kinds.KIND), kind.name
        assert set(kind.bears_on) <= set(kinds.KIND)
    assert all(table.noun and table.nouns for table in kinds.TABLE.values())


def test_what_search_finds_has_a_title_and_an_order() -> None:
    assert set(SEARCHED_KINDS) == set(_TITLES) == set(_ORDER)
    assert all(kinds.KIND[name].place and kinds.KIND[name].picture for name in SEARCHED_KINDS)


def test_a_reviewed_source_stands_in_the_history_of_sources(case: Case) -> None:
    from workbench.casefile.journal.history import Wanted

    source = case.sources.add_text("The president flew to Minsk.", "A visit")
    mark_reviewed(case, [source.id])
    found = [one.label for one in case.history(wanted=Wanted(kinds=kinds.listed()["source"]))]
    assert found[0] == "Mark as reviewed"
    assert "Mark as reviewed" in [one.label for one in case.history(wanted=Wanted(kinds=("review",)))]
    assert "Mark as reviewed" not in [one.label for one in case.history(wanted=Wanted(kinds=("clip",)))]


def test_every_row_of_the_journal_is_found_under_a_kind(case: Case) -> None:
    from workbench.casefile.journal.history import Wanted

    case.set_info("client", "A client")
    everything = {one.seq for one in case.history(1000)}
    by_kind = {
        one.seq for names in kinds.listed().values() for one in case.history(1000, wanted=Wanted(kinds=names))
    }
    assert by_kind == everything
