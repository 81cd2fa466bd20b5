"""What a heading is and which part it names, in the ways and languages houses write them."""

import pytest

from workbench.briefs.headings import heading_of, part_named, part_told
from workbench.briefs.paragraphs import Paragraph

NAMED = {
    "summary": (
        "Summary", "SUMMARY:", "1. Summary", "I. Summary", "Executive summary", "Key points",
        "Key Takeaways:", "What happened?", "Résumé", "Synthèse", "Points clés :", "L’essentiel",
        "Zusammenfassung", "II. Lage", "Das Wichtigste in Kürze", "Sintesi", "In sintesi", "Punti chiave",
        "Резюме", "Краткое содержание", "Головне", "Ключові події", "ÖZET", "Yönetici özeti", "الملخص",
        "الموجز التنفيذي:", "أبرز النقاط", "Resumen ejecutivo", "Summary and key points", "§ 1 Summary",
        "A) Summary", "1.1 Key developments",
    ),
    "outlook": (
        "Outlook", "OUTLOOK (3 MONTHS)", "Outlook (next 3 months):", "Outlook – next three months",
        "Outlook: 6–12 months", "Three-month outlook", "12-month outlook", "Short-term outlook",
        "Forecast to June 2025", "Outlook to end-2025", "3. Outlook", "Outlook and forecast",
        "Perspectives", "Perspectives à six mois", "PERSPECTIVES (6 MOIS)", "Évolutions probables",
        "Ausblick", "Ausblick (3 Monate)", "Voraussichtliche Entwicklung", "Ausblick bis Juni 2025",
        "Prospettive", "Prospettive a sei mesi", "Previsioni (3 mesi)", "Прогноз", "ПРОГНОЗ НА 3 МЕСЯЦА",
        "Перспективы", "Прогноз (на шесть месяцев)", "Прогноз на 3 місяці", "Що далі?", "ÖNGÖRÜ",
        "Beklentiler (3 ay)", "Önümüzdeki 3 ay: beklentiler", "التوقعات", "التوقعات (ثلاثة أشهر)",
        "التوقعات خلال 3 أشهر", "الآفاق المستقبلية", "Perspectivas", "What next?", "What happens next",
    ),
    "other": (
        "Background", "Implications:", "Contexte", "Hintergrund", "Contesto", "Предыстория", "Контекст",
        "Arka plan", "الخلفية", "Recommendations", "Why it matters", "2) Indicators to watch",
        "Next steps",
    ),
    "notes": (
        "Sources", "Quellen", "Источники", "المصادر", "References:",
    ),
    "assumptions": ("Key assumptions", "Hypothèses", "Annahmen:", "الافتراضات"),
    "judgements": (
        "Key judgements", "KEY JUDGMENTS", "Ключевые оценки",
    ),
    "": (
        "Libya", "Talks in Minsk", "The outlook is bleak", "Summary and outlook", "Outlook / Summary",
    ),
}  # fmt: skip


@pytest.mark.parametrize("part", NAMED)
def test_a_title_names_its_part(part: str) -> None:
    assert [title for title in NAMED[part] if part_named(title)[0] != part] == []


def test_a_longer_title_tells_its_part_where_it_tells_only_one() -> None:
    assert part_told("Political outlook for the south") == ("outlook", True)
    assert part_told("Perspectives politiques") == ("outlook", True)
    assert part_told("Summary of the sanctions")[0] == "summary"
    assert not part_told("Summary of the sanctions")[1], "it may be a list of sanctions"
    assert part_told("Summary and outlook of the desk") == ("", False)
    assert part_told("Economic situation")[0] == ""


RUN_IN = (
    ("Outlook. Further visits are likely.", 8, "outlook", "Further visits are likely."),
    ("Outlook. Further visits are likely.", 0, "outlook", "Further visits are likely."),
    ("OUTLOOK (3 MONTHS): Further visits are likely.", 0, "outlook", "Further visits are likely."),
    ("Outlook – Further visits are likely.", 0, "outlook", "Further visits are likely."),
    ("Outlook — further visits are likely.", 9, "outlook", "further visits are likely."),
    ("Outlook.— Further visits are likely.", 9, "outlook", "Further visits are likely."),
    ("Outlook Further visits are likely.", 7, "outlook", "Further visits are likely."),
    ("3. Outlook: Further visits are likely.", 0, "outlook", "Further visits are likely."),
    ("What next? Further visits are likely.", 0, "outlook", "Further visits are likely."),
    (
        "Perspectives : de nouvelles visites sont probables.",
        0,
        "outlook",
        "de nouvelles visites sont probables.",
    ),
    ("Ausblick: Weitere Besuche sind wahrscheinlich.", 0, "outlook", "Weitere Besuche sind wahrscheinlich."),
    ("Прогноз. Новые визиты вероятны.", 7, "outlook", "Новые визиты вероятны."),
    ("التوقعات: من المرجح أن تتكرر الزيارة.", 0, "outlook", "من المرجح أن تتكرر الزيارة."),
    ("Humanitarian. Aid came.", 13, "", "Aid came."),
)


def test_a_heading_at_the_beginning_of_a_paragraph() -> None:
    for text, lead, part, rest in RUN_IN:
        heading = heading_of(Paragraph(text, lead=lead))
        assert heading is not None, text
        assert (heading.part, heading.rest) == (part, rest), text


def test_running_text_is_no_heading() -> None:
    for text in (
        "The outlook: bleak, said the minister.", "Outlooks differ.", "Outlook is a program for mail.",
        "The summary of the talks was read out.", "He said: wait.", "Two facts. Both are new.",
        "Sources: three of them spoke.", "Haftar, 81, flew to Minsk.", "18 February: talks in Minsk.",
        "Perspectives differ on this point.", "In brief remarks, he thanked them.",
    ):  # fmt: skip
        assert heading_of(Paragraph(text)) is None, text
    assert heading_of(Paragraph("He flew home on Monday.", lead=8)) is None
