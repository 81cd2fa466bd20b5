"""PDFs whose letters are misread unless their places are looked at, each drawn here."""

from collections.abc import Sequence

import pytest

from tests.sources.drawn import Sheet, drawn, stream, words
from workbench.sources.reading.formats.print_order import logical_order
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

WIDTHS = {"M": 0.833, "u": 0.556, "n": 0.556, "i": 0.222, "c": 0.5, "p": 0.556, "a": 0.556, "l": 0.222}

WIDTHS_OF_LETTERS = {
    "i": 220, "j": 220, "l": 220, "f": 300, "T": 560, "h": 560, " ": 250, "m": 800, "t": 280, "r": 330,
}  # fmt: skip
"""For a size of 1000."""
ENCODING = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [30 /n 31 /n 128 /n] >>"


def read(operators: str, resources: str = "", objects: Sequence[str] = ()) -> Reading:
    """What the guard gives of one page."""
    return read_guarded(drawn([Sheet(operators)], resources, objects), "a.pdf", boxes=True)


def test_raised_signs_are_no_figures_of_the_number_before_them() -> None:
    reading = read(
        f"BT /F 12 Tf 50 700 Td (It fell in 2010) Tj {raised('8')} (, as they said, to 10) Tj {raised('6')} "
        f"( tons) Tj {raised('1,2')} (.) Tj ET\n"
        f"BT 50 100 Td {raised('8')} ( See the report of the 1) Tj {raised('st')} ( of May.) Tj ET"
    )
    assert reading.text == (
        "It fell in 2010⁸, as they said, to 10⁶ tons[1,2].\n⁸ See the report of the 1st of May."
    )
    assert not reading.warnings
    # The letters keep their places on the page.
    (page,) = reading.boxes
    assert page.box(reading.text.index("⁸")) is not None


def raised(sign: str) -> str:
    """Operators that print a raised sign, and go on as before."""
    return f"/F 7 Tf 5 Ts ({sign}) Tj 0 Ts /F 12 Tf"


@pytest.mark.parametrize("size", [12, 8])
def test_figures_beside_others_are_as_they_were_and_lowered_ones_lowered(size: int) -> None:
    reading = read(
        f"BT /F {size} Tf 50 700 Td (by) Tj (5) Tj ( of CO) Tj /F {size // 2} Tf -2 Ts (2) Tj 0 Ts "
        f"/F {size} Tf ( and 12.5) Tj (7) Tj ET"
    )
    assert reading.text == "by5 of CO₂ and 12.57"


def test_numbers_of_two_cells_are_two() -> None:
    """As a chart prints them, with more lines upwards than across."""
    years = "".join(words(50 + 70 * place, 80, str(place), size="10") for place in range(5))
    values = "".join(words(50, 100 + 50 * place, str(2 * place), size="10") for place in range(5))
    assert read(values + years).text.split() == [*"02468", *"01234"]


def test_numbers_of_cells_that_run_up_the_page_are_two() -> None:
    rows = "".join(
        f"BT 0 9 -9 0 {100 + 12 * row} 100 Tm /F 1 Tf [(Public) -9000 (8) -4000 (1)] TJ [(0) -4000 (1)] TJ "
        f"(4) Tj ET\n"
        for row in range(12)
    )
    assert {" ".join(line.split()) for line in read(rows).text.split("\n")} == {"Public 8 10 14"}


def test_letters_printed_twice_are_one() -> None:
    once = spelled("Municipal", 100, 700)
    assert read(once + spelled("Municipal", 101, 699.6)).text == "Municipal"
    assert read(once).text == "Municipal"


def spelled(word: str, x: float, y: float) -> str:
    """Operators that print the letters of a word one by one."""
    found = ""
    for letter in word:
        found += f"BT /F 8 Tf {x:.2f} {y} Td ({letter}) Tj ET\n"
        x += 8 * WIDTHS[letter]
    return found


def test_points_printed_after_their_figures_stand_between_them() -> None:
    """As programs do that print a table in strips, each with a part of its letters."""
    strips = ""
    for row in range(8):
        y = 700 - 14 * row
        for x, said in ((100, "(Brand)"), (200, "(1) -278 (9)"), (300, f"(120) -278 ({row})")):
            clip = f"q {x - 2} {y + 3} 60 20 re W n"
            strips += f"{clip} BT /F 9 Tf {x} {y} Td [{said}] TJ ET Q\n"
        for x in (205, 315):
            strips += f"q {x - 2} {y - 5} 60 8 re W n BT /F 9 Tf {x} {y} Td (.) Tj ET Q\n"
    assert read(strips).text == "\n".join(f"Brand\t1.9\t120.{row}" for row in range(8))


