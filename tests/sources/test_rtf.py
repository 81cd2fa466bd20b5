"""RTF documents, each written here."""

import random

from tests.sources.documents import spans
from workbench.sources.reading.formats.rtf import read as read_unguarded
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded


def read(body: str, head: str = r"\ansi\ansicpg1252") -> Reading:
    return read_guarded(f"{{\\rtf1{head} {body}}}".encode("latin-1"), "a.rtf")


def test_letters_of_any_script() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset178 C;}{\f3\fcharset128 D;}}"
    body = (
        r"caf\'e9 \f1\'cc\'e8\'ed\'f1\'ea \f2\'cd\'dd\'ca\'d1 \f3\'93\'8c\'8b\'9e \f0\u1052?\u1080\'3f "
        r"\uc2\u8364\'3f\'3f\uc0\u8364 \uc1\u-10179 ?\u-8704 ? \{a\\b\} \emdash\~x"
    )
    assert read(fonts + body).text == "café Минск حفتر 東京 Ми €€😀 {a\\b} — x"


def test_a_document_in_a_page_of_its_own() -> None:
    assert read(r"\'cc\'e8\'ed\'f1\'ea", r"\ansi\ansicpg1251").text == "Минск"


def test_structure_is_kept() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2 Quote;}{\s3 caption;}}"
    reading = read(
        styles
        + r"\pard\s1 A note\par\pard Words\line and\tab more.{\super\chftn{\*\footnote\pard\plain\chftn "
        r"Agenzia \i Nova\i0.\par}} Later.\par {\listtext\bullet\tab}\pard\ls1\ilvl1 an "
        r"item\par\pard\s2 said\par"
        r"\pard\s3 Figure 1\par\trowd\pard\intbl left\cell right\cell\row\pard After.\par"
        r"\pard\outlinelevel1 Second\par{\header\pard On top\par}{\header\pard On top\par}{\footer Below}"
    )
    assert [(s.kind, s.level, reading.text[s.start : s.end]) for s in reading.structure] == [
        ("heading", 1, "A note"), ("paragraph", 0, "Words and more.[1] Later."),
        ("list_item", 2, "an item"), ("quote", 0, "said"), ("caption", 0, "Figure 1"),
        ("table_cell", 0, "left"), ("table_cell", 0, "right"),
        ("paragraph", 0, "After."), ("heading", 2, "Second"), ("page_header", 0, "On top"),
        ("page_footer", 0, "Below"), ("footnote", 0, "Agenzia Nova."),
    ]  # fmt: skip


def test_hidden_and_deleted_words_are_left_out_and_white_ones_marked() -> None:
    reading = read(
        r"{\colortbl;\red255\green255\blue255;\red0\green0\blue255;}Seen {\v hidden }{\deleted deleted }"
        r"{\revised new }\v also\v0 end.\par Black {\cf1 white words} black {\cf1\chcbpat2 on blue}.\par"
    )
    assert reading.text == "Seen new end.\n\nBlack white words black on blue."
    assert spans(reading, "hidden") == ["white words"]
    assert "2 hidden passages were left out." in reading.warnings
    assert any("accepted" in warning for warning in reading.warnings)


def test_fields_show_their_result_and_what_it_carries_is_counted() -> None:
    reading = read(
        r'{\info{\title The title}{\author A. Analyst}{\creatim\yr2025\mo2\dy18}}{\field{\*\fldinst HYPERLINK "http://a"}'
        r"{\fldrslt shown}}{\field{\*\fldinst {DDEAUTO c:\\\\cmd.exe}}{\fldrslt too}}"
        r"{\object\objemb{\*\objdata 0102}"
        r"{\result r}}{\*\template http://evil.example/a.dot}{\pict\bin4 }}{{\bin3 }}}{\*\annotation a "
        r"remark}"
        r"{\*\unknown nothing}{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt boxed\par}}{\shprslt boxed}}"
    )
    assert reading.text.startswith("showntoo")
    for left_out in ("0102", "evil", "remark", "nothing", "cmd"):
        assert left_out not in reading.text
    assert reading.text.count("boxed") == 1
    assert (reading.title, reading.author, reading.published_on) == ("The title", "A. Analyst", "2025-02-18")
    assert reading.active == {
        "links": 1, "fields that fetch": 1, "embedded objects": 1, "attached template": 1, "comments": 1,
    }  # fmt: skip


def test_damage_does_not_end_the_reading() -> None:
    whole = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\f0 A \'cc\u1052?{\b bold}{\footnote n}\par end\par}"
    assert "end" in read_unguarded(whole.replace(b"\\'cc", b"\\'zz").rstrip(b"}"), "a").text
    chance = random.Random(7)
    for _ in range(500):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[chance.randrange(6, len(damaged))] = chance.choice(b"{}\\'u0 1")
        read_unguarded(bytes(damaged), "a")


def test_a_word_for_a_sign_stands_in_for_a_letter_and_nothing_else_is_lost() -> None:
    assert read(r"\uc1\u8364\emdash 5 \u8226\tab 7 \u8220\ldblquote so\u8221\rdblquote  it").text == (
        "€5 •\t7 “so” it".replace("\t", " ")
    )


def test_letters_of_fonts_of_symbols_are_the_signs_that_are_printed() -> None:
    fonts = r"{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fnil\fcharset2 Wingdings;}}"
    body = r"\f0 Total {\f1\'a3} 5, {\f2\'fc} done {\f1 D}t, {\f1\u-3933 ?} 6 {\pntext\f1\'b7\tab}\par"
    assert read(fonts + body).text == "Total ≤ 5, ✓ done Δt, ≤ 6"


def test_a_note_marked_by_a_letter_is_no_part_of_the_word() -> None:
    assert read(r"forty officers{\super a} came").text == "forty officers[a] came"
