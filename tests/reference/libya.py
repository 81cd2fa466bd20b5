"""The register behind the reference brief: who its persons and bodies are, and who held which post.

The reference brief is a published one, about real people. Its names in five scripts and its wrong
commander are what the tests of names, titles and checks need; nothing of it is in `resources/`.
"""

from typing import Any

import pytest

from tests.corpora.locations import corpora_root
from workbench.case import Case

PATH = corpora_root().parent / "reference" / "reference-brief.txt"

ACTORS: list[dict[str, Any]] = [
    {
        "key": "khalifa", "name": "Khalifa Haftar", "kind": "person",
        "aliases": [
            ("Khalifa Hifter", "Latn", "en"),
            ("Khalifa Belqasim Haftar", "Latn", "en"),
            ("خليفة حفتر", "Arab", "ar"),
            ("Халифа Хафтар", "Cyrl", "ru"),
        ],
    },
    {
        "key": "belqasem", "name": "Belqasem Haftar", "kind": "person",
        "aliases": [
            ("Belgacem Haftar", "Latn", "it"),
            ("Belkacem Haftar", "Latn", "fr"),
            ("بالقاسم حفتر", "Arab", "ar"),
            ("بلقاسم حفتر", "Arab", "ar"),
            ("Белькасем Хафтар", "Cyrl", "ru"),
        ],
    },
    {
        "key": "saddam", "name": "Saddam Haftar", "kind": "person",
        "aliases": [
            ("صدام حفتر", "Arab", "ar"),
            ("Саддам Хафтар", "Cyrl", "ru"),
        ],
    },
    {
        "key": "lukashenko", "name": "Aleksandr Lukashenko", "kind": "person",
        "aliases": [
            ("Alexander Lukashenko", "Latn", "en"),
            ("Alyaksandr Lukashenka", "Latn", "be"),
            ("ألكسندر لوكاشينكو", "Arab", "ar"),
            ("Александр Лукашенко", "Cyrl", "ru"),
            ("Аляксандр Лукашэнка", "Cyrl", "be"),
        ],
    },
    {
        "key": "gaddafi", "name": "Muammar Gaddafi", "kind": "person",
        "aliases": [
            ("Muammar Qaddafi", "Latn", "en"),
            ("معمر القذافي", "Arab", "ar"),
            ("Муаммар Каддафи", "Cyrl", "ru"),
        ],
    },
    {
        "key": "macron", "name": "Emmanuel Macron", "kind": "person",
        "aliases": [
            ("إيمانويل ماكرون", "Arab", "ar"),
            ("Эмманюэль Макрон", "Cyrl", "ru"),
        ],
    },
    {
        "key": "lna", "name": "Libyan National Army", "kind": "armed_group",
        "aliases": [
            ("LNA", "Latn", "en"),
            ("Libyan Arab Armed Forces", "Latn", "en"),
            ("Esercito nazionale libico", "Latn", "it"),
            ("القوات المسلحة العربية الليبية", "Arab", "ar"),
            ("الجيش الوطني الليبي", "Arab", "ar"),
            ("Ливийская национальная армия", "Cyrl", "ru"),
        ],
    },
    {
        "key": "fund", "name": "Libya Development and Reconstruction Fund", "kind": "state_body",
        "aliases": [
            ("LDRF", "Latn", "en"),
            ("Fondo per lo sviluppo e la ricostruzione della Libia", "Latn", "it"),
            ("صندوق التنمية وإعادة إعمار ليبيا", "Arab", "ar"),
            ("Фонд развития и реконструкции Ливии", "Cyrl", "ru"),
        ],
    },
    {
        "key": "belarus", "name": "Government of Belarus", "kind": "state_body",
        "aliases": [
            ("Belarus", "Latn", "en"),
            ("Bielorussia", "Latn", "it"),
            ("بيلاروسيا", "Arab", "ar"),
            ("Беларусь", "Cyrl", "ru"),
        ],
    },
    {
        "key": "belarus-defence", "name": "Ministry of Defence of Belarus", "kind": "state_body",
        "aliases": [
            ("ministero della Difesa bielorusso", "Latn", "it"),
            ("Министерство обороны Беларуси", "Cyrl", "ru"),
        ],
    },
    {
        "key": "russia", "name": "Government of Russia", "kind": "state_body",
        "aliases": [
            ("Russia", "Latn", "en"),
            ("روسيا", "Arab", "ar"),
            ("Россия", "Cyrl", "ru"),
        ],
    },
    {
        "key": "france", "name": "Government of France", "kind": "state_body",
        "aliases": [
            ("France", "Latn", "en"),
            ("Francia", "Latn", "it"),
            ("فرنسا", "Arab", "ar"),
            ("Франция", "Cyrl", "ru"),
        ],
    },
    {
        "key": "eu", "name": "European Union", "kind": "organisation",
        "aliases": [
            ("EU", "Latn", "en"),
            ("Unione europea", "Latn", "it"),
            ("الاتحاد الأوروبي", "Arab", "ar"),
            ("Европейский союз", "Cyrl", "ru"),
        ],
    },
    {
        "key": "nato", "name": "North Atlantic Treaty Organization", "kind": "organisation",
        "aliases": [
            ("NATO", "Latn", "en"),
            ("حلف شمال الأطلسي", "Arab", "ar"),
            ("НАТО", "Cyrl", "ru"),
        ],
    },
    {
        "key": "maz", "name": "Minsk Automobile Plant", "kind": "company",
        "aliases": [
            ("MAZ", "Latn", "en"),
            ("МАЗ", "Cyrl", "ru"),
            ("Минский автомобильный завод", "Cyrl", "ru"),
            ("ماز", "Arab", "ar"),
        ],
    },
    {
        "key": "mtz", "name": "Minsk Tractor Works", "kind": "company",
        "aliases": [
            ("MTZ", "Latn", "en"),
            ("МТЗ", "Cyrl", "ru"),
            ("Минский тракторный завод", "Cyrl", "ru"),
        ],
    },
    {
        "key": "air-base", "name": "Tobruk Air Base", "kind": "asset",
        "aliases": [
            ("Gamal Abdel Nasser Air Base", "Latn", "en"),
            ("base aerea di Tobruk", "Latn", "it"),
            ("قاعدة طبرق الجوية", "Arab", "ar"),
            ("авиабаза Тобрук", "Cyrl", "ru"),
        ],
    },
    {
        "key": "tobruk", "name": "Tobruk", "kind": "place",
        "aliases": [
            ("طبرق", "Arab", "ar"),
            ("Тобрук", "Cyrl", "ru"),
        ],
    },
    {
        "key": "minsk", "name": "Minsk", "kind": "place",
        "aliases": [
            ("مينسك", "Arab", "ar"),
            ("Минск", "Cyrl", "ru"),
        ],
    },
    {
        "key": "benghazi", "name": "Benghazi", "kind": "place",
        "aliases": [
            ("Bengasi", "Latn", "it"),
            ("بنغازي", "Arab", "ar"),
            ("Бенгази", "Cyrl", "ru"),
        ],
    },
]  # fmt: skip

