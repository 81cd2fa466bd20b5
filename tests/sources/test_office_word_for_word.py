"""OpenDocument and RTF word for word: struck words, raised signs, types declared, optional groups."""

import pytest

from tests.sources.test_odf import document, style
from tests.sources.test_odf import read as odt
from tests.sources.test_rtf import read as rtf
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">',
        "<!DOCTYPE office:document SYSTEM 'office.dtd' >",
        "<!DOCTYPE\n  a>",
    ],
)
def test_a_type_that_is_only_named_is_read(declared: str) -> None:
    assert odt("<text:p>words</text:p>", **{"META-INF/manifest": f"{declared}<a/>"}).text == "words"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>', "<!DOCTYPE a []>", '<!DOCTYPE a SYSTEM "x" [ ]>', "<!DOCTYPE a",
        '<!DOCTYPE a SYSTEM "x"><!DOCTYPE a [',
    ],
)  # fmt: skip
def test_a_type_with_declarations_of_its_own_is_refused(declared: str) -> None:
    whole = document("<text:p>words</text:p>", **{"META-INF/manifest": f"{declared}<a/>"})
    with pytest.raises(UnreadableDocument, match="entities"):
        read_guarded(whole, "a.odt")


def test_struck_words_of_an_opendocument_are_left_out_and_counted() -> None:
    styles = (
        style("S", 'style:text-line-through-style="solid"')
        + style("T", 'style:text-line-through-type="double"')
        + style("Child", "", "S")
        + style("Not", 'style:text-line-through-style="none"', "S")
    )
    reading = odt(
        '<text:p>Some <text:span text:style-name="S">fourteen </text:span>forty'
        '<text:span text:style-name="Child"> cars</text:span>'
        '<text:span text:style-name="Not"> men</text:span>'
        '</text:p><text:p text:style-name="T">All of it.</text:p>',
        styles,
    )
    assert reading.text == "Some forty men"
    assert "3 struck-out passages were left out." in reading.warnings


def test_raised_and_lowered_signs_never_join_a_number() -> None:
    styles = (
        style("U", 'style:text-position="super 58%"')
        + style("V", 'style:text-position="33% 58%"')
        + style("L", 'style:text-position="-33% 58%"')
        + style("N", 'style:text-position="0% 100%"')
    )

    def span(name: str, words: str) -> str:
        return f'<text:span text:style-name="{name}">{words}</text:span>'

    reading = odt(
        f"<text:p>10{span('U', '6')} dinars, 2024{span('V', '3, 4')} CO{span('L', '2')}"
        f" 21{span('U', 'st')} of 5{span('U', 'x')} and 7{span('N', '8')}</text:p>",
        styles,
    )
    assert reading.text == "10⁶ dinars, 2024[3, 4] CO₂ 21st of 5^x and 78"
    assert (
        rtf(r"10{\super 6} m{\up6 2}; CO{\sub 2}, 4{\super\b x}\nosupersub 5.").text == "10⁶ m²; CO₂, 4^x5."
    )


def test_struck_words_of_rtf_are_left_out_and_counted_once_each() -> None:
    reading = rtf(
        r"Some {\strike four\b teen }forty\strike  men\strike0  and {\striked1 nine }ten.{\v secret}"
        r"{\deleted\strike gone}\plain  End.\par"
    )
    assert reading.text == "Some forty and ten. End."
    assert "3 struck-out passages were left out." in reading.warnings
    assert "1 hidden passage was left out." in reading.warnings


def test_optional_groups_of_rtf_say_what_a_person_sees() -> None:
    reading = rtf(
        r"{\upr{Bial?ystok}{\*\ud Bia\u322?ystok}} seen {\*\unheard of}{\*\cs15 plainly}"
        "\n{\\*\\xmlopen\\xmlns1{\\factoidname City}}Minsk{\\*\\xmlclose}"
        r"{\header Top {\*\unheard junk}line\par}{\*\do\dobypage{\dptxbx{\dptxbxtext boxed\par}}}"
        r"{\title {\*\unheard more}}{\footnote A {\*\unheard junk}note.}\par"
        r"{\mmath{\*\moMath{\mr x}}}{\listtext Article 4.\tab}Lift the ban\par{\pntext 1.\tab}One\par"
        r"{\header{\shp{\*\shpinst{\shptxt In the margin\par}}}}"
    )
    assert "Białystok seen plainly" in reading.text
    assert "Minsk" in reading.text
    assert "boxed" in reading.text
    assert "A note." in reading.text
    assert "Article 4. Lift the ban" in reading.text
    assert "1. One" in reading.text
    for junk in ("unheard", "junk", "of", "City", "more", "Bial?"):
        assert junk not in reading.text
    heads = [reading.text[s.start : s.end] for s in reading.structure if s.kind == "page_header"]
    assert heads == ["Top line", "In the margin"]
    assert "1 equation could not be read." in reading.warnings
