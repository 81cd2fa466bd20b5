"""Many small variants of the same trouble: each is written by hand, and what must come of it with it."""

from pathlib import Path

import pytest

from tests.briefs.word_files import bold, box, h, item, note, p, rtl, run, table, word
from workbench.briefs.archive import read_brief_lines
from workbench.briefs.import_plan import ImportPlan
from workbench.briefs.importing import plan_of_file

HEAD = p("Libya: Talks in Minsk")
FACT, JUDGED = (
    "The delegation landed in Minsk on 18 February.",
    "Further visits are likely before the summer.",
)
SUMMARY = p("Summary:") + p(FACT)
OUTLOOK = p("Outlook:") + p(JUDGED)


def looks(words: str, how: str) -> str:
    return run(words, how)


RUN_IN = {
    "underlined": p(looks("Outlook.", '<w:u w:val="single"/>'), run(" " + JUDGED)),
    "italic": p(looks("Outlook.", "<w:i/>"), run(" " + JUDGED)),
    "small capitals": p(looks("Outlook", "<w:smallCaps/>"), run(". " + JUDGED)),
    "parted into runs": p(bold("Out"), bold("look"), run(" – " + JUDGED)),
    "by a style": p(looks("Outlook:", '<w:rStyle w:val="Strong"/>'), run(" " + JUDGED)),
    "in an item": item(bold("Outlook. "), run(JUDGED)),
    "with a horizon": p(bold("Outlook (3 months). "), run(JUDGED)),
    "in capitals, plain": p("OUTLOOK: " + JUDGED),
    "with a break": p(bold("Outlook"), run("\n" + JUDGED)),
    "with a tab": p(bold("Outlook\t"), run(JUDGED)),
    "numbered": p(bold("2. Outlook. "), run(JUDGED)),
    "bold without a stop": p(bold("Outlook "), run(JUDGED)),
    "stop outside the bold": p(bold("Outlook"), run(". " + JUDGED)),
}
HEADINGS = {
    "horizon in capitals": p("OUTLOOK (3 MONTHS)") + p(JUDGED),
    "horizon after a dash": p("Outlook – next 3 months") + p(JUDGED),
    "horizon with a colon": p("Outlook: next three months") + p(JUDGED),
    "horizon before": p("Six-Month Outlook") + p(JUDGED),
    "square brackets": p("Outlook [to June 2025]") + p(JUDGED),
    "stars around": p("*** OUTLOOK ***") + p(JUDGED),
    "dashes around": p("— Outlook —") + p(JUDGED),
    "numbered in Roman": p("II. OUTLOOK") + p(JUDGED),
    "numbered with a letter": p("B. Outlook") + p(JUDGED),
    "a frame": table((p(bold("Outlook")),)) + p(JUDGED),
    "a framed section": table((p(bold("Outlook")) + p(JUDGED),)),
    "a style of another program": p("Outlook", style="berschrift1") + p(JUDGED),
    "in the middle": p(bold("Outlook"), properties='<w:jc w:val="center"/>') + p(JUDGED),
    "with a rule of signs below": p("Outlook") + p("=======") + p(JUDGED),
    "a space before the colon": p("Outlook :") + p(JUDGED),
    "letters spaced by capitals of the font": p(looks("outlook", "<w:caps/>")) + p(JUDGED),
    "a heading by level only": p("Outlook", properties='<w:outlineLvl w:val="1"/>') + p(JUDGED),
    "the word assessment": p(bold("ASSESSMENT")) + p(JUDGED),
}
BULLETS = {
    "bullet and tab": p("•\t" + JUDGED),
    "bullet without a blank": p("•" + JUDGED),
    "dash without a blank": p("-" + JUDGED),
    "long dash": p("— " + JUDGED),
    "arrow": p("→ " + JUDGED),
    "triangle": p("► " + JUDGED),
    "a sign of a symbol font": p("\uf0b7 " + JUDGED),
    "a sign of Wingdings": p('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>', run(" " + JUDGED)),
    "letter o": p("o\t" + JUDGED),
    "star": p("* " + JUDGED),
    "one bracket": p("1) " + JUDGED),
    "two brackets": p("(1) " + JUDGED),
    "a number and a stop": p("1. " + JUDGED),
    "Roman": p("i) " + JUDGED),
    "Roman in brackets": p("(ii) " + JUDGED),
    "a letter": p("a) " + JUDGED),
    "section sign of a font": p("§ " + JUDGED),
    "tick": p("✓ " + JUDGED),
    "the program's own": item(JUDGED),
    "the program's number": p(JUDGED, number="1,0"),
    "indented with blanks": p("    - " + JUDGED),
}
LETTERHEADS = {
    "two lines and a date": p("HARBOUR RISK") + p("12 Quay Street, Valletta") + p("18 February 2025"),
    "a colon in the letterhead": p("Harbour Risk: Weekly Brief"),
    "in a box": p(box(p("Harbour Risk"), p("18 February 2025"))),
    "in a table with labels": table(("Date", "18 February 2025"), ("Author", "Levant desk")),
    "a marking": p("CONFIDENTIAL") + p("TLP:RED"),
    "numbers": p("Issue 12 | February 2025") + p("Ref: HR/2025/12"),
    "a mailbox and a page": p("desk@example.org | www.example.org"),
    "a contents list": p("Summary 1", style="TOC1") + p("Outlook 2", style="TOC1"),
    "a day of the week": p("Tuesday, 18 February 2025, 14:00 UTC"),
    "by-lines": p("By A. Analyst") + p("Weekly Review", style="Subtitle"),
    "a title of the series": p("WEEKLY RISK OUTLOOK", style="Title"),
}
STRUCK = {
    "a run": p(run("Some "), looks("fourteen ", "<w:strike/>"), run("forty officers came.")),
    "twice struck": p(run("Some "), looks("fourteen ", "<w:dstrike/>"), run("forty officers came.")),
    "deleted": p(run("Some "), '<w:del w:author="A"><w:r><w:delText>fourteen </w:delText></w:r></w:del>',
                 run("forty officers came.")),
    "inserted": p(run("Some "), f'<w:ins w:author="A">{run("forty ")}</w:ins>', run("officers came.")),
    "hidden": p(run("Some "), looks("fourteen ", "<w:vanish/>"), run("forty officers came.")),
    "a whole paragraph": p(looks("Some fourteen officers came.", "<w:strike/>"))
    + p("Some forty officers came."),
}  # fmt: skip
NOTES = {
    "a footnote": (p(run(FACT), note(2)), {"notes": {2: "BelTA, 18 February 2025."}}),
    "an endnote": (p(run(FACT), note(2, "endnote")), {"ends": {2: "BelTA, 18 February 2025."}}),
    "before the stop": (p(run(FACT[:-1]), note(2), run(".")), {"notes": {2: "BelTA, 18 February 2025."}}),
    "in brackets": (p(FACT + " [1]"), {}),
    "raised by hand": (p(run(FACT), looks("1", '<w:vertAlign w:val="superscript"/>')), {}),
    "a raised letter": (p(run(FACT), looks("a", '<w:vertAlign w:val="superscript"/>')), {}),
    "a letter in brackets": (p(FACT + " [a]"), {}),
    "a dagger": (p(FACT + "†"), {}),
}
LANGUAGES = {
    "Arabic with a line through the word": (
        "الملخّص", "التوقـــعات",
        "وصل الوفد إلى مينسك.", "من المرجح أن تتكرر الزيارة.",
    ),
    "Arabic numbered": (
        "١. الملخص التنفيذي", "٢. الآفاق المستقبلية",
        "وصل الوفد إلى مينسك.", "من المرجح أن تتكرر الزيارة.",
    ),
    "Arabic with a horizon": (
        "الموجز:", "التوقعات (6 أشهر):",
        "وصل الوفد إلى مينسك.", "من المرجح أن تتكرر الزيارة.",
    ),
    "French": (
        "L'ESSENTIEL", "PERSPECTIVES À TROIS MOIS",
        "La délégation a atterri.", "D’autres visites sont probables.",
    ),
    "French numbered": (
        "1 – Synthèse", "2 – Évolution probable",
        "La délégation a atterri.", "D’autres visites suivront.",
    ),
    "Italian": (
        "Sintesi", "Prospettive (3 mesi)",
        "La delegazione è atterrata.", "Altre visite sono probabili.",
    ),
    "Russian": (
        "Резюме:", "Прогноз (3 месяца):",
        "Делегация прибыла.", "Новые визиты вероятны.",
    ),
    "Russian in words": (
        "ОСНОВНЫЕ СОБЫТИЯ", "ДАЛЬНЕЙШЕЕ РАЗВИТИЕ",
        "Делегация прибыла.", "Новые визиты вероятны.",
    ),
    "German": (
        "Kurzfassung", "Ausblick auf die nächsten drei Monate",
        "Die Delegation landete.", "Weitere Besuche folgen.",
    ),
    "Turkish": (
        "Özet", "Değerlendirme ve öngörü",
        "Heyet Minsk’e indi.", "Yeni ziyaretler bekleniyor.",
    ),
    "Ukrainian": (
        "СТИСЛИЙ ВИКЛАД", "ПРОГНОЗ",
        "Делегація прибула.", "Нові візити ймовірні.",
    ),
    "Spanish": (
        "Resumen", "Perspectivas a tres meses",
        "La delegación aterrizó.", "Habrá más visitas.",
    ),
}  # fmt: skip

