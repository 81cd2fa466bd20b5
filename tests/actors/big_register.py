"""A register as large and as crowded as a real one: common names in three scripts, places, organisations."""

import json
import random
import re
from pathlib import Path


def _listed(words: str) -> list[str]:
    return words.split(";" if ";" in words else None)


_GIVEN = {
    "ar-latin": "Mohammed Ahmed Ali Hassan Hussein Omar Khaled Mahmoud Mustafa Youssef Ibrahim Abdullah Salah"
    " Fathi Faraj Salem Tareq Nasser Jamal Karim Walid Ziad Bassam Adel Hisham Osama Samir Faisal"
    " Sultan Hamad Rashid Majid Anwar Hamza Bilal Idris Yahya Ismail Nabil Fouad Fatima Aisha Maryam"
    " Zainab Huda Salma Leila Nour Rania Abdelkader",
    "ru-latin": "Vladimir Sergei Alexander Dmitry Andrei Alexei Mikhail Nikolai Yuri Igor Oleg Viktor Pavel"
    " Anton Maxim Roman Konstantin Yevgeny Ivan Boris Anna Maria Elena Olga Natalia Tatiana Irina Svetlana",
    "uk-latin": "Volodymyr Serhiy Oleksandr Dmytro Andriy Oleksiy Mykhailo Mykola Yuriy Ihor Oleh Viktor"
    " Pavlo Taras Bohdan Ostap Yaroslav Olena Iryna Nataliya Oksana",
    "west": "John David Michael James Robert William Thomas Richard Charles Peter Paul George Mark Anthony"
    " Jean Pierre Michel Francois Jacques Marie Sophie Giuseppe Giovanni Marco Luca Francesco Paolo"
    " Andrea Antonio Hans Klaus Stefan Wolfgang Thomas Ursula Angela Anna Katharina Carlos Jose Juan"
    " Maria",
    "tr": "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Osman Yusuf Murat Ömer Süleyman Kemal Emre Burak"
    " Hakan Ayşe Fatma Emine Zeynep Elif",
    "ar": "محمد أحمد علي حسن حسين عمر خالد محمود مصطفى يوسف إبراهيم عبدالله صلاح فتحي فرج سالم طارق ناصر"
    " جمال كريم وليد زياد بسام عادل هشام أسامة سمير فيصل سلطان حمد راشد ماجد أنور حمزة بلال إدريس يحيى"
    " إسماعيل نبيل فؤاد فاطمة عائشة مريم",
    "ru": "Владимир Сергей Александр Дмитрий Андрей Алексей Михаил Николай Юрий Игорь Олег Виктор Павел"
    " Антон Максим Роман Константин Евгений Иван Борис Анна Мария Елена Ольга Наталья Татьяна Ирина"
    " Светлана",
}
_SURNAMES = {
    "ar-latin": "al-Masri al-Tarhuni al-Warfalli Bouzid Mansour Khalil al-Obeidi al-Zintani al-Qasim Darwish"
    " Haddad Khoury al-Jabouri al-Dulaimi al-Tikriti al-Hakim al-Sadr Barakat Fayyad Ghanem Hamdan"
    " Jaber Kanaan Lahoud Makki Najjar Odeh Qabbani Rifai Saadi Tamimi Yazbek Zaidan Shaheen al-Sharif"
    " al-Mahdi al-Amin al-Bakri al-Farsi al-Ghamdi al-Harbi al-Otaibi al-Qahtani al-Shehri al-Zahrani"
    " Belhadj Benali Boukhari Cherif Djebbar Ziani Mokhtar Slimani al-Werfalli al-Fitouri al-Drissi"
    " Trabelsi Jebali Essid Ammar Bennani Alaoui Tazi Berrada Sellami",
    "ru-latin": "Ivanov Petrov Sidorov Smirnov Kuznetsov Popov Vasiliev Sokolov Mikhailov Novikov"
    " Fedorov Morozov Volkov Alekseev Lebedev Semenov Egorov Pavlov Kozlov Stepanov Nikolaev Orlov"
    " Andreev Makarov Nikitin Zakharov Zaitsev Solovyov Borisov Yakovlev Grigoriev Romanov Vorobyov Kiselev"
    " Belousov Patrushev Matviyenko Kozak Chemezov Sechin",
    "uk-latin": "Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Melnyk Koval Savchenko Rudenko"
    " Marchenko Lysenko Moroz Petrenko Pavlenko Klymenko Havrylenko Ponomarenko Vasylenko Kharchenko"
    " Sydorenko Danylenko Yermak Reznikov Zaluzhnyi Malyuk Fedorov Stefanchuk",
    "west": "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee"
    " Thompson White Harris Clark Lewis Robinson Walker Hall Young King Wright Dubois Durand Moreau"
    " Laurent Lefebvre Rousseau Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco"
    " Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann García Fernández"
    " López Martínez Sánchez Pérez Gómez",
    "tr": "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan"
    " Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Çakır Erdem Güneş",
    "ar": "المصري الترهوني الورفلي بوزيد منصور خليل العبيدي الزنتاني القاسم درويش حداد خوري الجبوري الدليمي"
    " التكريتي الحكيم الصدر بركات فياض غانم حمدان جابر كنعان لحود مكي نجار عودة قباني الرفاعي السعدي"
    " التميمي زيدان شاهين الشريف المهدي الأمين البكري الفارسي الغامدي الحربي العتيبي القحطاني الشهري"
    " الزهراني بلحاج بنعلي الطرابلسي الفيتوري",
    "ru": "Иванов Петров Сидоров Смирнов Кузнецов Попов Васильев Соколов Михайлов Новиков Фёдоров Морозов"
    " Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров"
    " Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Киселёв Шевченко"
    " Коваленко Бондаренко Ткаченко Кравченко Мельник",
}
_PLACES = _listed(
    "Libya Syria Iraq Yemen Sudan Egypt Algeria Tunisia Morocco Chad Niger Mali Ukraine Belarus"
    " Russia Poland Latvia Turkey Qatar Kuwait Oman Jordan Lebanon Germany France Italy Spain Malta"
    " Greece Cyprus Sahel Fezzan Cyrenaica Donbas Crimea"
)
_ADJECTIVES = _listed(
    "National Popular Democratic Islamic United Central General Free Arab African Supreme Revolutionary"
)
_BODIES = _listed(
    "Army;Front;Party;Council;Movement;Union;Assembly;Congress;Bank;Oil Corporation;Development"
    " Fund;Red Crescent;Coast Guard;Border Guard;Investment Authority;Armed Forces;Liberation"
    " Front;Youth League"
)
_OFFICES = _listed(
    "Ministry of {};Directorate of {};Committee for {};Institute of {};Chamber of {};Agency for {}"
)
_FIELDS = _listed(
    "Defence;Finance;Health;Education;Transport;Trade;Justice;Energy;Agriculture;Housing;Tourism;Labour"
)