@pytest.mark.parametrize("is_first", [True, False])
def test_accents_stand_on_their_letters(is_first: bool) -> None:
    name, accent = words(86, 700, "e Novak"), words(87.3, 700, "\\264")
    drawing = accent + name if is_first else name + accent
    assert read(words(50, 700, "Mr Jos") + drawing).text == "Mr José Novak"


def test_letters_that_the_fonts_do_not_identify_are_marked_and_said() -> None:
    shapes = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/FirstChar 0 /LastChar 0 /Widths [300] /CharProcs << /mark 6 0 R >> /Resources << >> "
        "/Encoding << /Type /Encoding /Differences [0 /mark] >> >>"
    )
    shape = stream("300 0 50 500 250 700 d1 50 500 200 200 re f")
    reading = read(
        "BT /F 12 Tf 50 700 Td (dell) Tj /T 12 Tf <00> Tj /F 12 Tf (impresa) Tj ET",
        "/Font << /F 3 0 R /T 5 0 R >>",
        [shapes, shape],
    )
    assert reading.text == "dell\ufffdimpresa"
    assert reading.warnings == (
        "Letters that the fonts do not identify are written as \ufffd: compare with the pages: page 1.",
    )


@pytest.mark.parametrize("code", [0x1E, 0x80])
@pytest.mark.parametrize(
    ("printed", "said", "width", "read_as"),
    [
        ("a signi*cant de*nition is", "i", 520, "a significant definition is"),
        # Each is a word without its ligature as well, and is looked at since others are not.
        ("it is de*ned and *t", "i", 520, "it is defined and fit"),
        ("in Zan*rinu of de*ned", "i", 520, "in Zanfirinu of defined"),
        # A "ti" is as wide as "fi": words tell which it is.
        ("in the na*on of Zan*rinu", "i", 505, "in the nation of Zantirinu"),
        ("a law of con*ict with a *aw", "l", 520, "a law of conflict with a flaw"),
        ("an e*ective sign of it", "f", 600, "an effective sign of it"),
        ("an e*ective way o* it, for it", "f", 600, "an effective way off it, for it"),
        ("an o*ce of it", "i", 820, "an office of it"),
        ("*e rates are high", "h", 1110, "The rates are high"),
        ("a le*er to the ba*alion", "t", 550, "a letter to the battalion"),
        ("to the le* and the cra*", "t", 580, "to the left and the craft"),
        ("the mini*ry and the lo* city", "t", 770, "the ministry and the lost city"),
        ("a fa* of the se*or, at last", "t", 790, "a fact of the sector, at last"),
        ("the *ord of Norway, a job", "j", 520, "the fjord of Norway, a job"),
        # Some fonts tell the first letter, and others a letter of their own.
        ("*e Te Deum and *is", "T", 1110, "The Te Deum and This"),
        ("a signi*cant of it, *t", "f", 520, "a significant of it, fit"),
        ("na*onal ac*on at two", "t", 500, "national action at two"),
        ("na*onal ac*on at two", "\u019f", 500, "national action at two"),
        ("a le*er to the ba*alion", "\u01a9", 550, "a letter to the battalion"),
        ("the *saka office", "\u014c", 800, "the \u014csaka office"),
    ],
)
def test_ligatures_that_their_font_calls_by_one_letter(
    printed: str, said: str, width: int, read_as: str, code: int
) -> None:
    reading = in_font(printed, code, said, width)
    assert reading.text == read_as
    assert not reading.warnings
    (page,) = reading.boxes
    assert page.box(len(read_as) - 1) is not None


def test_ligatures_that_their_font_does_not_tell() -> None:
    assert in_font("they con*rmed it", 0x1F, "\x1f", 520).text == "they confirmed it"
    # "µg" is no fig.
    assert in_font("a dose of 2 *g a day, as measured", 0x1F, "\x1f", 520).text == (
        "a dose of 2 \ufffdg a day, as measured"
    )