SHAPES = {
    "a dash in the headline": (p("Libya — Talks in Minsk"), SUMMARY, OUTLOOK),
    "the headline in two lines": (p("Libya", style="Title"), p("Talks in Minsk", style="Subtitle"),
                                  SUMMARY, OUTLOOK),
    "the headline in labels": (p("Country: Libya"), p("Headline: Talks in Minsk"), SUMMARY, OUTLOOK),
    "the country in brackets": (p("[Libya] Talks in Minsk"), SUMMARY, OUTLOOK),
    "numbers of headings beside those of items": (
        HEAD, p("1. Summary"), p(f"1. {FACT}"), p("2. Outlook"), p(f"2. {JUDGED}"),
    ),
    "rows": (HEAD, table(("Summary", FACT), ("Outlook", JUDGED))),
    "columns": (HEAD, table(("Summary", "Outlook"), (FACT, JUDGED))),
    "counted rows": (HEAD, table(("1", "Summary", FACT), ("2", "Outlook", JUDGED))),
    "rows of one cell": (HEAD, table(("Summary",), (FACT,), ("Outlook",), (JUDGED,))),
    "the headline in the table": (
        table(("Libya: Talks in Minsk", ""), ("Summary", FACT), ("Outlook", JUDGED)),
    ),
    "all in one cell": (table((HEAD + SUMMARY + OUTLOOK,)),),
    "the Outlook in a box": (HEAD, p("Summary:"), p(run(FACT), box(OUTLOOK))),
    "controls": (
        HEAD, SUMMARY, f"<w:sdt><w:sdtPr/><w:sdtContent>{OUTLOOK}</w:sdtContent></w:sdt>",
    ),
    "an inserted heading": (
        HEAD, SUMMARY, f'<w:p><w:ins w:author="A">{run("Outlook:")}</w:ins></w:p>', p(JUDGED),
    ),
    "a page break": (HEAD, SUMMARY, p('<w:r><w:br w:type="page"/></w:r>'), OUTLOOK),
    "a contents list above": (p("Weekly Digest"), p("Contents"), p("1 Libya"), HEAD, SUMMARY, OUTLOOK),
    "words after the text": (HEAD, SUMMARY, OUTLOOK, p("- ENDS -"),
                             p("Disclaimer: the views are those of the desk.")),
    "the source on a line": (HEAD, SUMMARY, p("Source: BelTA, 18 February 2025."), OUTLOOK),
    "a note without brackets": (
        HEAD, p("Summary:"), p(f"{FACT}1"), OUTLOOK, p("1 BelTA, 18 February 2025."),
    ),
    "a note in round brackets": (
        HEAD, p("Summary:"), p(f"{FACT}(1)"), OUTLOOK, p("(1) BelTA, 18 February 2025."),
    ),
    "letters set apart": (HEAD, p("S U M M A R Y"), p(FACT), p("O U T L O O K"), p(JUDGED)),
    "no blank after the country": (p("Libya:Talks in Minsk"), SUMMARY, OUTLOOK),
    "rules of signs": (HEAD, p("_____"), SUMMARY, p("* * *"), OUTLOOK),
    "the likelihood on a line": (
        HEAD, SUMMARY, OUTLOOK, p("Likelihood: likely (55–80%). Confidence: moderate."),
    ),
    "a bullet by its font": (
        HEAD, p("Summary:"), p(run("Ø", '<w:rFonts w:ascii="Wingdings"/>'), run("\t" + FACT)), OUTLOOK,
    ),
}  # fmt: skip


