"""Pictures keep their pixels and lose the rest."""

import io
import random

import pytest

from tests.deliver.full_brief import png
from workbench.deliver.pictures import bare, bare_jpeg, bare_png
from workbench.values.errors import Refused


def jpeg(**options: object) -> bytes:
    from PIL import Image

    target = io.BytesIO()
    picture = Image.effect_noise((64, 48), 80).convert("RGB")
    picture.save(target, "JPEG", quality=90, **options)
    return target.getvalue()


def pixels_of(data: bytes) -> bytes:
    from PIL import Image

    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_a_png_loses_its_notes_and_what_follows_its_end() -> None:
    noted = png(noted=b"Nadia Kessler")
    assert bare_png(noted + b"Nadia Kessler") == png()
    assert pixels_of(bare_png(noted)) == pixels_of(noted)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_loses_exif_profile_and_comment(progressive: bool) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B] = "Nadia Kessler"
    noted = jpeg(exif=exif, comment=b"Nadia Kessler", icc_profile=b"Nadia Kessler", progressive=progressive)
    assert noted.count(b"Nadia Kessler") == 3
    cleaned = bare_jpeg(noted + b"Nadia Kessler")
    assert b"Nadia" not in cleaned
    assert pixels_of(cleaned) == pixels_of(noted)


def test_other_and_damaged_pictures_are_refused_never_kept() -> None:
    for data in (b"GIF89a", b"<svg/>", b"", png()[:-6], b"\xff\xd8\xff\xe0"):
        with pytest.raises(Refused):
            bare(data, "logo")


def test_no_bytes_make_it_fail_otherwise() -> None:
    chance = random.Random(4)
    for whole in (png(noted=b"x" * 40), jpeg()):
        for _turn in range(300):
            data = bytearray(whole)
            for _byte in range(3):
                data[chance.randrange(3, len(data))] = chance.randrange(256)
            try:
                bare(bytes(data), "logo")
            except Refused:
                continue
