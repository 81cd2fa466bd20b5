"""More briefs of differing houses, written after the reading was done and read once as an examination."""

from tests.briefs.house_styles import C, Expected, F, J
from tests.briefs.word_files import bold, h, item, note, p, rtl, run, table, word

MORE: dict[str, tuple[bytes, list[Expected]]] = {
    "portion marks and key judgements": (
        word(
            p(bold("UNCLASSIFIED")), p("Analytic Note 2025-031"),
            p("(U) Ethiopia: Rail Link Closed Near Dire Dawa", style="Title"), p("3 April 2025"),
            p(bold("(U) Key Judgements")), item("(U) We assess that repairs will take until June."),
            p(bold("(U) Background")), p("(U) The line was built in 2016."),
            p(bold("(U) Outlook")), p("(U) Freight is likely to move by road until then."),
            p("UNCLASSIFIED"),
        ),
        [Expected(
            "Ethiopia", "Rail Link Closed Near Dire Dawa",
            [("Key Judgements", "other", [(J, "(U) We assess")]),
             ("Background", "other", [(C, "(U) The line")]), ("Outlook", "outlook", [(J, "(U) Freight")])],
            out=["UNCLASSIFIED", "Analytic Note", "3 April"],
        )],
    ),
    "French staff summary in capitals without accents": (
        word(
            p("SYNTHESE QUOTIDIENNE N° 44"), p("Bamako, le 9 juin 2025"),
            p(bold("MALI : ATTAQUE DU POSTE DE BOULIKESSI")),
            p(bold("1. FAITS")), p("Le poste a été attaqué le 8 juin 2025."), p("Deux véhicules ont brûlé."),
            p(bold("2. APPRECIATION DE SITUATION")), p("Le groupe cherche à couper la route."),
            p(bold("3. EVOLUTIONS POSSIBLES")), p("De nouvelles attaques sont probables."),
        ),
        [Expected(
            "MALI", "ATTAQUE DU POSTE DE BOULIKESSI",
            [("Faits", "summary", [(F, "Le poste"), (F, "Deux véhicules")]),
             ("Appreciation de situation", "outlook", [(J, "Le groupe")]),
             ("Evolutions possibles", "outlook", [(J, "De nouvelles")])],
            out=["SYNTHESE QUOTIDIENNE", "Bamako"],
        )],
    ),
    "German brief in two columns under their headings": (
        word(
            p("Tschad: Grenze bei Adré geöffnet", style="Title"),
            table(
                (p(bold("Lage")), p(bold("Ausblick"))),
                (p("Die Grenze wurde am 2. April geöffnet.") + p("Händler kamen sofort."),
                 p("Sie bleibt wahrscheinlich bis zur Regenzeit offen.")),
            ),
        ),
        [Expected(
            "Tschad", "Grenze bei Adré geöffnet",
            [("Lage", "summary", [(F, "Die Grenze"), (F, "Händler")]),
             ("Ausblick", "outlook", [(J, "Sie bleibt")])],
        )],
    ),
    "Arabic brief with ordinals and a footnote": (
        word(
            rtl("تقدير موقف"), rtl("العدد 12 - مارس 2025"),
            rtl(bold("السودان: معارك حول الفاشر")),
            rtl(bold("أولاً: الوقائع")), rtl(run("قُطع آخر طريق إلى المدينة في 7 أبريل."), note(2)),
            rtl(bold("ثانياً: الخلفية")), rtl("بدأ الحصار في مايو 2024."),
            rtl(bold("ثالثاً: التوقعات")), rtl("من غير المرجح أن ينتهي الحصار قبل الصيف."),
            notes={2: "رويترز، 8 أبريل 2025."},
        ),
        [Expected(
            "السودان", "معارك حول الفاشر",
            [("الوقائع", "summary", [(F, "قُطع")]), ("الخلفية", "other", [(C, "بدأ")]),
             ("التوقعات", "outlook", [(J, "من غير")])],
            out=["تقدير موقف", "العدد 12"], notes=["رويترز"],
        )],
    ),
    "bottom line first, then what is known and what is not": (
        word(
            p("Weekly Note", style="Subtitle"), h("Yemen: Ships Return to Hodeidah"),
            p(bold("Bottom line up front: "), run("Traffic is back at half its former level.")),
            h("What we know", 2), item("Nine ships berthed in March."), item("Two cranes work."),
            h("What we do not know", 2), item("Who insures the ships is unclear."),
            h("What to expect next", 2), item("Traffic is likely to double by June."),
            p("Reviewed by: B. Reviewer"),
        ),
        [Expected(
            "Yemen", "Ships Return to Hodeidah",
            [("Bottom line up front", "other", [(C, "Traffic is back")]),
             ("What we know", "summary", [(F, "Nine ships"), (F, "Two cranes")]),
             ("What we do not know", "other", [(C, "Who insures")]),
             ("What to expect next", "outlook", [(J, "Traffic is likely")])],
            out=["Weekly Note", "Reviewed by"],
        )],
    ),
    "Russian memorandum with numbered headings and paragraphs": (
        word(
            p("СПРАВКА"), p("Исх. № 15 от 3 марта 2025 г."),
            p(bold("Сирия: возобновление рейсов в Алеппо")),
            p(bold("1. Суть события")), p("1.1. Первый рейс прибыл 1 марта 2025 года."),
            p("1.2. На борту было 140 пассажиров."),
            p(bold("2. Контекст")), p("2.1. Аэропорт был закрыт с ноября 2024 года."),
            p(bold("3. Прогноз развития ситуации на ближайшие 6 месяцев")),
            p("3.1. Число рейсов, вероятно, вырастет к лету."),
        ),
        [Expected(
            "Сирия", "возобновление рейсов в Алеппо",
            [("Суть события", "summary", [(F, "Первый рейс"), (F, "На борту")]),
             ("Контекст", "other", [(C, "Аэропорт")]),
             ("Прогноз развития ситуации на ближайшие 6 месяцев", "outlook", [(J, "Число")])],
            out=["СПРАВКА", "Исх."],
        )],
    ),
}  # fmt: skip