def plan(tmp_path: Path, *blocks: str, **more: object) -> ImportPlan:
    path = tmp_path / "brief.docx"
    path.write_bytes(word(*blocks, **more))  # type: ignore[arg-type]
    return plan_of_file(path)


def stated(made: ImportPlan) -> list[tuple[str, str, str]]:
    """Kind of the section, kind of the statement and words, of all that would be stored."""
    (brief,) = made.briefs
    return [
        (section.kind, one.becomes, one.text)
        for number, section in enumerate(brief.sections)
        for one in brief.paragraphs_of(number)
    ]


USUAL = [("summary", "fact", FACT), ("outlook", "judgement", JUDGED)]


def wrong(
    tmp_path: Path, variants: dict[str, tuple[str, ...]], expected: list[tuple[str, str, str]]
) -> list[str]:
    """The variants that do not become what is expected, or leave a doubt."""
    found = []
    for name, blocks in variants.items():
        made = plan(tmp_path, *blocks)
        title = made.briefs[0].title
        if stated(made) != expected or made.doubts or title != "Libya: Talks in Minsk":
            found.append(f"{name}: {title} {stated(made)} {made.remarks}")
    return found


def test_headings_within_a_paragraph(tmp_path: Path) -> None:
    variants = {name: (HEAD, p(bold("Summary. "), run(FACT)), blocks) for name, blocks in RUN_IN.items()}
    assert wrong(tmp_path, variants, USUAL) == []


