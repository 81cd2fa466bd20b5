"""Figures in the font and the theme colours of a template."""

from workbench.charts.look import Look, lightness, look, mixed
from workbench.deliver.cleaning import parsed
from workbench.deliver.manuscript import Figure
from workbench.deliver.templates import Template

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DARKEST, _LIGHTEST = 0.35, 0.5
"""How dark the first colour of a theme must be, and how light the second, to be told apart in grey."""


def drawn_png(figure: Figure, chosen: Look) -> bytes:
    """The picture of a drawing in a look, at 300 dots an inch; b"" where there is no drawing."""
    from workbench.charts.drawing import png

    return png(figure.drawing, chosen) if figure.drawing else b""


def look_of(template: Template) -> Look:
    """The font and the colours that a template is written in.

    Colours of its theme that could not be told apart in greyscale are not taken over.
    """
    colours = _theme_colours(template)
    chosen: dict[str, str] = {}
    first, second = colours.get("accent1", ""), colours.get("accent3", "")
    if first and lightness(first) <= _DARKEST:
        chosen |= {"accent": first, "first": first, "for": first, "third": mixed(first, "#ffffff", 0.5)}
    if second and lightness(second) >= _LIGHTEST:
        chosen |= {"second": second, "against": second}
    if colours.get("dk1") and lightness(colours["dk1"]) <= _DARKEST:
        chosen["ink"] = colours["dk1"]
    return look(_font(template), colours=chosen)


def _theme_colours(template: Template) -> dict[str, str]:
    data = template.parts.get("word/theme/theme1.xml")
    scheme = parsed(data, "the theme").find(f".//{_DRAWING}clrScheme") if data else None
    found: dict[str, str] = {}
    for one in scheme if scheme is not None else ():
        value = next((child.get("lastClr") or child.get("val", "") for child in one), "")
        if len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value):
            found[one.tag.removeprefix(_DRAWING)] = f"#{value.lower()}"
    return found


def _font(template: Template) -> str:
    """The font of its running text: that of its styles, else of its theme."""
    styles = parsed(template.parts["word/styles.xml"], "word/styles.xml")
    fonts = styles.find(f"{_WORD}docDefaults/{_WORD}rPrDefault/{_WORD}rPr/{_WORD}rFonts")
    named = fonts.get(f"{_WORD}ascii", "") if fonts is not None else ""
    data = template.parts.get("word/theme/theme1.xml")
    if named or not data:
        return str(named)
    latin = parsed(data, "the theme").find(f".//{_DRAWING}minorFont/{_DRAWING}latin")
    return str(latin.get("typeface", "")) if latin is not None else ""
