"""Pictures (PNG, JPEG, TIFF, WebP, GIF): measured before they are unpacked; facts of the camera."""

import io
from typing import Any

from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable
from workbench.values.text import one_line

MOST_PIXELS = 50_000_000
MOST_PAGES = 500
_FORMATS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "BMP": "image/bmp",
}
_KEPT = "The original is kept."
# EXIF 2.32 and TIFF 6.0.
_DESCRIPTION, _MAKE, _MODEL, _ARTIST, _EXIF, _GPS = 0x010E, 0x010F, 0x0110, 0x013B, 0x8769, 0x8825
_TAKEN, _LONGEST_FACT = 0x9003, 300


def read(data: bytes, name: str) -> Reading:
    """Read what a picture says about itself; the words in it are for a program that recognises letters."""
    image = _opened(data)
    try:
        frames = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
        description, author, facts = _told(image)
        # A picture that cannot be unpacked is damaged: better known now than when it is to be shown.
        image.draft("RGB", (64, 64))
        image.load()
    except (OSError, SyntaxError, ValueError):
        raise Unreadable("The picture is damaged and cannot be shown.", kept=_KEPT) from None
    return Reading(
        text="",
        title=description,
        author=author,
        reader="image 1",
        media_type=_FORMATS[image.format],
        page_count=min(frames, MOST_PAGES),
        warnings=_cut(frames),
        facts=facts,
    )


def _cut(frames: int) -> tuple[str, ...]:
    """That a picture has more pages than are shown; nothing to say of fewer."""
    if frames <= MOST_PAGES:
        return ()
    return (f"The picture has {frames:,} pages; the first {MOST_PAGES} can be shown and clipped.",)


def picture(data: bytes, page: int, longest: int) -> tuple[int, int, bytes]:
    """Width, height and pixels of a page, turned as the camera was held, on white where it is clear."""
    from PIL import Image, ImageOps

    image = _opened(data)
    if page:
        image.seek(page)
        _require_bearable(image)
    image.draft("RGB", (longest, longest))
    shown = ImageOps.exif_transpose(image)
    if shown.mode.startswith("I;16") or shown.mode in ("I", "F"):
        shown = shown.convert("F").point(lambda value: value / 256).convert("L")
    if "A" in shown.getbands() or "transparency" in shown.info:
        clear = shown.convert("RGBA")
        shown = Image.new("RGBA", clear.size, "white")
        shown.alpha_composite(clear)
    shown = shown.convert("RGB")
    shown.thumbnail((longest, longest))
    return shown.width, shown.height, shown.tobytes()


def _opened(data: bytes) -> Any:
    from PIL import Image, UnidentifiedImageError

    # Our own bound stands in the place of Pillow's, which only warns at first.
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(data), formats=tuple(_FORMATS))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unreadable("The picture is damaged and cannot be opened.", kept=_KEPT) from None
    _require_bearable(image)
    return image


def _require_bearable(image: Any) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable(
            f"The picture is {image.width:,} by {image.height:,} pixels, more than is read.", kept=_KEPT
        )


def _told(image: Any) -> tuple[str, str, dict[str, str]]:
    """Description, author and further facts, as the camera or a program wrote them into the picture."""
    exif = image.getexif()
    facts = {"size": f"{image.width:,} by {image.height:,} pixels"}
    description, author = _words(exif.get(_DESCRIPTION)), _words(exif.get(_ARTIST))
    if description:
        facts["title"] = "the description in the picture"
    if author:
        facts["author"] = "written into the picture by the camera or a program"
    if camera := " ".join(filter(None, (_words(exif.get(_MAKE)), _words(exif.get(_MODEL))))):
        facts["camera"] = camera
    taken = _words(exif.get_ifd(_EXIF).get(_TAKEN))
    if day := partial_date(taken[:10].replace(":", "-")):
        facts["taken"] = f"{day} {taken[11:19]}, by the clock of the camera"
    if position := _position(exif.get_ifd(_GPS)):
        facts["place"] = f"{position}, as the camera noted it"
    return description, author, facts


def _words(value: object) -> str:
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return one_line(words.replace("\0", " "), _LONGEST_FACT)


def _position(gps: dict[int, Any]) -> str:
    """Latitude and longitude in degrees, four decimals (some ten metres)."""
    try:
        degrees = []
        for side, angle, negative in ((1, 2, "S"), (3, 4, "W")):
            whole, minutes, seconds = (float(part) for part in gps[angle])
            value = whole + minutes / 60 + seconds / 3600
            degrees.append(f"{-value if gps[side] == negative else value:.4f}")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return ", ".join(degrees)
