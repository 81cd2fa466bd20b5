"""Ten people whom no other test knows, in three scripts, and what gives them away; typed by hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Someone:
    """A protected person, as others write them."""

    header: str
    given: str
    surname: str
    cyrillic: str
    oblique: str
    arabic: str
    otherwise: str
    mailbox: str
    handle: str
    telephone: str
    alias: str
    title: str
    file_name: str
    confided: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def bare(self) -> str:
        """The surname without its article."""
        return self.surname.removeprefix("al-").removeprefix("Al-")


TEN = (
    Someone(
        "Salim Haddadin", "Salim", "Haddadin", "Салим Хаддадин", "с Салимом Хаддадином", "سليم حدادين",
        "Saleem Haddadeen", "s.haddadin@jaffa-glass.example", "salim_hdn", "+962 6 555 7712", "Abu Rakan",
        "Kilns on the second terrace", "kilns-terrace2.eml",
        "the second kiln was bricked up on the night before the visit",
    ),
    Someone(
        "Verbytska, Oksana", "Oksana", "Verbytska", "Оксана Вербицкая", "о Оксане Вербицкой",
        "أوكسانا فيربيتسكا", "Oxana Werbytska", "o.verbytska@sumy-sugar.example", "oks_verb",
        "+380 54 555 6621",
        "Kingfisher", "Sugar in unmarked sacks", "sacks_sumy_3.docx",
        "unmarked sacks of sugar were loaded into ambulances at the mill",
    ),
    Someone(
        "Gennady Lomakin <lomakin@ural-crane.example>", "Gennady", "Lomakin", "Геннадий Ломакин",
        "с Геннадием Ломакиным", "غينادي لوماكين", "Gennadi Lomakine", "lomakin@ural-crane.example",
        "genalom", "+7 343 555 90 18", "Uncle Gena", "Cranes without hooks", "cranes-nohooks.pdf",
        "four cranes left the yard with neither hooks nor serial plates",
    ),
    Someone(
        "Hichem Boukhari", "Hichem", "Boukhari", "Хишем Бухари", "о Хишеме Бухари", "هشام بوخاري",
        "Hisham Bukhari", "h.boukhari@oran-cork.example", "hichemcork", "+213 41 555 338", "Umm Zohra",
        "Cork for the harbour school", "cork school.msg",
        "the harbour school had received its cork in boxes of another firm",
    ),
    Someone(
        "Лариса Дорошенко", "Larisa", "Doroshenko", "Лариса Дорошенко", "с Ларисой Дорошенко",
        "لاريسا دوروشينكو", "Larysa Doroschenko", "doroshenko@dnipro-tiles.example", "lara_tiles",
        "+380 56 555 4410", "Sister Clay", "Tiles for a hangar", "tiles-hangar.odt",
        "nobody tiles a hangar in december unless the hangar is a ward",
    ),
    Someone(
        "ناصر العريبي", "Nasser", "al-Oraibi", "Насер аль-Орейби", "с Насером аль-Орейби", "ناصر العريبي",
        "Naser el-Uraibi", "n.oraibi@sabkha-salt.example", "nassersalt", "+218 93 555 2209", "أبو لؤي",
        "Salt pans by the fence", "saltpans-fence.eml",
        "the salt pans beyond the fence were drained in a single weekend",
    ),
    Someone(
        "Piotr Zawadzki", "Piotr", "Zawadzki", "Пётр Завадский", "с Петром Завадским", "بيوتر زافادسكي",
        "Petr Zavadsky", "p.zawadzki@lodz-felt.example", "piotr_felt", "+48 42 555 0761", "The Hatter",
        "Felt for two armies", "felt2armies.xlsx",
        "both armies ordered felt of one colour from one address in spring",
    ),
    Someone(
        "Dragana Stojković", "Dragana", "Stojković", "Драгана Стойкович", "о Драгане Стойкович",
        "دراغانا ستويكوفيتش", "Dragana Stoykovich", "dragana@nis-notary.example", "dragana_ns",
        "+381 18 555 914", "Nisava Two", "Wills signed at midnight", "wills midnight.pdf",
        "three wills were signed at midnight by a man already buried",
    ),
    Someone(
        "Руслан Ахметов", "Ruslan", "Akhmetov", "Руслан Ахметов", "у Руслана Ахметова", "رسلان أخميتوف",
        "Ruslan Ahmetow", "akhmetov@aral-boats.example", "rus_boats", "+7 727 555 31 40", "Old Boatman",
        "Boats on dry land", "boats_dry.txt",
        "eleven boats stood on dry land with their engines freshly oiled",
    ),
    Someone(
        "عبد الكريم الورفلي", "Abdulkarim", "al-Warfalli", "Абдулькарим аль-Варфалли",
        "с Абдулькаримом аль-Варфалли", "عبد الكريم الورفلي", "Abd al-Karim Werfalli",
        "karim@walid-pumps.example", "karimpumps", "+218 95 555 6067", "Pump Master",
        "Pumps beneath the stadium", "pumps-stadium.eml",
        "two pumps beneath the stadium ran for days with nothing to drain",
    ),
)  # fmt: skip
