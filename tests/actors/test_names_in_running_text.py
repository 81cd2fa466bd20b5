"""Persons in running text: by surname, initials, reversed order, in other spellings and scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.actors.names import NameFinder
from workbench.actors.person_names import person_names

LABELLED: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "mentions.json").read_text("utf-8"))
"""35 texts with the names in them, typed by hand for this project; the register has full names only."""

REGISTER = [
    ("khalifa", "Khalifa Haftar"),
    ("khalifa", "خليفة حفتر"),
    ("khalifa", "Халифа Хафтар"),
    ("sisi", "Abdel Fattah al-Sisi"),
    ("sisi", "عبد الفتاح السيسي"),
    ("putin", "Владимир Путин"),
    ("zelensky", "Володимир Зеленський"),
    ("yermak", "Андрій Єрмак"),
    ("kalin", "İbrahim Kalın"),
    ("erdogan", "Recep Tayyip Erdoğan"),
    ("may", "Theresa May"),
    ("salman", "Mohammed bin Salman"),
    ("leyen", "Ursula von der Leyen"),
    ("xi", "Xi Jinping"),
    ("maduro", "Nicolás Maduro Moros"),
    ("orban", "Orbán Viktor"),
    ("merkel", "Angela Merkel"),
    ("bashar", "Bashar al-Assad"),
    ("maher", "Maher al-Assad"),
    ("lula", "Lula"),
    ("nahyan", "Mohammed bin Zayed Al Nahyan"),
    ("bitar", "Nur al-Din Bitar"),
    ("aoun", "ميشال عون"),
    ("kaya", "Yalçın Kaya"),
    ("uav", "UAV"),
    ("hope", "Надежда"),
    ("sbu", "СБУ"),
]
THINGS = {"uav", "hope", "sbu"}
FINDER = NameFinder(REGISTER, {actor for actor, _name in REGISTER} - THINGS)


def found(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is found: the words, and whom they mean, with `?` where that is not certain."""
    places: dict[tuple[int, int], list[str]] = {}
    for hit in FINDER.names_in(text, known):
        places.setdefault((hit.start, hit.end), []).append(hit.actor_id + ("" if hit.certain else "?"))
    return [(text[start:end], " ".join(sorted(actors))) for (start, end), actors in places.items()]


