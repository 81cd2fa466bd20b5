"""Ten people of the tests' own, as others write them: typed by hand, not made by the guard."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protected:
    """A person, in three scripts, with what leads to them."""

    header: str
    given: str
    surname: str
    cyrillic: str
    cyrillic_oblique: str
    arabic: str
    arabic_surname: str
    spelled_otherwise: str
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


PEOPLE = (
    Protected(
        "Yusuf Al-Mansouri", "Yusuf", "Al-Mansouri", "Юсуф аль-Мансури", "с Юсуфом аль-Мансури",
        "يوسف المنصوري", "المنصوري", "Youssef el-Mansoury", "y.mansouri@sirocco-freight.ly", "yusuf_m77",
        "+218 91 555 1234", "Abu Tariq", "Crates behind the ropewalk", "ropewalk-0231.eml",
        "the crates stood behind the old ropewalk until Thursday night",
    ),
    Protected(
        "Shevchuk, Kateryna", "Kateryna", "Shevchuk", "Катерина Шевчук", "о Катерине Шевчук",
        "كاترينا شيفتشوك", "شيفتشوك", "Katerina Schewtschuk", "k.shevchuk@poltava-grain.example",
        "kat_grain", "+380 44 555 0199", "Stork", "Barges at the lower lock", "barges_lock_07.docx",
        "nobody counted the barges waiting below the lower lock that morning",
    ),
    Protected(
        "Dmitri Orlovsky <orlovsky@volga-tools.example>", "Dmitri", "Orlovsky", "Дмитрий Орловский",
        "у Дмитрия Орловского", "دميتري أورلوفسكي", "أورلوفسكي", "Dmitry Orlovskiy",
        "orlovsky@volga-tools.example", "orlov_tools", "+7 495 555 01 44", "Uncle Mitya",
        "Lathes for the third hall", "lathes-hall3.pdf",
        "three lathes were moved into the third hall without any papers",
    ),
    Protected(
        "Nadia Gharyani", "Nadia", "Gharyani", "Надя Гарьяни", "Надю Гарьяни", "نادية الغرياني", "الغرياني",
        "Nadiya al-Ghariani", "nadia@ghar-clinic.example", "nadiaghar", "+218 92 555 7788", "Umm Salma",
        "Beds on the second floor", "beds second floor.msg",
        "the beds on the second floor were kept for men without names",
    ),
    Protected(
        "Юлия Ветрова", "Yulia", "Vetrova", "Юлия Ветрова", "Юлией Ветровой", "يوليا فيتروفا", "فيتروفا",
        "Iulia Vetrova", "vetrova@severny-port.example", "julia_vet", "+7 812 555 02 71", "Sister Wind",
        "Ice on pier nineteen", "pier19-ice.odt",
        "pier nineteen stayed dark although the ice had been broken twice",
    ),
    Protected(
        "عمر البشندي", "Omar", "al-Bashandi", "Омар аль-Башанди", "Омару аль-Башанди", "عمر البشندي",
        "البشندي", "Umar el-Beshandi", "o.bashandi@nile-cable.example", "omarcable", "+20 2 5555 0142",
        "أبو ياسين", "Cable drums at kilometre forty", "drums-km40.eml",
        "forty cable drums lay open beside the road to the quarry",
    ),
    Protected(
        "Marek Dvorak", "Marek", "Dvorak", "Марек Дворак", "Мареком Двораком", "ماريك دفوراك", "دفوراك",
        "Marek Dworak", "m.dvorak@brno-optics.example", "marek_optics", "+420 555 010 377", "The Grinder",
        "Lenses for two buyers", "lenses2buyers.xlsx",
        "both buyers asked for the same lenses within one single week",
    ),
    Protected(
        "Elena Marković", "Elena", "Marković", "Елена Маркович", "Елену Маркович", "إيلينا ماركوفيتش",
        "ماركوفيتش", "Jelena Markovic", "elena@drina-law.example", "elena_drina", "+381 11 555 0120",
        "Drina Five", "Deeds signed on a Sunday", "deeds sunday.pdf",
        "the deeds were signed on a Sunday by men nobody knew",
    ),
    Protected(
        "Ибрагим Мурадов", "Ibrahim", "Muradov", "Ибрагим Мурадов", "Ибрагима Мурадова",
        "إبراهيم مرادوف", "مرادوف", "Ibrahim Muradow", "muradov@caspian-weld.example", "ibra_weld",
        "+994 12 555 0163", "Old Welder", "Seams on the northern line", "seams_north.txt",
        "every second seam on the northern line had been opened before",
    ),
    Protected(
        "عبد الرحمن الزنتاني", "Abdulrahman", "al-Zintani", "Абдуррахман аз-Зинтани",
        "Абдуррахманом аз-Зинтани", "عبد الرحمن الزنتاني", "الزنتاني", "Abd al-Rahman Zentani",
        "abdu@jabal-water.example", "abdujabal", "+218 94 555 3301", "Well Keeper",
        "Wells closed before harvest", "wells-closed.eml",
        "seven wells were closed before the harvest without a written order",
    ),
)  # fmt: skip


def _fullwidth(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


_CYRILLIC_TWINS = str.maketrans("aeopcxyAEOPCTKMHBX", "аеорсхуАЕОРСТКМНВХ")
UNSEEN = "\u200b"
_VOWEL_MARKS = ("\u064e", "\u0650", "\u064f", "\u0652")


def planted(person: Protected) -> dict[str, str]:
    """Sentences that each give the person away, by what was done to the name."""
    given, surname = person.given, person.surname
    name = person.name
    bare = surname.split("-")[-1].capitalize()
    arabic = person.arabic
    return {
        "the whole name": f"The crates came from {given} {surname} last week.",
        "turned round": f"A call from {bare} {given} settled it.",
        "as in a register": f"The list names {bare}, {given} as its author.",
        "an initial before": f"According to {given[0]}. {surname}, nothing moved.",
        "an initial after": f"According to {bare} {given[0]}., nothing moved.",
        "the surname alone": f"A cousin of {bare} drove the lorry.",
        "in capitals": f"THE LETTER OF {given.upper()} {surname.upper()} WAS READ.",
        "in small letters": f"the letter of {given.lower()} {surname.lower()} was read.",
        "in Cyrillic": f"Как сообщил {person.cyrillic}, груз ушёл.",
        "in Cyrillic, inflected": f"Разговор шёл {person.cyrillic_oblique} вечером.",
        "in Arabic": f"وأكد {arabic} ذلك.",
        "in Arabic after and": f"حضر المدير و{arabic} أيضا.",
        "in Arabic with the Persian ya": f"قال {arabic.replace('ي', 'ی').replace('ك', 'ک')} ذلك.",
        "in Arabic, drawn out": f"قال {arabic[:2]}\u0640\u0640{arabic[2:]} ذلك.",
        "in Arabic with vowels": "قال "
        + "".join(
            letter + (_VOWEL_MARKS[number % 4] if letter.isalpha() else "")
            for number, letter in enumerate(arabic)
        )
        + " ذلك.",
        "spelled otherwise": f"The papers of {person.spelled_otherwise} were copied.",
        "with letters of another script": f"The papers of {name.translate(_CYRILLIC_TWINS)} went on.",
        "with a dotless i": f"The papers of {name.replace('i', 'ı')} went on.",
        "with invisible signs": f"The papers of {UNSEEN.join(name)} went on.",
        "full width": f"The papers of {_fullwidth(f'{given} {bare}')} went on.",
        "over a line": f"The papers of {given}\n{surname} went on.",
        "run together": f"The account {given.lower()}{bare.lower()} wrote back.",
        "mailbox": f"Write to {person.mailbox} for the rest.",
        "mailbox in words": f"Write to {person.mailbox.replace('@', ' (at) ')} for the rest.",
        "handle": f"It was posted by @{person.handle} at night.",
        "account": f"See t.me/{person.handle}/412 for the picture.",
        "telephone": f"The number was {''.join(filter(str.isdigit, person.telephone))}.",
        "alias": f"A man called {person.alias} signed for it.",
        "title": f"The note “{person.title}” says so.",
        "file": f"The table is in {person.file_name}, sheet one.",
        "passage": f"It is said that {person.confided}, as before.",
    }
