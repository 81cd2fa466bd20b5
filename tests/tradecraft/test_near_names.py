"""Names near one of the register: pointed out, and proposed as a spelling of it."""

from workbench.case import Case


def test_a_name_near_the_register_is_pointed_out_and_proposed(case: Case) -> None:
    haftar = case.actors.add("Khalifa Haftar", kind="person")
    case.actors.add("National Oil Corporation", kind="organisation")
    brief = case.briefs.add("Libya", "Talks")
    text = "Hafter met Lukashenko in Minsk on 3 May 2025; National Oil Corp staff were there."
    statement = case.briefs.state(brief.id, "Summary", text)
    found = [one for one in case.briefs.check(brief.id) if one.check_id == "L20" and one.fix_text]
    assert [(one.words, one.fix_text) for one in found] == [
        ("Hafter", "Haftar"), ("National Oil Corp", "National Oil Corporation"),
    ]  # fmt: skip
    spelling = next(one for one in case.briefs.proposed(brief.id) if one.value == "Hafter")
    assert (spelling.field, spelling.target, spelling.statement_id) == ("spelling", haftar.id, statement.id)
    case.briefs.take(brief.id, spelling)
    assert [alias.text for alias in case.actors.aliases(haftar.id)] == ["Hafter"]
    assert "Hafter" not in {one.value for one in case.briefs.proposed(brief.id)}


def test_a_name_as_the_register_has_it_or_another_is_left_alone(case: Case) -> None:
    case.actors.add("Khalifa Haftar", kind="person")
    case.actors.add("Wagner Group", kind="organisation")
    brief = case.briefs.add("Libya", "Talks")
    case.briefs.state(brief.id, "Summary", "Haftar and Wagner left Halifax. Khalifa Ghwell stayed.")
    case.briefs.state(brief.id, "Summary", "Le général Hafter est arrivé à Minsk et les autres non.")
    assert not [one for one in case.briefs.check(brief.id) if one.check_id == "L20"]
