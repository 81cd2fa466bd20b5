"""The picture of a social media post: what an analyst has when the post itself is gone."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw as Pen
    from PIL.ImageFont import FreeTypeFont

_WIDTH, _HEIGHT = 900, 700
_INK, _QUIET, _LINE = (24, 28, 34), (96, 104, 114), (216, 221, 227)
_SAND, _SKY, _TARMAC, _PLANE = (214, 190, 150), (170, 198, 222), (122, 120, 118), (236, 238, 240)
_WORDS = (
    "Veresian cargo flight on the apron at Ras Nawras",
    "since dawn. Third one this month. Nobody here saw",
    "anything being unloaded. Photo by a follower, not ours.",
)


def social_post() -> bytes:
    """A PNG with the post's words and a drawing in place of its photograph."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((20, 20, _WIDTH - 20, _HEIGHT - 20), 18, outline=_LINE, width=2)
    pen.ellipse((48, 48, 112, 112), fill=(58, 92, 132))
    pen.polygon([(62, 84), (98, 66), (90, 84), (98, 96)], fill="white")
    pen.text((130, 50), "Tamrana Plane Log", font=_font(26, bold=True), fill=_INK)
    pen.text((130, 84), "@tamranaplanelog.example", font=_font(20), fill=_QUIET)
    for number, words in enumerate(_WORDS):
        pen.text((48, 138 + 36 * number), words, font=_font(26), fill=_INK)
    _draw_apron(pen)
    pen.text((48, 604), "08:12, 22 April 2026", font=_font(20), fill=_QUIET)
    pen.text((48, 638), "Sample image made for Groundwork; not a real post.", font=_font(18), fill=_QUIET)
    target = io.BytesIO()
    picture.quantize(32, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


def _draw_apron(pen: "Pen") -> None:
    pen.rectangle((48, 262, _WIDTH - 48, 440), fill=_SKY)
    pen.rectangle((48, 440, _WIDTH - 48, 500), fill=_SAND)
    pen.rectangle((48, 500, _WIDTH - 48, 588), fill=_TARMAC)
    pen.rounded_rectangle((250, 430, 640, 486), 28, fill=_PLANE)
    pen.polygon([(264, 440), (232, 372), (286, 372), (330, 440)], fill=_PLANE)
    pen.polygon([(400, 452), (520, 452), (470, 520), (430, 520)], fill=(206, 210, 214))
    for left in (330, 560):
        pen.ellipse((left, 484, left + 26, 510), fill=_INK)
    pen.line((48, 548, _WIDTH - 48, 548), fill=(232, 212, 96), width=4)


def _font(size: int, bold: bool = False) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(f"DejaVuSans{'-Bold' if bold else ''}.ttf", size)
