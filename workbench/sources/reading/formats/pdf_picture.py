"""A page of a PDF as pixels."""

from workbench.values.errors import Unreadable


def picture(data: bytes, page: int, longest: int) -> tuple[int, int, bytes]:
    """Width, height and pixels of a page as it is printed; forms with what is filled in."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            sheet = document[page]
            width, height = sheet.get_size()
            scale = (longest - 1) / max(width, height, 1)
            bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            image = bitmap.to_pil().convert("RGB")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError):
        raise Unreadable("The page of the PDF cannot be shown.", kept="The original is kept.") from None
    image.thumbnail((longest, longest))
    return image.width, image.height, image.tobytes()