def test_headings_of_every_look(tmp_path: Path) -> None:
    assert wrong(tmp_path, {name: (HEAD, SUMMARY, blocks) for name, blocks in HEADINGS.items()}, USUAL) == []


def test_bullets_and_numbers(tmp_path: Path) -> None:
    variants = {name: (HEAD, SUMMARY, p("Outlook:"), blocks) for name, blocks in BULLETS.items()}
    assert wrong(tmp_path, variants, USUAL) == []


def test_letterheads(tmp_path: Path) -> None:
    assert (
        wrong(
            tmp_path, {name: (blocks, HEAD, SUMMARY, OUTLOOK) for name, blocks in LETTERHEADS.items()}, USUAL
        )
        == []
    )
    below = ("a marking", "in a table with labels", "a mailbox and a page", "a day of the week")
    after = {name: (HEAD, LETTERHEADS[name], SUMMARY, OUTLOOK) for name in below}
    assert wrong(tmp_path, after, USUAL) == []


def test_struck_and_hidden_words(tmp_path: Path) -> None:
    expected = [("summary", "fact", "Some forty officers came."), USUAL[1]]
    variants = {name: (HEAD, p("Summary:"), blocks, OUTLOOK) for name, blocks in STRUCK.items()}
    assert wrong(tmp_path, variants, expected) == []
    for name, blocks in STRUCK.items():
        assert plan(tmp_path, HEAD, p("Summary:"), blocks, OUTLOOK).said, name


def test_notes_are_kept_beside_their_statement(tmp_path: Path) -> None:
    typed = {"in brackets": p("Notes") + p("[1] BelTA, 18 February 2025.")}
    typed["raised by hand"] = p("Notes") + p(
        looks("1", '<w:vertAlign w:val="superscript"/>'), run(" BelTA, 18 February 2025.")
    )
    typed["a raised letter"] = p("a BelTA, 18 February 2025.")
    typed["a letter in brackets"] = p("[a] BelTA, 18 February 2025.")
    typed["a dagger"] = p("† BelTA, 18 February 2025.")
    for name, (blocks, more) in NOTES.items():
        made = plan(tmp_path, HEAD, p("Summary:"), blocks, OUTLOOK, typed.get(name, ""), **more)
        assert stated(made) == USUAL, name
        assert [one.note for one in made.briefs[0].paragraphs if one.note] == ["BelTA, 18 February 2025."], (
            name
        )
        assert made.doubts == 0, name


def test_briefs_of_other_shapes(tmp_path: Path) -> None:
    assert wrong(tmp_path, SHAPES, USUAL) == []
    noted = (
        "the source on a line",
        "a note in round brackets",
        "a note without brackets",
        "the likelihood on a line",
    )
    assert all(plan(tmp_path, *SHAPES[name]).notes == 1 for name in noted)


