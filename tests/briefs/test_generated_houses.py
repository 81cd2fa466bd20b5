"""Briefs put together by chance: any language, look of headings, items, letterhead, order and ending."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.briefs.word_files import bold, box, note, p, rtl, run, table, word
from workbench.briefs.importing import plan_of_file


@dataclass(frozen=True)
class Words:
    """What a brief of one language says; a horizon is written after the heading of the Outlook."""

    headings: tuple[str, str, str]
    facts: tuple[str, str]
    judged: tuple[str, str]
    context: str
    horizon: str
    title: str
    closing: str


LANGUAGES = {
    "en": Words(
        ("Summary", "Outlook", "Background"),
        ("Two ships reached the port on 3 May 2025.", "The governor signed the order."),
        ("A second order is likely by June.", "Trade will recover slowly."),
        "The port was closed in 2023.", " (3 months)", "Libya: Port Reopens", "Contact our desk for more.",
    ),
    "fr": Words(
        ("Synthèse", "Perspectives", "Contexte"),
        ("Deux navires sont arrivés le 3 mai 2025.", "Le gouverneur a signé l’ordre."),
        ("Un second ordre suivra sans doute.", "Le commerce reprendra lentement."),
        "Le port était fermé depuis 2023.", " (3 mois)", "Libye: le port rouvre",
        "Pour plus d’informations, écrivez à la rédaction.",
    ),
    "de": Words(
        ("Lage", "Ausblick", "Hintergrund"),
        ("Zwei Schiffe liefen am 3. Mai 2025 ein.", "Der Gouverneur unterschrieb."),
        ("Ein zweiter Erlass folgt vermutlich.", "Der Handel erholt sich langsam."),
        "Der Hafen war seit 2023 zu.", " (3 Monate)", "Libyen: Hafen wieder offen",
        "Für Rückfragen ist die Redaktion da.",
    ),
    "it": Words(
        ("Sintesi", "Prospettive", "Contesto"),
        ("Due navi sono arrivate il 3 maggio 2025.", "Il governatore ha firmato."),
        ("Un secondo ordine è atteso.", "Il commercio riprenderà."),
        "Il porto era chiuso dal 2023.", " (3 mesi)", "Libia: il porto riapre",
        "Per ulteriori informazioni scrivere alla redazione.",
    ),
    "ru": Words(
        ("Резюме", "Прогноз", "Контекст"),
        ("Два судна прибыли 3 мая 2025 года.", "Губернатор подписал указ."),
        ("Ожидается второй указ.", "Торговля восстановится."),
        "Порт был закрыт с 2023 года.", " (3 месяца)", "Ливия: порт открыт",
        "За дополнительной информацией обращайтесь в редакцию.",
    ),
    "tr": Words(
        ("Özet", "Öngörü", "Arka plan"),
        ("İki gemi 3 Mayıs 2025’te geldi.", "Vali emri imzaladı."),
        ("İkinci bir emir bekleniyor.", "Ticaret yavaşça toparlanacak."),
        "Liman 2023’te kapanmıştı.", " (3 ay)", "Libya: Liman açıldı", "Daha fazla bilgi için bize yazın.",
    ),
    "ar": Words(
        ("الملخص", "التوقعات", "الخلفية"),
        ("وصلت سفينتان في 3 مايو 2025.", "وقّع المحافظ الأمر."),
        ("من المتوقع صدور أمر ثانٍ.", "ستتعافى التجارة ببطء."),
        "كان الميناء مغلقاً منذ 2023.", " (3 أشهر)", "ليبيا: الميناء يفتح من جديد",
        "للمزيد من المعلومات يرجى الاتصال بالمكتب.",
    ),
}  # fmt: skip
HEADINGS: dict[str, Callable[[str, int], str]] = {
    "first level": lambda words, _n: p(words, style="Heading1"),
    "third level": lambda words, _n: p(words, style="Heading3"),
    "bold": lambda words, _n: p(bold(words)),
    "capitals": lambda words, _n: p(words.replace("i", "İ" if "ö" in words.lower() else "I").upper()),
    "colon": lambda words, _n: p(f"{words}:"),
    "plain": lambda words, _n: p(words),
    "underlined": lambda words, _n: p(run(words, '<w:u w:val="single"/>')),
    "large": lambda words, _n: p(run(words, '<w:sz w:val="30"/>')),
    "framed": lambda words, _n: table((p(bold(words)),)),
    "typed numbers": lambda words, n: p(bold(f"{n}. {words}")),
    "Roman numbers": lambda words, n: p(bold(f"{'I' * n}. {words}")),
    "counted": lambda words, _n: p(bold(words), number="1,0"),
}
RUN_IN = {"run in with a stop": ". ", "run in with a colon": ": ", "run in with a dash": " – "}
ITEMS: dict[str, Callable[[str, int], str]] = {
    "paragraphs": lambda words, _n: p(words),
    "typed bullets": lambda words, _n: p(f"• {words}"),
    "typed dashes": lambda words, _n: p(f"– {words}"),
    "bullets": lambda words, _n: p(words, number="2,0"),
    "counted items": lambda words, _n: p(words, number="1,0"),
    "typed numbers": lambda words, n: p(f"{n}) {words}"),
    "typed letters": lambda words, n: p(f"({'abc'[n - 1]}) {words}"),
    "frames": lambda words, _n: table((p(words),)),
}
LETTERHEADS = (
    (), (p("18 February 2025"),), (p(bold("HARBOUR RISK")), p("18.02.2025")), (p("TLP:AMBER"),),
    (p("Date: 18 February 2025"), p("From: Levant desk")),
    (table(("Harbour Risk", "No. 14"), ("Desk North", "18 February 2025")),),
    (p("Contents"), p("Summary 1", style="TOC1")), (p(box(p("Harbour Risk"), p("18 February 2025"))),),
    (p("Harbour Risk Ltd"), p("12 Quay Street, Valletta"), p("www.example.org")),
)  # fmt: skip
ENDINGS = ("", "© 2025 Harbour Risk", "Page 1 of 2", "desk@example.org")


def _brief(chance: random.Random) -> tuple[str, bytes, list[tuple[str, str, str]], Words]:
    """Its make, the file, and section, kind and words of each statement."""
    language = chance.choice(list(LANGUAGES))
    words = LANGUAGES[language]
    look, items = chance.choice([*HEADINGS, *RUN_IN, "table"]), chance.choice(list(ITEMS))
    order, horizon = chance.choice(["SO", "OS", "SXO", "XSO"]), chance.choice(["", words.horizon])
    parts = {
        "S": (words.headings[0], words.facts, "summary", "fact"),
        "O": (words.headings[1] + horizon, words.judged, "outlook", "judgement"),
        "X": (words.headings[2], (words.context,), "other", "context"),
    }
    body, rows, expected = [], [], []
    for number, sign in enumerate(order, 1):
        title, texts, section, kind = parts[sign]
        made = [ITEMS[items](text, place) for place, text in enumerate(texts, 1)]
        if look in RUN_IN:
            made[0] = p(bold(title + RUN_IN[look].rstrip()), run(f" {texts[0]}"))
        elif look == "table":
            rows.append((p(bold(title)), "".join(made)))
        else:
            made.insert(0, HEADINGS[look](title, number))
        body += made
        expected += [(section, kind, text) for text in texts]
    blocks = [*chance.choice(LETTERHEADS), p(words.title, style=chance.choice(["", "Title", "Heading1"]))]
    blocks += [table(*rows)] if look == "table" else body
    blocks.append(p(run(chance.choice([*ENDINGS, words.closing])), note(2)))
    if language == "ar":
        blocks = [block.replace("<w:pPr>", "<w:pPr><w:bidi/>") for block in blocks]
    data = word(*blocks, notes={2: "BelTA, 3 May 2025."}, header="Harbour Risk Weekly")
    return f"{language}, {look}, {items}, {order}", data, expected, words


def _fault(data: bytes, expected: list[tuple[str, str, str]], words: Words, path: Path) -> str:
    path.write_bytes(data)
    plan = plan_of_file(path)
    (brief,) = plan.briefs
    made = [
        (section.kind, one.becomes, one.text)
        for number, section in enumerate(brief.sections)
        for one in brief.paragraphs_of(number)
    ]
    right = made == expected and brief.title == words.title and not plan.doubts
    return "" if right else f"{brief.title}, {plan.doubts} doubts, {made}"


def _faults(first: int, last: int, path: Path) -> list[str]:
    found = []
    for seed in range(first, last):
        make, data, expected, words = _brief(random.Random(seed))
        if fault := _fault(data, expected, words, path):
            found.append(f"{seed} {make}: {fault}")
    return found


def test_every_statement_of_some_is_in_its_section(tmp_path: Path) -> None:
    assert _faults(0, 10, tmp_path / "brief.docx") == []


@pytest.mark.sweep
def test_every_statement_of_many_is_in_its_section(tmp_path: Path) -> None:
    assert _faults(10, 600, tmp_path / "brief.docx") == []


def test_a_brief_from_right_to_left_is_read_as_any_other(tmp_path: Path) -> None:
    words = LANGUAGES["ar"]
    summary, outlook, _other = words.headings
    blocks = [rtl(words.title), rtl(bold(f"{summary}.")), rtl(words.facts[0])]
    blocks += [rtl(bold(f"{outlook}:"), run(f" {words.judged[0]}"))]
    expected = [("summary", "fact", words.facts[0]), ("outlook", "judgement", words.judged[0])]
    assert _fault(word(*blocks), expected, words, tmp_path / "brief.docx") == ""
