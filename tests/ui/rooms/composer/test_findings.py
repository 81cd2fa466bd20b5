"""Findings beside the brief and under its words."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.kit.paragraph_editor import utf16
from ui.rooms.composer.checking import Checked
from ui.rooms.composer.findings_panel import FindingCard
from ui.rooms.composer.proposal_card import ProposalCard
from ui.rooms.composer.view import ComposerView
from workbench.briefs import composing
from workbench.tradecraft import Finding
from workbench.tradecraft.proposed import Proposed


def finding(libya: Libya, name: str, words: str, fix_text: str = "", severity: str = "warning") -> Finding:
    """A finding on the words of a statement."""
    statement = libya.case.briefs.statement(libya.statements[name])
    start = statement.text.index(words)
    return Finding(
        "L04",
        severity,
        f"“{words}” is on no scale.",
        "A reader hears anything.",
        "Use a term of the scale.",
        statement.id,
        start,
        start + len(words),
        fix_text=fix_text,
    )


def cards(composer: ComposerView) -> list[FindingCard]:
    """The cards in reading order, on the tab that shows them."""
    composer.show_findings()
    box = composer.side.findings.box
    widgets = [box.itemAt(number).widget() for number in range(box.count())]
    return [widget for widget in widgets if isinstance(widget, FindingCard)]


def test_the_words_concerned_are_underlined_and_follow_an_edit(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    composer._on_found(Checked([finding(libya, "relations", "may")]))
    text = composer.page.boxes[libya.statements["relations"]].text
    [selection] = text.extraSelections()
    assert selection.cursor.selectedText() == "may"
    composer.page.focus_statement(libya.statements["relations"], at_end=False)
    qtbot.keyClicks(text, "So ")
    assert text.extraSelections()[0].cursor.selectedText() == "may"


def test_positions_are_code_points(composer: ComposerView, libya: Libya) -> None:
    libya.case.briefs.update_statement(libya.statements["contracts"], text="😀😀 may happen")
    composer._on_found(Checked([finding(libya, "contracts", "may")]))
    [selection] = composer.page.boxes[libya.statements["contracts"]].text.extraSelections()
    assert selection.cursor.selectedText() == "may"
    assert utf16("😀a", 2) == 3


def test_the_current_statement_comes_first(composer: ComposerView, libya: Libya) -> None:
    here = finding(libya, "relations", "may")
    there = finding(libya, "visit", "official", severity="error")
    composer.page.focus_statement(libya.statements["relations"])
    composer._on_found(Checked([there, here]))
    assert [card.finding for card in cards(composer)] == [here, there]
    assert composer.side.tabText(1) == "Findings 2"


def test_the_fix_replaces_only_the_words_concerned(composer: ComposerView, libya: Libya) -> None:
    composer._on_found(Checked([finding(libya, "relations", "may be harmed", "are likely to be harmed")]))
    cards(composer)[0]._fix()
    text = libya.case.briefs.statement(libya.statements["relations"]).text
    assert text.endswith("European states are likely to be harmed by the rapprochement with Minsk.")
    assert text.startswith("Haftar relations with other European")
    libya.case.undo()
    assert "may be harmed" in libya.case.briefs.statement(libya.statements["relations"]).text


def test_a_waiver_keeps_its_reason_and_can_be_taken_back(composer: ComposerView, libya: Libya) -> None:
    found = finding(libya, "relations", "may")
    composer._on_found(Checked([found]))
    card = cards(composer)[0]
    card._ask_reason()
    assert card._reason is not None
    card._reason.setText("It cannot be assessed yet")
    card._waive()
    key = (found.statement_id, "L04")
    assert libya.case.briefs.waivers(libya.brief.id) == {key: "It cannot be assessed yet"}
    composer._on_found(Checked([replace(found, waived=True)]))
    assert composer.side.tabText(1) == "Findings"
    assert composer.page.boxes[found.statement_id].text.extraSelections() == []
    cards(composer)[0]._unwaive()
    assert libya.case.briefs.waivers(libya.brief.id) == {}


def test_a_finding_that_lies_outside_the_words_is_not_drawn(composer: ComposerView, libya: Libya) -> None:
    found = replace(finding(libya, "relations", "may"), end=10_000)
    composer._on_found(Checked([found]))
    assert composer.page.boxes[found.statement_id].text.extraSelections() == []


def test_the_checks_run_by_themselves_after_a_change(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(composer.checks.found, timeout=8000):
        pass
    statement = composing.add_statement(libya.case, libya.case.briefs.sections(libya.brief.id)[0])

    def about_it() -> bool:
        return any(known.statement_id == statement.id for known in composer.checks.findings)

    libya.case.briefs.update_statement(statement.id, text="Nothing stands under this sentence.")
    qtbot.waitUntil(about_it, timeout=8000)
    libya.case.undo()
    libya.case.undo()
    qtbot.waitUntil(lambda: not about_it(), timeout=8000)


def test_one_key_applies_the_fix_and_says_where_there_is_none(composer: ComposerView, libya: Libya) -> None:
    found = finding(libya, "relations", "may be harmed", "are likely to be harmed")
    composer.page.focus_statement(found.statement_id)
    composer._on_found(Checked([found]))
    composer.checks.findings = [found]
    composer.commands.actions["composer.fix"].trigger()
    assert "are likely to be harmed" in libya.case.briefs.statement(found.statement_id).text
    composer.commands.actions["composer.fix"].trigger()  # The words are no longer those it was for.
    assert libya.case.briefs.statement(found.statement_id).text.count("are likely") == 1


def test_what_the_words_propose_is_taken_with_a_button(composer: ComposerView, libya: Libya) -> None:
    proposal = Proposed(libya.statements["relations"], "confidence", "low", "low confidence", "It says so.")
    composer.show_findings()
    composer._on_found(Checked([finding(libya, "visit", "official")], (proposal,)))
    (card,) = composer.side.findings.findChildren(ProposalCard)
    card._take()
    assert libya.case.briefs.statement(proposal.statement_id).confidence == "low"
