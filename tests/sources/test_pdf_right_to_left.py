"""Scripts that run from right to left in PDFs: words come out as they are read, whatever the producer did."""

import pytest

from tests.sources.documents import pdf, spans
from workbench.sources.reading.formats.pdf_printed_signs import Sign
from workbench.sources.reading.formats.pdf_right_to_left import with_thousands
from workbench.sources.reading.formats.pdf_to_unicode import said_by_one_sign
from workbench.sources.reading.formats.print_order import logical_order
from workbench.sources.reading.formats.turned_words import has_unlikely_letters, is_turned, words_with_strays
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import Limits, read_guarded

PATIENT = Limits(seconds=120)
"""A busy machine decides no test."""

# As a page shows them from left to right, and as they are read.
LINES = (
    (
        ".امئاق لازي ال قافتالاو ،ءالجلا يف يلاهألا ىلع مالسلا",
        "السلام على الأهالي في الجلاء، والاتفاق لا يزال قائما.",
    ),
    (
        ".اولصو اطباض 40 نإ 18/02/2025 موي (ماعلا دئاقلا) ريشملا لاق",
        "قال المشير (القائد العام) يوم 18/02/2025 إن 40 ضابطا وصلوا.",
    ),
    (
        ".ةيسورلا Tatneft ةكرش قفو ،ةينازيملا نم %25 يأ ،رانيد 1,250,000 ةفلكلا تغلب",
        "بلغت الكلفة 1,250,000 دينار، أي 25% من الميزانية، وفق شركة Tatneft الروسية.",
    ),
    (
        ".2023-2019 نيب ٣٤٥ ددعلا نأ (WHO) ةحصلا ةمظنم نع «يتسوفون» ةلاكو تلقن",
        "نقلت وكالة «نوفوستي» عن منظمة الصحة (WHO) أن العدد ٣٤٥ بين 2019-2023.",
    ),
    (
        ".ليصافتلل www.example.org عجار ؛رارقب الإ [2 قحلملا] لالخإلا زوجي ال :4 ةداملا",
        "المادة 4: لا يجوز الإخلال [الملحق 2] إلا بقرار؛ راجع www.example.org للتفاصيل.",
    ),
    (
        ".دش ارجا ۱۴۰۳ لاس رد (۱۲ هرامش) هحیال نیا هک تفگ یروهمج سیئر",
        "رئیس جمهوری گفت که این لایحه (شماره ۱۲) در سال ۱۴۰۳ اجرا شد.",
    ),
    (
        "۔اگوہ ماک نارود ےک 2024 ںیم (تموکحلاراد) روہال ہک اہک ےن مظعا ریزو",
        "وزیر اعظم نے کہا کہ لاہور (دارالحکومت) میں 2024 کے دوران کام ہوگا۔",
    ),
    (
        ".ונמאתי (55 ךותמ) םיניצק 40 יכ 18/02/2025 םויב רמא ןוחטיבה רש",
        "שר הביטחון אמר ביום 18/02/2025 כי 40 קצינים (מתוך 55) יתאמנו.",
    ),
    (
        ".(ןאזק) Tatneft Oil יפל ,ביצקתהמ 25% רמולכ ,לקש 1,250,000-ל העיגה תולעה",
        "העלות הגיעה ל-1,250,000 שקל, כלומר 25% מהתקציב, לפי Tatneft Oil (קזאן).",
    ),
    (
        '.[2 חפסנ] םידדצה ןיב 2019-2023 םינשב םתחנ "םולש" םכסה',
        'הסכם "שלום" נחתם בשנים 2019-2023 בין הצדדים [נספח 2].',
    ),
    (
        "The ministry (ةيجراخلا ةرازو) said that قافتالا was signed in 2024 by both.",
        "The ministry (وزارة الخارجية) said that الاتفاق was signed in 2024 by both.",
    ),
    (
        "The word םולש means peace, and תנש 2024 is a year.",
        "The word שלום means peace, and שנת 2024 is a year.",
    ),
)
FROM_LEFT = ("The ministry", "The word")
"""How lines begin that run from left to right."""
LAM_ALEF = "لا"


def read(*lines: tuple[str, ...] | str) -> Reading:
    """What comes of a page of lines, each a row of signs from left to right."""
    return read_guarded(pdf([list(lines)]), "a.pdf", limits=PATIENT)


def as_one_sign(shown: str) -> tuple[str, ...]:
    """The signs of a line with each lam-alef as one; shown from left to right the alef comes first."""
    parts = shown.split(LAM_ALEF[::-1])
    signs = list(parts[0])
    for part in parts[1:]:
        signs += [LAM_ALEF, *part]
    return tuple(signs)


@pytest.mark.parametrize(("shown", "written"), LINES)
def test_a_line_is_put_in_the_order_of_reading(shown: str, written: str) -> None:
    is_right = not written.startswith(FROM_LEFT)
    order = logical_order(shown, is_right, "\u0600" <= max(written) <= "\u06ff")
    found = "".join(shown[place] for place in order)
    pairs = str.maketrans("()[]«»", ")(][»«")
    assert written in (found, found.translate(pairs))


