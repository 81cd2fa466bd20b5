"""Whose report a text says it gives: where it names an outlet as such, and nowhere else."""

import pytest

from workbench.extraction.reports import reports_in, reports_in_author

GIVEN = (
    ("en", "The ferry sank within minutes, the Associated Press reported.", "Associated Press"),
    ("en", "According to the state news agency TASS, nobody was hurt.", "TASS"),
    ("en", "BENGHAZI, Libya (Reuters) - The ferry sank within minutes.", "Reuters"),
    ("fr", "Le bac a coulé en quelques minutes, selon l'AFP.", "Agence France-Presse"),
    ("fr", "Le bac a coulé, rapporte Le Monde.", "Le Monde"),
    ("it", "Secondo l'agenzia Nova il traghetto è affondato in pochi minuti.", "Agenzia Nova"),
    ("it", "BENGASI (ANSA) - Il traghetto è affondato in pochi minuti.", "ANSA"),
    ("it", "Il traghetto è affondato, riferisce l'Ansa.", "ANSA"),
    ("de", "Die Fähre sank binnen Minuten, berichtet die Nachrichtenagentur Reuters.", "Reuters"),
    ("de", "Laut dpa sank die Fähre binnen Minuten.", "Deutsche Presse-Agentur"),
    ("ru", "По данным ТАСС, паром затонул за несколько минут.", "TASS"),
    ("ru", "БЕНГАЗИ, 3 ноября. /ТАСС/. Паром затонул за несколько минут.", "TASS"),
    ("ru", "«Коммерсантъ» пишет, что паром затонул.", "Kommersant"),
    ("uk", "Пором затонув, повідомляє Укрінформ.", "Ukrinform"),
    ("uk", "З посиланням на Reuters видання пише про пором.", "Reuters"),
    ("ar", "غرقت العبارة خلال دقائق بحسب وكالة رويترز.", "Reuters"),
    ("ar", "وذكرت وكالة الأناضول أن العبارة غرقت.", "Anadolu Agency"),
    ("tr", "Anadolu Ajansı'na göre feribot dakikalar içinde battı.", "Anadolu Agency"),
    ("tr", "Feribotun battığını Reuters bildirdi.", "Reuters"),
)
NOT_GIVEN = (
    ("en", "He told the guards to leave and wrote to Reuters afterwards."),
    ("en", "UN reports are due in May, and injuries were reported."),
    ("en", "Associated Press reports are among the best of the year."),
    ("en", "According to the plan, the BBC moves to Leeds."),
    ("en", "Reuters journalists were detained at the border."),
    ("fr", "Le siège de l'AFP a été évacué mardi."),
    ("it", "L'ANSA assume venti giornalisti in Sicilia."),
    ("de", "Reuters zieht im Herbst in ein neues Haus."),
    ("ru", "Корреспондента ТАСС не пустили в зал."),
    ("uk", "Офіс Укрінформу переїхав на іншу вулицю."),
    ("ar", "أغلقت الحكومة مكتب قناة الجزيرة في العاصمة."),
    ("tr", "Anadolu Ajansı yeni binasına taşındı."),
)


@pytest.mark.parametrize(("language", "text", "outlet"), GIVEN)
def test_the_outlet_is_found_with_its_words(language: str, text: str, outlet: str) -> None:
    for told in (language, ""):
        (found,) = reports_in(text, told)
        assert found.outlet == outlet
        assert text[found.first : found.last].strip().startswith(found.words[:10])
        assert 0 <= found.first <= found.start < found.end <= found.last <= len(text)


@pytest.mark.parametrize(("language", "text"), NOT_GIVEN)
def test_an_outlet_in_the_news_is_no_origin(language: str, text: str) -> None:
    assert reports_in(text, language, ("UN", "United Nations")) == []


def test_bylines_and_credits_speak_for_the_whole() -> None:
    for text in (
        "Ferry sinks\nBy Reuters Staff\n\nA ferry sank off the coast on Monday.",
        "A ferry sank off the coast on Monday.\n\nSource: Reuters",
        "A ferry sank off the coast on Monday. (Reuters)",
        "MISRATA (Reuters) — A ferry sank off the coast on Monday.",
    ):
        (found,) = reports_in(text, "en")
        assert (found.outlet, found.place) == ("Reuters", "line"), text
    (found,) = reports_in("The minister left on Monday. The road is open (Reuters) again. All is well.", "en")
    assert found.place == "text"


BESIDE = {
    "Reuters": (
        "By Jane Doe with Reuters", "Staff Writer, with Reuters", "By JANE DOE and Reuters in Tripoli",
        "Additional reporting by Reuters", "(With inputs from Reuters)", "With files from the Reuters",
        "Par Jeanne Dupont avec Reuters", "La rédaction avec Reuters", "Mit Material von Reuters",
        "Redaktion mit Reuters", "Di Mario Rossi con Reuters", "Por Ana Pérez con Reuters", "Fuente: Reuters",
        "(Con información de Reuters)", "Com informações da Reuters", "Иван Петров, с Reuters",
        "Источник: Reuters", "За матеріалами Reuters", "Kaynak: Reuters", "Ayşe Yılmaz, Reuters ile",
        "وكالات - رويترز", "مع رويترز", "المصدر: وكالات، رويترز", "منبع: رویترز", "به نقل از رویترز",
    ),
    "Agence France-Presse": (
        "La rédaction (avec l'AFP)", "AFP contributed to this report.", "Jane Doe | AFP",
    ),
}  # fmt: skip
NOT_BESIDE = (
    "A row with the BBC", "Talks, and CNN", "Our correspondent", "The minister, with an escort of six cars",
    "By Jane Doe", "Watch: the harbour at night", "With the guards gone, the port is open",
)  # fmt: skip


def test_a_byline_credits_whoever_is_named_beside_the_writer() -> None:
    body = "The port was closed on Sunday by its guards."
    wrong = [
        line
        for outlet, lines in BESIDE.items()
        for line in lines
        for text in (f"Gates shut\n{line}\n{body}", f"Gates shut\n{body}\n{line}")
        if [(one.outlet, one.place) for one in reports_in(text)] != [(outlet, "line")]
    ]
    wrong += [line for line in NOT_BESIDE if reports_in(f"Gates shut\n{line}\n{body}")]
    wrong += [title for title in ("Talks with Reuters",) if reports_in(f"{title}\n{body}")]
    assert wrong == []
    (found,) = reports_in_author("Jeanne Dupont (avec AFP)")
    assert found.outlet == "Agence France-Presse"


@pytest.mark.parametrize(
    ("author", "outlets"),
    [
        ("Reuters", ["Reuters"]),
        ("AFP and Reuters", ["Agence France-Presse", "Reuters"]),
        ("Our staff with agencies", []),
        ("Redazione ANSA", ["ANSA"]),
        ("Joe Stern", []),
        ("The Coast Herald", ["The Coast Herald"]),
    ],
)
def test_an_author_may_be_an_outlet(author: str, outlets: list[str]) -> None:
    assert [report.outlet for report in reports_in_author(author, ("The Coast Herald",))] == outlets


def test_only_where_an_outlet_is_named_is_a_long_text_looked_at() -> None:
    text = "The party agreed on a report. " * 4000 + "The ferry sank, Reuters reported."
    (found,) = reports_in(text, "en")
    assert text[found.start : found.end] == "Reuters reported"
