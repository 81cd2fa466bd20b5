"""Briefs as houses of differing styles write them, each with what must come of it.

The shapes follow public formats (situation reports, flash updates, parliamentary notes, risk briefs);
the words are invented. What must come of each was written down before it was read for the first time.
"""

from dataclasses import dataclass, field

from tests.briefs.word_files import bold, box, h, item, note, p, rtl, run, table, word

F, J, C = "fact", "judgement", "context"


@dataclass
class Expected:
    """`sections`: title, kind, (kind, words) of each statement. `doubts` are the words that are shown first.

    `out` are beginnings of what is left out; `notes` words of notes that are kept.
    """

    country: str
    headline: str
    sections: list[tuple[str, str, list[tuple[str, str]]]]
    out: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    closing: str = ""
    handling: str = ""


HOUSES: dict[str, tuple[bytes, list[Expected]]] = {}
UNSEEN: dict[str, tuple[bytes, list[Expected]]] = {}


def _brief(name: str, data: bytes, *expected: Expected, unseen: bool = False) -> None:
    (UNSEEN if unseen else HOUSES)[name] = (data, list(expected))


_brief(
    "risk house with styles and a closing",
    word(
        h("Libya: Envoys Meet in Minsk Over Port Contracts", 1), h("Summary", 2),
        p("On 18 February 2025, envoys of both sides met in Minsk."),
        p("They signed two contracts on the port of Tobruk."), h("Outlook", 2),
        p("A second meeting is likely before June 2025."),
        p("The contracts will probably be delayed by the vote in Tripoli."),
        h("What it means for shippers", 2),
        p("Berths stay closed until March."), p("Contact our desk for a longer version of this brief."),
        header="Harbour Risk Weekly", footer="Page 1 of 2",
    ),
    Expected(
        "Libya", "Envoys Meet in Minsk Over Port Contracts",
        [("Summary", "summary", [(F, "On 18 February"), (F, "They signed")]),
         ("Outlook", "outlook", [(J, "A second meeting"), (J, "The contracts will")]),
         ("What it means for shippers", "other", [(C, "Berths stay")])],
        out=["Harbour Risk Weekly", "Page 1"], closing="Contact our desk",
    ),
)  # fmt: skip
_brief(
    "key points first, letterhead in a table, marking and cut-off",
    word(
        table((p(bold("NORTH STAR ANALYTICS")), p("TLP:AMBER+STRICT")),
              ("Country Brief No. 14", "3 March 2025")),
        p("Mali: Convoys Resume on the Gao Road", style="Title"),
        p("Information cut-off: 2 March 2025, 18:00 UTC"),
        h("Key points", 1),
        item("Convoys left Gao on 1 March for the first time since October."),
        item("Two trucks were burned at Labbezanga."),
        item("The governor reopened the customs post."),
        h("Background", 1), p("The road was closed in October 2024."),
        h("Outlook (3 months)", 1),
        item("Attacks on convoys are likely to continue."),
        item("The road will remain open unless the escort is withdrawn."),
        p("© 2025 North Star Analytics. All rights reserved."),
    ),
    Expected(
        "Mali", "Convoys Resume on the Gao Road",
        [("Key points", "summary", [(F, "Convoys left"), (F, "Two trucks"), (F, "The governor")]),
         ("Background", "other", [(C, "The road was")]),
         ("Outlook (3 months)", "outlook", [(J, "Attacks on"), (J, "The road will")])],
        out=["NORTH STAR", "Country Brief", "Information cut-off", "©"], handling="TLP:AMBER+STRICT",
    ),
)  # fmt: skip
_brief(
    "parliamentary note with paragraphs numbered by the program",
    word(
        p("Standard Note 7/2025", style="Subtitle"),
        p("Georgia: Election Law Before the Second Reading", style="Title"), p("12 May 2025"),
        p("Summary", style="Heading1", number="1,0"),
        p("The bill passed its first reading on 6 May 2025.", number="1,1"),
        p("It lowers the threshold to three per cent.", number="1,1"),
        p("Background", style="Heading1", number="1,0"), p("The present law dates from 2020.", number="1,1"),
        p("Outlook", style="Heading1", number="1,0"),
        p("A second reading is likely in June 2025.", number="1,1"),
    ),
    Expected(
        "Georgia", "Election Law Before the Second Reading",
        [("Summary", "summary", [(F, "The bill passed"), (F, "It lowers")]),
         ("Background", "other", [(C, "The present law")]),
         ("Outlook", "outlook", [(J, "A second reading")])],
        out=["Standard Note", "12 May 2025"],
    ),
)  # fmt: skip
_brief(
    "key takeaways first, topics in bold within sections",
    word(
        p(run("Sudan: Siege of El Fasher Tightens", '<w:b/><w:sz w:val="40"/>')),
        p(run("Desk Africa, 9 April 2025", "<w:i/>")),
        h("Key Takeaways", 1),
        item(bold("Supply. "), run("The last road into the town was cut on 7 April.")),
        item(bold("Displacement. "), run("Some 4,000 people reached Tawila.")),
        h("Assessment", 1),
        p(bold("Supply: "), run("An airdrop is unlikely before May.")),
        p(bold("Talks: "), run("We expect no truce before the rains.")),
    ),
    Expected(
        "Sudan", "Siege of El Fasher Tightens",
        [("Key Takeaways", "summary", [(F, "Supply. The last road"), (F, "Displacement. Some")]),
         ("Assessment", "outlook", [(J, "Supply: An airdrop"), (J, "Talks: We expect")])],
        out=["Desk Africa"],
    ),
)  # fmt: skip
_brief(
    "questions as run-in headings",
    word(
        p("Nigeria: Truce in the Delta", style="Title"),
        p(bold("What’s new? "), run("Two groups signed a truce on 4 June 2025.")),
        p("Their fighters handed over 40 rifles."),
        p(bold("Why did it happen? "), run("Payments were resumed in May.")),
        p(bold("Why does it matter? "), run("The pipeline had been shut since January.")),
        p(bold("What next? "), run("Further groups are likely to sign by August.")),
        p(bold("What should be done? "), run("Keep the monitors in place.")),
    ),
    Expected(
        "Nigeria", "Truce in the Delta",
        [("What’s new?", "summary", [(F, "Two groups"), (F, "Their fighters")]),
         ("Why did it happen?", "other", [(C, "Payments")]),
         ("Why does it matter?", "other", [(C, "The pipeline")]),
         ("What next?", "outlook", [(J, "Further groups")]),
         ("What should be done?", "other", [(C, "Keep the")])],
    ),
    unseen=True,
)  # fmt: skip
_brief(
    "flash update: a framed box, headings in capitals, footnotes, contacts",
    word(
        p(bold("FLASH UPDATE No. 3")), p("As of 21 July 2025"),
        p(run("Haiti: Floods in the South", '<w:sz w:val="36"/>')),
        table((p(bold("HIGHLIGHTS")) + item("Floods hit three communes on 19 July.")
               + item("Five schools serve as shelters."),)),
        p(bold("SITUATION OVERVIEW")),
        p(run("The river rose by two metres in a night."), note(2)),
        p(bold("HUMANITARIAN RESPONSE")), p("Two tons of rice were handed out."),
        p(bold("OUTLOOK (NEXT TWO WEEKS)")), p("More rain is very likely until 30 July."),
        p("For further information: desk@example.org"),
        notes={2: "Civil Protection, bulletin of 20 July 2025."},
    ),
    Expected(
        "Haiti", "Floods in the South",
        [("Highlights", "summary", [(F, "Floods hit"), (F, "Five schools")]),
         ("Situation overview", "summary", [(F, "The river rose")]),
         ("Humanitarian response", "other", [(C, "Two tons")]),
         ("Outlook (next two weeks)", "outlook", [(J, "More rain")])],
        out=["FLASH UPDATE", "As of 21 July"], closing="For further information",
        notes=["Civil Protection"],
    ),
)  # fmt: skip
_brief(
    "French note with details in lines, footnotes and a horizon",
    word(
        p(bold("NOTE DE SITUATION")), p("Date : 14 mars 2025"), p("Pays : Niger"),
        p("Objet : Reprise des vols vers Agadez"),
        h("Synthèse", 1), p(run("Deux compagnies ont repris leurs vols le 10 mars 2025."), note(2)),
        p("L’aéroport d’Agadez a rouvert sa piste principale."),
        h("Contexte", 1), p("La piste était fermée depuis novembre."),
        h("Perspectives (6 mois)", 1), p("Une reprise complète est probable d’ici l’été."),
        p("Pour plus d’informations, contactez la rédaction."),
        notes={2: "Agence nigérienne de presse, 11 mars 2025."},
    ),
    Expected(
        "Niger", "Reprise des vols vers Agadez",
        [("Synthèse", "summary", [(F, "Deux compagnies"), (F, "L’aéroport")]),
         ("Contexte", "other", [(C, "La piste")]),
         ("Perspectives (6 mois)", "outlook", [(J, "Une reprise")])],
        out=["NOTE DE SITUATION", "Date : 14 mars"], notes=["Agence nigérienne"],
        closing="Pour plus d’informations",
    ),
)  # fmt: skip
_brief(
    "German report with typed numbers and dates at the beginning of sentences",
    word(
        p(run("Lagebericht", '<w:sz w:val="28"/>')), p("Stand: 20. Februar 2025"),
        p("Belarus: Treffen in Minsk", style="Title"),
        p(bold("1. Lage")), p("18. Februar 2025: Die Delegation landete in Minsk."),
        p("20 Offiziere begleiteten sie."),
        p(bold("2. Hintergrund")), p("Ein erstes Treffen fand 2024 statt."),
        p(bold("3. Ausblick")), p("Weitere Besuche sind wahrscheinlich."),
        p("Für Rückfragen steht die Redaktion bereit."),
    ),
    Expected(
        "Belarus", "Treffen in Minsk",
        [("Lage", "summary", [(F, "18. Februar 2025: Die"), (F, "20 Offiziere")]),
         ("Hintergrund", "other", [(C, "Ein erstes")]),
         ("Ausblick", "outlook", [(J, "Weitere Besuche")])],
        out=["Lagebericht", "Stand:"], closing="Für Rückfragen",
    ),
    unseen=True,
)  # fmt: skip
_brief(
    "Italian brief with run-in headings",
    word(
        p(bold("Libia: la missione torna a Tobruk")),
        p(bold("In sintesi."), run(" La missione è tornata a Tobruk il 5 maggio 2025.")),
        p("Tre esperti hanno visitato il porto."),
        p(bold("Contesto."), run(" La missione era stata sospesa a gennaio.")),
        p(bold("Prospettive."), run(" Nuove visite sono probabili entro l’autunno.")),
    ),
    Expected(
        "Libia", "la missione torna a Tobruk",
        [("In sintesi", "summary", [(F, "La missione è"), (F, "Tre esperti")]),
         ("Contesto", "other", [(C, "La missione era")]),
         ("Prospettive", "outlook", [(J, "Nuove visite")])],
    ),
)  # fmt: skip
_brief(
    "Russian brief in capitals with a horizon",
    word(
        p("Для служебного пользования"), p("5 марта 2025 г."),
        p("Ливия: переговоры в Минске"),
        p("КРАТКОЕ СОДЕРЖАНИЕ"), p("Делегация прибыла в Минск 4 марта 2025 года."),
        p("Стороны подписали два соглашения."),
        p("ПРОГНОЗ НА 3 МЕСЯЦА"), p("Новые визиты вероятны до лета."),
        p("Контакты: desk@example.org"),
    ),
    Expected(
        "Ливия", "переговоры в Минске",
        [("Краткое содержание", "summary", [(F, "Делегация"), (F, "Стороны")]),
         ("Прогноз на 3 месяца", "outlook", [(J, "Новые визиты")])],
        out=["Для служебного", "5 марта"], closing="Контакты:",
    ),
)  # fmt: skip
_brief(
    "Arabic brief from right to left with a letterhead, bullets and a horizon",
    word(
        rtl("مركز الميناء للدراسات"), rtl("التاريخ: 18 فبراير 2025"),
        rtl(bold("ليبيا: زيارة وفد إلى مينسك")),
        rtl(bold("أبرز النقاط")), rtl("• وصل الوفد إلى مينسك في 17 فبراير."), rtl("• وقّع الطرفان اتفاقين."),
        rtl(bold("الخلفية")), rtl("بدأت الاتصالات عام 2024."),
        rtl(bold("التوقعات (ثلاثة أشهر)")), rtl("من المرجح أن تتكرر الزيارة قبل الصيف."),
        rtl("للمزيد من المعلومات يرجى الاتصال بالمكتب."),
    ),
    Expected(
        "ليبيا", "زيارة وفد إلى مينسك",
        [("أبرز النقاط", "summary", [(F, "وصل الوفد"), (F, "وقّع")]),
         ("الخلفية", "other", [(C, "بدأت")]),
         ("التوقعات (ثلاثة أشهر)", "outlook", [(J, "من المرجح")])],
        out=["مركز الميناء", "التاريخ"], closing="للمزيد",
    ),
)  # fmt: skip
_brief(
    "Turkish brief with headings in bold and a unit's name above",
    word(
        p("AKDENİZ MASASI"), p("Tarih: 7 Nisan 2025"), p(bold("Libya: Misrata’da yeni liman anlaşması")),
        p(bold("ÖZET")), p("Taraflar 5 Nisan 2025’te bir anlaşma imzaladı."),
        p("Liman iki yıl süreyle devredildi."),
        p(bold("ARKA PLAN")), p("Görüşmeler ocak ayında başladı."),
        p(bold("BEKLENTİLER (3 AY)")), p("Anlaşmanın uygulanması muhtemelen gecikecek."),
    ),
    Expected(
        "Libya", "Misrata’da yeni liman anlaşması",
        [("Özet", "summary", [(F, "Taraflar"), (F, "Liman iki")]),
         ("Arka plan", "other", [(C, "Görüşmeler")]),
         ("Beklentiler (3 ay)", "outlook", [(J, "Anlaşmanın")])],
        out=["AKDENİZ", "Tarih:"],
    ),
    unseen=True,
)  # fmt: skip
_brief(
    "Ukrainian brief with styles of another program",
    word(
        p("Молдова: вибори у Гагаузії", style="Title"), p("Підготував: південний відділ"),
        p("Головне", style="berschrift1"), item("Другий тур відбувся 14 травня 2025 року."),
        item("Явка становила 52 відсотки."),
        p("Прогноз", style="berschrift1"), item("Результат, імовірно, оскаржать у суді."),
    ),
    Expected(
        "Молдова", "вибори у Гагаузії",
        [("Головне", "summary", [(F, "Другий тур"), (F, "Явка")]),
         ("Прогноз", "outlook", [(J, "Результат")])],
        out=["Підготував"],
    ),
)  # fmt: skip
_brief(
    "the whole brief in a table, headings on the left, signed",
    word(
        p("Serbia: Strike at the Bor Mine", style="Title"),
        table(
            (p(bold("Summary")), p("Miners walked out on 2 June 2025.")
             + p("The smelter was shut the same day.")),
            (p(bold("Context")), p("Wages were frozen in 2023.")),
            (p(bold("Outlook")), p("A settlement is likely within two weeks.")),
        ),
        p("J. Petrović, Senior Analyst"),
    ),
    Expected(
        "Serbia", "Strike at the Bor Mine",
        [("Summary", "summary", [(F, "Miners"), (F, "The smelter")]),
         ("Context", "other", [(C, "Wages")]), ("Outlook", "outlook", [(J, "A settlement")])],
        doubts=["J. Petrović"],
    ),
)  # fmt: skip
_brief(
    "outlook first, a table of indicators, a caption",
    word(
        p("Iraq: Oil Law Delayed Again", style="Title"), p("Outlook", style="Heading1"),
        p("The law will not pass before the election."), h("Political", 2), p("Parties are likely to wait."),
        h("Facts", 1), p("Parliament adjourned on 30 June 2025."), p("The draft has 52 articles."),
        h("Indicators", 1),
        table(("Indicator", "Status"), ("Quorum in July", "not seen"), ("New draft", "seen on 3 July")),
        p("Table 1. Indicators and their state", style="Caption"),
    ),
    Expected(
        "Iraq", "Oil Law Delayed Again",
        [("Outlook", "outlook", [(J, "The law will")]), ("Political", "outlook", [(J, "Parties are")]),
         ("Facts", "summary", [(F, "Parliament"), (F, "The draft")]),
         ("Indicators", "other", [(C, "Indicator |"), (C, "Quorum in July |"), (C, "New draft |")])],
        doubts=["Indicator |", "Quorum in", "New draft", "Table 1."], out=["Table 1."],
    ),
)  # fmt: skip
_brief(
    "a text box beside the text",
    word(
        p("Kenya: Port Workers Return", style="Title"), h("Summary", 1),
        p(run("Workers returned to Mombasa on 9 May 2025."),
          box(p(bold("Key dates")), p("12 May: talks in Nairobi"), p("1 June: new tariff"))),
        p("Ships waited for six days."), h("Outlook", 1), p("New strikes are unlikely this year."),
    ),
    Expected(
        "Kenya", "Port Workers Return",
        [("Summary", "summary", [(F, "Workers returned"), (F, "Ships waited")]),
         ("Key dates", "other", [(C, "12 May"), (C, "1 June")]),
         ("Outlook", "outlook", [(J, "New strikes")])],
    ),
    unseen=True,
)  # fmt: skip
_brief(
    "sections parted by breaks within a paragraph",
    word(
        p("Chad: Border Post Reopens\n4 April 2025"),
        p(bold("Summary"),
          run("\nThe post at Adré reopened on 2 April 2025.\nTraders crossed within hours.")),
        p(bold("Outlook:"), run("\nIt is likely to stay open until the rains.")),
    ),
    Expected(
        "Chad", "Border Post Reopens",
        [("Summary", "summary", [(F, "The post at"), (F, "Traders")]),
         ("Outlook", "outlook", [(J, "It is likely")])],
        out=["4 April"],
    ),
)  # fmt: skip
_brief(
    "typed notes under Sources",
    word(
        p("Peru: Copper Road Blocked", style="Title"), h("Executive summary", 1),
        p("Villagers blocked the road on 3 July 2025.[1]"), p("Exports fell by a tenth.[2][3]"),
        h("Forecast", 1), p("The blockade is likely to last into August."),
        h("Sources", 1), p("[1] Andina, 4 July 2025."), p("[2] Reuters, 5 July 2025."),
        p("[3] Ministry of Mines, 6 July 2025."),
    ),
    Expected(
        "Peru", "Copper Road Blocked",
        [("Executive summary", "summary", [(F, "Villagers blocked"), (F, "Exports fell")]),
         ("Forecast", "outlook", [(J, "The blockade")])],
        notes=["Andina, 4", "Reuters, 5 July 2025. Ministry"], out=["[1]", "[2]", "[3]", "Sources"],
    ),
    unseen=True,
)  # fmt: skip
_brief(
    "two briefs in one file, each with its date",
    word(
        p("Weekly Digest", style="Subtitle"), p("Libya: Oil Field Restarts", style="Heading1"),
        p("7 May 2025"),
        p(bold("Summary")), p("The field restarted on 6 May 2025."), p(bold("Outlook")),
        p("Output is likely to reach its former level in June."),
        p("Tunisia: Bread Prices Rise", style="Heading1"), p("8 May 2025"),
        p(bold("Summary")), p("Prices rose by eight per cent."), p(bold("Outlook")),
        p("Protests are likely in the south."), p("Contact us for more."),
    ),
    Expected(
        "Libya", "Oil Field Restarts",
        [("Summary", "summary", [(F, "The field")]), ("Outlook", "outlook", [(J, "Output is")])],
        out=["Weekly Digest", "7 May"],
    ),
    Expected(
        "Tunisia", "Bread Prices Rise",
        [("Summary", "summary", [(F, "Prices rose")]), ("Outlook", "outlook", [(J, "Protests")])],
        out=["8 May"], closing="Contact us",
    ),
)  # fmt: skip
_brief(
    "memorandum with an unknown heading and typed letters",
    word(
        p(bold("MEMORANDUM")), p("TO: Head of desk"), p("FROM: Levant team"), p("DATE: 11 August 2025"),
        p("SUBJECT: Lebanon: Fuel imports resume"),
        p(bold("Summary")), p("(a) Two tankers reached Tripoli on 9 August."),
        p("(b) Queues were gone in a day."),
        p(bold("Why now")), p("The bank released funds in July."),
        p(bold("Outlook")), p("(a) Imports are likely to hold until October."),
    ),
    Expected(
        "Lebanon", "Fuel imports resume",
        [("Summary", "summary", [(F, "Two tankers"), (F, "Queues were")]),
         ("Why now", "other", [(C, "The bank")]),
         ("Outlook", "outlook", [(J, "Imports are")])],
        out=["MEMORANDUM", "TO:", "FROM:", "DATE:"],
    ),
    unseen=True,
)  # fmt: skip