def test_lines_of_a_page_come_out_as_they_are_read() -> None:
    """Of letters one by one and of signs that stand for two; brackets as they look and as written."""
    right = [(shown, written) for shown, written in LINES if not written.startswith(FROM_LEFT)]
    turned = str.maketrans("()[]«»", ")(][»«")
    pages = [
        [tuple(shown) for shown, _written in right],
        [as_one_sign(shown) for shown, _written in right],
        [tuple(shown.translate(turned)) for shown, _written in right],
    ]
    reading = read_guarded(pdf(pages), "a.pdf", limits=PATIENT)
    wanted = " ".join(written for _shown, written in right)
    for page in spans(reading, "page"):
        assert " ".join(page.split()) == wanted
    assert reading.warnings == ()
    left = [shown for shown, written in LINES if written.startswith(FROM_LEFT)]
    text = read("From left to right.", *left, "So does this.").text
    for _shown, written in LINES:
        if written.startswith(FROM_LEFT):
            assert written in text


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("-4.3 12.0 ןוחטב", "בטחון 12.0 -4.3"),
        ("4.3- 12.0 ןוחטב", "בטחון 12.0 -4.3"),
        ("2023-ב", "ב-2023"),
        ("25% يا", "اي 25%"),
        ("%25 يا", "اي 25%"),
    ],
)
def test_signs_of_a_number_are_read_with_it(shown: str, written: str) -> None:
    order = logical_order(shown, True, written > "\u0600")
    assert "".join(shown[place] for place in order) == written


def test_rows_of_figures_are_read_from_the_right() -> None:
    text = read(tuple("193 12 ةنيدم"), tuple("1 001 419 7"), tuple("5 4 3"), tuple("ةنيدم")).text
    assert text.split("\n")[:3] == ["مدينة 12 193", "7 419 001 1", "3 4 5"]


def test_a_narrow_blank_binds_the_thousands_of_a_number() -> None:
    def bound(shown: str, width: float) -> str:
        signs = [Sign(one, 0, 10.0 * at, 10.0 * at + width, 0, 0, 10) for at, one in enumerate(shown)]
        return "".join(with_thousands(signs))

    assert bound("3 001 4190", 3) == "3\u00a0001 4190"
    assert bound("3 001", 5) == "3 001"
    assert bound("3 01 a 001", 3) == "3 01 a 001"


def test_shapes_of_old_files_are_letters() -> None:
    shown = "\ufeeb\ufeac\ufe8d"[::-1] + " " + "\ufefb\ufea3\ufeca"[::-1]
    assert read(tuple(shown), tuple("."), tuple(shown)).text.split()[0] == "لاحع"


def test_words_printed_the_wrong_way_round_are_put_right_and_said() -> None:
    written = [written for _shown, written in LINES[:3]]
    reading = read(*written)
    assert " ".join(reading.text.split()) == " ".join(written)
    assert reading.warnings == (
        "Printed with the letters of words in the wrong order, and put right: page 1.",
    )


def test_letters_that_the_fonts_do_not_tell_are_counted() -> None:
    reading = read(tuple("ƾمالسǄا يف لاق"))
    assert reading.warnings == (
        "1 word has letters that the fonts do not identify: compare the text with the pages.",
    )
    assert words_with_strays("في NATO وافق على ה-NATO בNATO COVID-19") == 0
    assert words_with_strays("ا\ufffdسلام عaل") == 2


def test_a_text_is_known_to_be_turned_by_what_only_ends_words() -> None:
    written = "قال الوزير في القاهرة إن الحكومة على استعداد"
    assert not is_turned(written)
    assert is_turned(written[::-1])
    assert not is_turned("שלום לכולם וברוכים הבאים")
    assert is_turned("שלום לכולם וברוכים הבאים של"[::-1])
    assert not is_turned("only Latin")


def test_letters_that_no_text_has_so_often_are_doubted() -> None:
    text = " ".join(written for _shown, written in LINES[:5])
    assert not has_unlikely_letters(text)
    assert has_unlikely_letters(text.replace("ا", "خ"))
    assert has_unlikely_letters(text + " ووو رئووويس ياوووى صووورة")
    assert not has_unlikely_letters("ووو " * 20)


def test_what_one_sign_says_is_taken_from_the_file() -> None:
    assert said_by_one_sign(pdf([[("لا", "س", "\ufefb")]])) == {"لا"}
    assert said_by_one_sign(b"stream\nnothing endstream") == frozenset()


def test_letters_put_in_order_have_their_places() -> None:
    reading = read_guarded(pdf([[as_one_sign(LINES[0][0])]]), "a.pdf", boxes=True, limits=PATIENT)
    (page,) = reading.boxes
    boxes = [page.box(at) for at, letter in enumerate(reading.text) if not letter.isspace()]
    assert all(boxes)
    first, last = boxes[0], boxes[-1]
    assert first is not None
    assert last is not None
    assert first[0] > last[2], "the first letter is printed farthest to the right"
    lam = reading.text.index("لا")
    assert page.box(lam) == page.box(lam + 1), "one sign"
