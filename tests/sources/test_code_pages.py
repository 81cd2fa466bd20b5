# ruff: noqa: E501
"""Text in old code pages comes back as it was written; a label that is wrong is noticed."""

import json

import pytest

from tests.corpora.locations import corpus
from workbench.sources.reading.formats.csv_table import read as read_csv
from workbench.sources.reading.formats.decode import decode
from workbench.sources.reading.formats.eml import read as read_mail
from workbench.sources.reading.formats.html import read as read_page
from workbench.sources.sandbox.guard import read_guarded

SENTENCES = {
    "cp1251 koi8-u cp1125 mac-cyrillic": "Президент України підписав указ про призначення посла у Варшаві, її колеги їдуть завтра.",
    "cp1251 koi8-r cp866 cp855 iso8859-5": "Правительство объявило о новых мерах поддержки, сообщил вчера представитель министерства.",
    "cp1253 iso8859-7 cp737 cp869": "Η κυβέρνηση ανακοίνωσε χθες νέα μέτρα για τους αγρότες στη Θεσσαλονίκη και την Κρήτη.",
    "cp1256 iso8859-6 cp720": "أعلنت الحكومة أمس عن إجراءات جديدة لدعم المزارعين في طرابلس وبنغازي وسبها.",
    "cp1255 iso8859-8 cp862": "הממשלה הודיעה אתמול על צעדים חדשים לתמיכה בחקלאים בצפון הארץ ובדרומה.",
    "cp1250 iso8859-2 cp852": "Vláda včera oznámila nová opatření na podporu zemědělců, řekl mluvčí; žádné změny už nečeká.",
    "cp1250 iso8859-2 iso8859-16 cp852": "Rząd ogłosił wczoraj nowe środki wsparcia dla rolników, powiedział rzecznik; złożą też wniosek.",
    "cp1254 iso8859-9 cp857": "Hükümet dün çiftçilere yönelik yeni önlemleri açıkladı; bakanlık sözcüsü değişiklik olmadığını söyledi.",
    "cp1257 iso8859-13 cp775": "Vyriausybė vakar paskelbė naujas priemones ūkininkams remti, šiandien žinių daugiau nėra, sakė atstovė.",
    "cp1252 mac-roman cp850 iso8859-15": "Für größere Städte wie Köln, München und Düsseldorf gälten künftig schärfere Maßstäbe.",
    "cp1252 mac-roman cp850": "Le président a déclaré à Genève que la réunion était déjà prête, où l'élève célèbre naît.",
}


@pytest.mark.parametrize(
    ("page", "words"), [(page, words) for pages, words in SENTENCES.items() for page in pages.split()]
)
def test_words_come_back_and_a_guess_is_said(page: str, words: str) -> None:
    data = (words + " ").encode(page) * 3
    text, said = decode(data)
    assert (text[: len(words)], bool(said)) == (words, True)
    assert decode(data, page) == (text, "")


@pytest.mark.parametrize(("pages", "words"), SENTENCES.items())
def test_a_false_label_is_noticed(pages: str, words: str) -> None:
    page = pages.split()[0]
    if page != "cp1252":
        text, said = decode((words + " ").encode(page) * 3, "iso-8859-1")
        assert text.startswith(words)
        assert "The document says that it is iso-8859-1" in said


@pytest.mark.parametrize(
    "words",
    [
        "Hann sagði að það væri ekki þörf á því í Reykjavík, þótt Íslendingar séu fáir.",
        "The café’s naïve résumé – “quoted” words — cost £5 and €6…",
        "Pääministeri sanoi että hän äänestää Jyväskylässä; myös työ jää tekemättä.",
        "O ministro disse que não há solução para a situação da nação; São Paulo também.",
        "Très près du père, la mère espère après le dîner.",
    ],
)
def test_a_true_label_is_believed(words: str) -> None:
    assert decode(words.encode("cp1252"), "iso-8859-1") == (words, "")


def test_the_known_sentences_come_back_or_are_warned_of() -> None:
    known = json.loads((corpus("own-intake-faults") / "encodings.json").read_text("utf-8"))
    silent = []
    for language, pages in known["encodings"].items():
        for page in pages:
            data = known["sentences"][language].encode(page, "replace") * 4
            for label in ("", "iso-8859-1", "utf-8"):
                text, said = decode(data, label)
                if text != data.decode(page) and (not said or not label):
                    silent.append((language, page, label))
    # Where a page lacks a letter its place is taken by a question mark, and little is left to tell by.
    assert [row for row in silent if row[0] != "ro"] == []


def test_the_known_files_are_read_in_their_script() -> None:
    folder = corpus("own-intake-faults")
    mail = read_mail((folder / "ru1251_as_latin1.eml").read_bytes(), "a.eml")
    page = read_page((folder / "ar1256_as_latin1.html").read_bytes(), "a.html")
    table = read_csv((folder / "real_macroman.csv").read_bytes(), "a.csv")
    assert any("а" <= letter <= "я" for letter in mail.text)
    assert mail.warnings
    assert "المشير خليفة حفتر" in page.text
    assert page.warnings
    assert "Lübeck" in table.text
    assert "Großenrade" in table.text


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("ミンスクでの会談は火曜日に声明なしで終わった", "shift_jis"),
        ("ミンスクでの会談は火曜日に声明なしで終わった", "euc_jp"),
        ("การเจรจาในมินสก์สิ้นสุดลงเมื่อวันอังคาร", "cp874"),
    ],
)
def test_japanese_and_thai_that_state_no_encoding(words: str, encoding: str) -> None:
    reading = read_guarded(words.encode(encoding), "a.txt")
    assert reading.text == words
    assert "does not state its encoding" in reading.warnings[0]