def test_wide_letters_that_are_no_ligature_are_as_they_were_or_said() -> None:
    # It may be a "fi" or a "ti", and no word of the document shows which.
    (doubt,) = in_font("it is Zan*rinu", 0x80, "i", 510).warnings
    assert doubt.startswith("Letters may be missing")
    assert in_font("it is h*gh", 0x80, "i", 520).text == "it is high"
    assert in_font("it is xq*rz", 0x80, "i", 1200).warnings == (
        "Letters may be missing where a font says less than it prints: compare the text with the pages: "
        "page 1.",
    )


def in_font(printed: str, code: int, said: str, width: int) -> Reading:
    """What is read where "*" is printed by a code of some width, of which the font says something."""
    widths = [WIDTHS_OF_LETTERS.get(chr(number), 500) for number in range(256)]
    widths[code] = width
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"2 beginbfrange <20> <7e> <0020> <{code:02x}> <{code:02x}> <{ord(said):04x}> endbfrange "
        "endcmap end end"
    )
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 0 /LastChar 255 "
        f"/Widths [{' '.join(map(str, widths))}] /ToUnicode 6 0 R /Encoding {ENCODING} >>"
    )
    codes = "".join(f"{code if letter == '*' else ord(letter):02x}" for letter in printed)
    operators = f"BT /L 12 Tf 50 700 Td <{codes}> Tj ET"
    return read(operators, "/Font << /F 3 0 R /L 5 0 R >>", [font, stream(table)])


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("دروم -2-5", "5-2- مورد"),
        ("شریذپ -3", "3- پذیرش"),
        # A minus that stands within a line is one.
        ("تسا -3 دروم", "مورد -3 است"),
    ],
)
def test_the_number_of_a_heading_keeps_its_dashes(printed: str, read_as: str) -> None:
    order = logical_order(list(printed), True, True)
    assert "".join(printed[place] for place in order) == read_as


def test_words_that_a_note_strikes_out_are_marked_and_said() -> None:
    note = (
        "/Annots [<< /Type /Annot /Subtype /StrikeOut /Rect [96 698 110 712] /F 4 "
        "/QuadPoints [96 712 110 712 96 698 110 698] >>]"
    )
    sheet = Sheet(words(50, 700, "There is no problem."), note)
    reading = read_guarded(drawn([sheet]), "a.pdf")
    assert reading.text == "There is no problem."
    (struck,) = [span for span in reading.structure if span.kind == "hidden"]
    assert reading.text[struck.start : struck.end] == "no"
    assert reading.warnings == ("1 passage is struck out by a note on the page.",)


def test_votes_stay_with_their_names() -> None:
    """Two columns of names and two of what comes again are no list in two columns where rows are drawn."""
    names = [f"MEMBER{row}, Name{row}" for row in range(10)]
    towns = [f"Town{row}{'x' * row}" for row in range(10)]
    rows = ""
    for row in range(10):
        cells = (names[row], "Front of the People - FP", towns[row], "AYE" if row % 3 else "NO")
        for x, said in zip((40, 200, 380, 500), cells, strict=True):
            rows += words(x, 700 - 14 * row, said, size="10")
    lines = read(rows).text.split("\n")
    assert lines[3:5] == [
        "MEMBER3, Name3\tFront of the People - FP\tTown3xxx\tNO",
        "MEMBER4, Name4\tFront of the People - FP\tTown4xxxx\tAYE",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "BAIN, J MATTHEW DISTRICT DIRECTOR FROM MAY 23 TO JUL. 15 37,499.96",
            "ARMER, DEREK A LEGISLATIVE CORRESPONDENT TO JUL. 15 FROM AUG. 11 12,111.06",
            "ENGLERT, PAYTON A STAFF ASSISTANT AND DRIVER OF THE OFFICE 25,499.96",
        ],
        [
            "Children exclusively breastfed in the period .............. 76.9 80.0 NA NA",
            "Children receiving food and milk . . . . . . . . . . . . . 78.6 75.0 NA NA",
            "Children receiving other food as well ..................... 31.8 24.2 NA NA",
        ],
    ],
)
def test_entries_of_a_list_are_lines(lines: list[str]) -> None:
    drawn_lines = "".join(words(50, 700 - 14 * row, said, size="10") for row, said in enumerate(lines))
    assert read(drawn_lines).text.split("\n") == lines


def test_running_text_with_a_figure_at_the_end_of_a_line_is_one_paragraph() -> None:
    lines = ["The prices that the office has published rose in the last year to 12.5", "and fell again."]
    drawn_lines = "".join(words(50, 700 - 14 * row, said) for row, said in enumerate(lines))
    assert read(drawn_lines).text == " ".join(lines)
