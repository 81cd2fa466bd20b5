"""Names as they are heard abroad: French, English, Chinese and others in Cyrillic and Arabic, and back."""

import pytest

from workbench.guard.matcher import Asked, Matcher
from workbench.guard.model import Needle
from workbench.guard.needles import Needles

HEARD = {
    "Bertrand Thibault": ("Бертран Тибо", "Бертрану Тибо", "برتران تيبو"),
    "Jean-Claude Lemoine": ("Жан-Клод Лемуан", "جان كلود لوموان"),
    "Geneviève Gautier": ("Женевьева Готье", "جنفياف غوتييه"),
    "Michael Wright": ("Майкл Райт", "Майкла Райта", "مايكل رايت"),
    "Charlotte Walker": ("Шарлотта Уокер", "شارلوت ووكر"),
    "Li Keqiang": ("Ли Кэцян", "Ли Кэцяна", "لي كه تشيانغ"),
    "Zhao Lijian": ("Чжао Лицзянь", "تشاو ليجيان", "تشاو لي جيان"),
    "Håkan Lindström": ("Хокан Линдстрём", "هاكان ليندستروم"),
    "Wojciech Szymański": ("Войцех Шиманьский", "فويتشيخ شيمانسكي"),
    "Giovanni Bianchi": ("Джованни Бьянки", "جيوفاني بيانكي"),
    "Мао Цзэдун": ("Mao Zedong", "ماو تسي دونغ"),
    "Жорж Ренар": ("Georges Renard", "جورج رينار"),
    "Джеймс Найт": ("James Knight", "جيمس نايت"),
    "سيباستيان لوكورنو": ("Sébastien Lecornu", "Себастьен Лекорню"),
    "وانغ يي": ("Wang Yi",),
}
SLIPS = {
    "Konstantin Melnikov": (
        "Konstantin Melinkov",
        "Konstantin Melnkov",
        "Konstantni Melnikov",
        "konstantin melnikow",
    ),
    "Aleksandra Horvat": ("Aleksandra Hovrat", "Aleksanrda Horvat"),
    "Валентина Сухорукова": ("Валентина Сухоркова", "Валентина Сухоруковва"),
    "عبدالله المغربي": ("عبدالله المغبري",),
}
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a"
    "\u202c\u202e\u2060\u2066\u2069\u2800\u3164\ufe0f\ufeff\uffa0\U0001d173\U000e0041\U000e0100"
)


def matcher(*names: str) -> Matcher:
    needles = [Needle(name, "a test", "name", role="source") for name in names]
    return Matcher(Needles(listed=needles), (), Asked(lambda _words: False, lambda _letters: False))


def verdict(known: Matcher, words: str) -> str:
    return next((hit.verdict for hit in known.search(f"The letter of {words} came.")), "")


@pytest.mark.parametrize("name", HEARD)
def test_a_name_is_found_as_it_is_heard_in_another_script(name: str) -> None:
    known = matcher(name)
    assert {
        words: found for words in HEARD[name] if (found := verdict(known, words)) not in ("refuse", "ask")
    } == {}


def test_whole_names_heard_abroad_are_mostly_refused() -> None:
    verdicts = [verdict(matcher(name), words) for name, forms in HEARD.items() for words in forms]
    assert verdicts.count("refuse") >= 0.85 * len(verdicts)


@pytest.mark.parametrize("name", SLIPS)
def test_one_letter_wrong_in_a_long_name_is_asked_about(name: str) -> None:
    known = matcher(name)
    for words in SLIPS[name]:
        assert verdict(known, words) in ("ask", "refuse"), words


def test_another_name_with_one_letter_other_is_another_name() -> None:
    known = matcher("Ivan Markov", "Anna Berg", "Li Na")
    for words in ("Ivan Marko", "Anna Borg", "Li Wei", "Peter Marxov"):
        assert verdict(known, words) in ("", "ask")
    assert verdict(known, "Peter Marxov") == ""


@pytest.mark.parametrize("name", ["Marguerite Delacroix", "Тамара Желтухина", "سهيلة القرقني"])
def test_signs_that_are_not_seen_hide_no_name(name: str) -> None:
    known = matcher(name)
    given, surname = name.split()
    for sign in UNSEEN:
        forms = (
            f"{given[:3]}{sign}{given[3:]} {surname[:4]}{sign}{surname[4:]}",
            f"{surname[:4]}{sign}{surname[4:]}",
            f"{given}{sign}{surname}", sign.join(name), f"{given} {surname[:4]}{sign}\n{surname[4:]}",
        )  # fmt: skip
        assert [ascii(form) for form in forms if not verdict(known, form)] == [], ascii(sign)
    for sign in "-\u2010\u00b7_./":
        assert verdict(known, f"{given[:3]}{sign}{given[3:]} {surname[:4]}{sign}{surname[4:]}"), sign


@pytest.mark.parametrize("name", ["Jean-Pierre Delattre", "Пётр Ёлкин", "Åke Öst"])
def test_letters_small_and_large(name: str) -> None:
    known = matcher(name)
    assert {verdict(known, form) for form in (name.lower(), name.upper(), name.swapcase())} == {"refuse"}


def test_short_names_are_not_found_in_any_words() -> None:
    known = matcher("Li Na", "Wang Fang", "Чэнь Вэй")
    for sentence in ("Он ли на месте?", "Ван и Фан ушли.", "Чен и Вей пришли.", "The fan went on."):
        assert [hit.line for hit in known.search(sentence)] == [], sentence
    assert [hit.verdict for hit in known.search("هذا لي نا")] == ["ask"]
    assert [hit.verdict for hit in known.search("Её зовут Ли На.")] == ["refuse"]


def test_english_words_are_no_names_from_elsewhere() -> None:
    known = matcher("Джеймс Найт", "Жан Руж", "وانغ يي", "Ли На", "سامي الشامي")
    for sentence in (
        "The knight of the shire and the red wood were seen at night.",
        "Sammy rang; the shame was plain, he said.",
        "The jeans were rouge, and Jane wore them in the rain.", "Lee and Anna left on the river Lena.",
    ):  # fmt: skip
        assert [hit.line for hit in known.search(sentence)] == [], sentence