def test_most_names_of_labelled_texts_are_found_and_hardly_any_other() -> None:
    names = [(actor["id"], name) for actor in LABELLED["register"] for name in actor["names"]]
    finder = NameFinder(names, {one["id"] for one in LABELLED["register"] if one["kind"] == "person"})
    right = wanted = wrong = hits = 0
    for text in LABELLED["texts"]:
        places: dict[tuple[int, int], set[str]] = {}
        certain: dict[tuple[int, int], bool] = {}
        for hit in finder.names_in(text["text"], text["case"]):
            places.setdefault((hit.start, hit.end), set()).add(hit.actor_id)
            certain[hit.start, hit.end] = hit.certain
        labelled = {(one["start"], one["end"]): one for one in text["mentions"]}
        for place, one in labelled.items():
            wanted += 1
            meant = set(one.get("ambiguous") or [one["actor"]])
            is_choice = "ambiguous" in one
            right += bool(meant & places.get(place, set())) and certain[place] != is_choice
        neutral = [(one["start"], one["end"]) for one in text["neutral"]]
        for place, actors in places.items():
            if any(start < place[1] and end > place[0] for start, end in neutral):
                continue
            hits += 1
            known = labelled.get(place, {})
            wrong += not actors & set(known.get("ambiguous") or [known.get("actor")])
    assert right / wanted >= 0.95
    assert 1 - wrong / hits >= 0.98


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haftar's men and pro-Haftar forces.", [("Haftar", "khalifa"), ("Haftar", "khalifa")]),
        ("K. Haftar; Haftar, Khalifa; HAFTAR Khalifa.",
         [("K. Haftar", "khalifa"), ("Haftar, Khalifa", "khalifa"), ("HAFTAR Khalifa", "khalifa")]),
        ("Khalifa  Haftar, Khalifa\nHaftar, Kha\u00adlifa\u00a0Haf-\ntar",
         [("Khalifa  Haftar", "khalifa"), ("Khalifa\nHaftar", "khalifa"),
          ("Kha\u00adlifa\u00a0Haf-\ntar", "khalifa")]),
        ("Khalifa.\n\nHaftar", [("Haftar", "khalifa")]),
        ("Egypt's Sisi and al-Sisi and Abdelfattah El-Sisi.",
         [("Sisi", "sisi"), ("al-Sisi", "sisi"), ("Abdelfattah El-Sisi", "sisi")]),
        ("عبدالفتاح السيسي والسيسي وللسيسي.",
         [("عبدالفتاح السيسي", "sisi"), ("السيسي", "sisi"), ("وللسيسي", "sisi")]),
        ("С Х.Хафтаром и Путиным; Путин В. В. прибыл.",
         [("Х.Хафтаром", "khalifa"), ("Путиным", "putin"), ("Путин В. В.", "putin")]),
        ("Президент України Зеленський, Андрієм Єрмаком; Єрмакові.",
         [("Зеленський", "zelensky"), ("Андрієм Єрмаком", "yermak"), ("Єрмакові", "yermak")]),
        ("Wolodymyr Selenskyj kam. Selenskyj ging.",
         [("Wolodymyr Selenskyj", "zelensky"), ("Selenskyj", "zelensky")]),
        ("İBRAHİM KALIN. Kalın’ın sözü.", [("İBRAHİM KALIN", "kalin"), ("Kalın", "kalin")]),
        ("Bin Salman met von der Leyen and Xi Jinping; Xi left.",
         [("Bin Salman", "salman"), ("von der Leyen", "leyen"), ("Xi Jinping", "xi"), ("Xi", "xi")]),
        ("Nicolás Maduro and Viktor Orbán. Maduro told Orbán.",
         [("Nicolás Maduro", "maduro"), ("Viktor Orbán", "orban"), ("Maduro", "maduro"),
          ("Orbán", "orban")]),
        ("Die Kanzlerin und Merkels Leute: die Merkel-Regierung ist am Ende, nicht in der Stadt.",
         [("Merkels", "merkel"), ("Merkel", "merkel")]),
        ("С Путиным, В. Путин; Зеленському, В. Зеленський.",
         [("Путиным", "putin"), ("В. Путин", "putin"), ("Зеленському", "zelensky"),
          ("В. Зеленський", "zelensky")]),
        ("Mohammed bin Zayed and Muhammad bin Zayed al-Nahyan.",
         [("Mohammed bin Zayed", "nahyan"), ("Muhammad bin Zayed al-Nahyan", "nahyan")]),
        ("Nureddin al-Bitar and Bitar", [("Nureddin al-Bitar", "bitar"), ("Bitar", "bitar")]),
        ("Kaya'nın sözü ağır. Yalçın Kaya kaya gibidir.", [("Kaya", "kaya"), ("Yalçın Kaya", "kaya")]),
        ("UAVs and the U.A.V. of the SBU", [("UAVs", "uav"), ("U.A.V.", "uav"), ("SBU", "sbu")]),
    ],
)  # fmt: skip
def test_a_person_is_found_in_other_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Saddam Haftar spoke.", "Haftar Street", "Müller-Haftar", "Avenue Khalifa Haftar",
        "Saddam Khalifa Haftar", "صدام خليفة حفتر", "شارع خليفة حفتر", "the haftar, may and lula",
        "He may go in May 2019; May is warm.", "King Salman", "с надеждой; Надежда Иванова пришла",
        "haftar", "проспект Путина", "Людмила Путина", "Tahnoun bin Zayed Al Nahyan left.", "جوزيف عون",
    ],
)  # fmt: skip
def test_somebody_else_a_street_and_a_word_are_not(text: str) -> None:
    assert found(text) == []


def test_of_two_of_one_surname_the_one_named_before_is_meant_else_those_of_the_case_else_either() -> None:
    assert found("Assad left.") == [("Assad", "bashar? maher?")]
    assert found("Assad left.", ("maher",)) == [("Assad", "maher")]
    assert found("Bashar al-Assad left. Assad fled.")[1] == ("Assad", "bashar")
    assert found("Bashar al-Assad and Maher al-Assad. Assad fled.")[2] == ("Assad", "bashar? maher?")


def test_a_stranger_of_the_surname_makes_it_uncertain() -> None:
    text = "Khalifa Haftar was away. General Mustafa Haftar spoke. Haftar added a word."
    assert found(text)[-1] == ("Haftar", "khalifa?")


@pytest.mark.parametrize(
    ("spelling", "surname"),
    [
        ("Field Marshal Khalifa Haftar", ["haftar"]), ("Haftar, Khalifa", ["haftar"]),
        ("HAFTAR Khalifa", ["haftar"]), ("Omar Abdel-Rahman", ["abdel", "rahman"]),
        ("Владимир Владимирович Путин", ["путин"]), ("Путин Владимир Владимирович", ["путин"]),
        ("Kim Jong Un", ["kim"]), ("Lee Harvey Oswald", ["oswald"]), ("Libyan National Army", []),
        ("Bank of Libya", []), ("محمد عبد الله", ["عبد", "الله"]),
    ],
)  # fmt: skip
def test_which_word_is_the_surname(spelling: str, surname: list[str]) -> None:
    assert [word for name in person_names(spelling) for word in name.surname] == surname