def test_a_section_whose_heading_was_struck_out_has_none(tmp_path: Path) -> None:
    made = plan(tmp_path, HEAD, SUMMARY, p(looks("Outlook:", "<w:strike/>")), p("They left."), OUTLOOK)
    assert stated(made) == [USUAL[0], ("summary", "fact", "They left."), USUAL[1]]


def test_headings_of_a_house_s_own_are_said(tmp_path: Path) -> None:
    made = plan(tmp_path, HEAD, h("Summary", 2), p(FACT), h("For shippers", 2), p("Berths are closed."))
    assert made.said == ("The heading “For shippers” is not known: its paragraphs are context.",)
    assert made.doubts == 0
    assert not made.is_plain


def test_notes_to_headline_and_headings_are_shown(tmp_path: Path) -> None:
    for blocks in (
        (p(run("Libya: Talks in Minsk"), note(2)), SUMMARY, OUTLOOK),
        (HEAD, p(run("Summary"), note(2), run(":")), p(FACT), OUTLOOK),
    ):
        made = plan(tmp_path, *blocks, notes={2: "Based on open sources."})
        assert stated(made) == USUAL
        assert [one.text for one in made.briefs[0].paragraphs if one.doubt] == ["Based on open sources."]


def test_plain_text_and_its_marks() -> None:
    for lines in (
        ["Libya: Talks in Minsk", f"Summary. {FACT}", f"Outlook – {JUDGED}"],
        [
            "# Libya: Talks in Minsk",
            "",
            "## Summary",
            "",
            f"- {FACT}",
            "",
            "## Outlook (3 months)",
            f"* {JUDGED}",
        ],
        [
            "**Libya: Talks in Minsk**",
            f"**Summary.** {FACT.replace('Minsk', '[Minsk](https://example.org/a)')}",
            f"**Outlook.** {JUDGED}",
        ],
        [
            "18 February 2025",
            "Libya: Talks in Minsk",
            "SUMMARY",
            f"1) {FACT}",
            "OUTLOOK (3 MONTHS)",
            f"1) {JUDGED}",
        ],
    ):
        (brief,) = read_brief_lines(lines)
        assert (brief.country, brief.headline) == ("Libya", "Talks in Minsk"), lines
        assert [(one.kind, one.paragraphs) for one in brief.sections] == [
            ("summary", (FACT,)), ("outlook", (JUDGED,)),
        ], lines  # fmt: skip


@pytest.mark.parametrize("marked", [False, True])
def test_headings_of_many_languages(tmp_path: Path, marked: bool) -> None:
    found = []
    for name, (first, second, fact, judged) in LANGUAGES.items():
        made_of = rtl if name.startswith("Arabic") else p
        heads = [bold(first), bold(second)] if marked else [first, second]
        made = plan(tmp_path, HEAD, made_of(heads[0]), made_of(fact), made_of(heads[1]), made_of(judged))
        if stated(made) != [("summary", "fact", fact), ("outlook", "judgement", judged)] or made.doubts:
            found.append(f"{name}: {stated(made)} {made.remarks}")
    assert found == []


def test_what_is_not_understood_is_never_a_fact(tmp_path: Path) -> None:
    unclear = {
        "no heading": p(FACT) + OUTLOOK,
        "an unknown heading like a line": SUMMARY + p("The wider setting") + p("It began in 2012.") + OUTLOOK,
        "a likelihood in the Summary": SUMMARY + p("More visits are likely.") + OUTLOOK,
        "a row of data": SUMMARY + table(("Date", "Event"), ("18 February", "landing")) + OUTLOOK,
        "a box without a heading": p("Summary:") + p(run(FACT), box(p("He came by air."))) + OUTLOOK,
        "two parts in one heading": SUMMARY + h("Summary and outlook") + p("It began in 2012.") + OUTLOOK,
        "a signature": SUMMARY + OUTLOOK + p("J. Smith, Valletta"),
        "a caption": SUMMARY + p("Figure 1: the port", style="Caption") + OUTLOOK,
    }
    for name, blocks in unclear.items():
        made = plan(tmp_path, HEAD, blocks)
        assert made.doubts > 0, name
        assert [one for one in stated(made) if one[1] == "fact" and one[2] != FACT] == [], name