def big_register(size: int = 5000, seed: int = 11, corpus: Path | None = None) -> list[tuple[str, str]]:
    """(actor id, spelling) pairs of `size` made-up actors, the same for a seed.

    With the folder of country profiles, their parties, regions and office-holders are among them.
    """
    chance = random.Random(seed)
    names: dict[str, None] = dict.fromkeys(_of_profiles(corpus)) if corpus else {}
    names.update(dict.fromkeys(_organisations()))
    keep = list(names)
    chance.shuffle(keep)
    names = dict.fromkeys(keep[: size // 4])
    scripts = list(_SURNAMES)
    weights = [5, 3, 2, 4, 2, 3, 3]
    while len(names) < size:
        script = chance.choices(scripts, weights)[0]
        given, surnames = _GIVEN[script].split(), _SURNAMES[script].split()
        words = [chance.choice(given), chance.choice(surnames)]
        if chance.random() < 0.25:
            words.insert(1, chance.choice(given))
        elif chance.random() < 0.15:
            words.append(chance.choice(surnames))
        names[" ".join(words)] = None
    return [(f"made up {number}", name) for number, name in enumerate(names)]


def _organisations() -> list[str]:
    found = [f"{place} {body}" for place in _PLACES for body in _BODIES[::3]]
    found += [
        f"{adjective} {body} of {place}"
        for adjective in _ADJECTIVES
        for body in _BODIES
        for place in _PLACES[::4]
    ]
    return found + [
        f"{office.format(field)}, {place}"
        for office in _OFFICES
        for field in _FIELDS
        for place in _PLACES[::6]
    ]


def _of_profiles(corpus: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(corpus.rglob("*.json")):
        government = json.loads(path.read_text(encoding="utf8"))["Government"]
        text = re.sub(r"<[^>]+>|&\w+;", " ", json.dumps(government, ensure_ascii=False)).replace("*", " ")
        regions = government.get("Administrative divisions", {}).get("text", "")
        found += [
            part.strip()
            for part in re.split(r"[,;]", re.sub(r"<[^>]+>|\([^)]*\)", " ", regions))
            if part.strip()
        ]
        found += re.findall(
            r"(?<=[\"; ])([A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|for|and|the)){1,5}) or [A-Z]{2,6}\b", text
        )
        found += [
            name.title() for name in re.findall(r"(?:[A-Z][\w'-]+ )+[A-Z][A-Z'-]{3,}(?= \(since)", text)
        ]
    return [name for name in found if 3 <= len(name) <= 60]
