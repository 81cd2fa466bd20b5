"""Word, OpenDocument and RTF files that were read wrongly once: what must come out of each."""

import pytest

from tests.corpora.locations import corpus
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

# The words that must be in the text, and those that must not.
WORDS = {
    "w2_choice_only.docx": (("INSIDE the first box", "second line of the box"), ()),
    "w4_group.docx": (("INSIDE the first box", "NESTED group box"), ()),
    "w8_sdt_row_cell.docx": (("ROW in control", "CELL in control", "Risk: HIGH", "Box: ☒"), ("LOW",)),
    "w11_special.docx": (("officers col line two line three right",), ()),
    "w16_strike.docx": (("numbered forty officers and ten cars",), ("fourteen", "nine")),
    "w17_supersub.docx": (("10⁶ dinars; CO₂",), ("106",)),
    "w18_numbered.docx": (("Article 4. Lift the ban", "Article 5. Release the nine"), ()),
    "w20_chart.docx": (("Flights from Vitebsk by month", "October 41"), ()),
    "w21_smartart.docx": (("Haftar commands the LNA",), ()),
    "w28_pict_textpath.docx": (("EMBARGOED until 20 February",), ()),
    "brief_b16_strike.docx": (("Some forty officers came.",), ("fourteen",)),
    "real_testWORD_charts.docx": (("NUMBER: January 5", "wants a peach"), ()),
    "real_testWORD_diagramData.docx": (("From here", "And then here.", "regular text"), ()),
    "real_testWORD_embedded_pdf.docx": (("Bye for real.",), ()),
    "real_testWORD_text_box.docx": (("text box in the header", "text box in the footer"), ()),
    "macro_lib.odt": (("landed in Minsk",), ()),
    "manifest_doctype.odt": (("landed in Minsk",), ()),
    "real_testODFwithOOo3.odt": (("difficult test document",), ()),
    "strike_sup.odt": (("numbered forty; 10⁶ dinars",), ("fourteen", "106")),
    "v5_strike.rtf": (("numbered forty officers; 10⁶ dinars",), ("fourteen", "gone", "106")),
}
SAID = {
    "w16_strike.docx": "2 struck-out passages were left out.",
    "brief_b16_strike.docx": "1 struck-out passage was left out.",
    "strike_sup.odt": "1 struck-out passage was left out.",
    "v5_strike.rtf": "1 struck-out passage was left out.",
    "real_testWORD_embedded_pdf.docx": "2 embedded objects could not be read.",
}


def _read(name: str) -> Reading:
    return read_guarded((corpus("own-intake-faults") / name).read_bytes(), name)


@pytest.mark.parametrize("name", WORDS)
def test_what_a_person_sees_is_the_text(name: str) -> None:
    reading = _read(name)
    for words in WORDS[name][0]:
        assert reading.text.count(words) == 1
    for words in WORDS[name][1]:
        assert words not in reading.text
    assert SAID.get(name, "") in ("", *reading.warnings)