# Holder, title, body, beginning; one holder at a time.
POSTS = (
    ("khalifa", "Commander-in-Chief", "lna", "2015-03"),
    ("saddam", "Chief of Staff of the Ground Forces", "lna", "2024-05"),
    ("belqasem", "Director-General", "fund", "2024-02"),
    ("lukashenko", "President", "belarus", "1994-07-20"),
)


def spellings(actor: dict[str, Any]) -> tuple[str, ...]:
    """The preferred name of an actor and its other spellings."""
    return (actor["name"], *(text for text, _script, _language in actor["aliases"]))


def lines() -> list[str]:
    """The lines of the reference brief; skips where it is not on this machine."""
    if not PATH.is_file():
        pytest.skip(f"the reference brief is not on this machine (looked for {PATH})")
    return PATH.read_text("utf-8").rstrip("\n").split("\n")


def enter(case: Case) -> None:
    """Enter the actors and their posts in the register of a case, with an outlet the brief names."""
    ids: dict[str, str] = {}
    with case.change("Enter the register"):
        for actor in ACTORS:
            ids[actor["key"]] = case.actors.add(actor["name"], actor["kind"]).id
            for text, script, language in actor["aliases"]:
                case.actors.add_alias(ids[actor["key"]], text, script, language)
        for holder, title, body, from_on in POSTS:
            case.actors.add_post(ids[holder], title, ids[body], True, from_on)
        case.publications.add("Agenzia Nova", "agency")
