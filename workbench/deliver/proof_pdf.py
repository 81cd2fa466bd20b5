"""The proof sheet as PDF: the table of the HTML file on pages, each of which says that it is internal."""

from workbench.deliver.proof_html import proof_sheet_page
from workbench.deliver.proof_rows import SheetText
from workbench.values.internal import INTERNAL
from workbench.values.pdf import Pages, laid_out


def proof_sheet_pdf(sheet: SheetText) -> bytes:
    """The PDF file of a proof sheet. Refused where nothing can lay it out."""
    title = f"{INTERNAL}: proof sheet of {sheet.title}"
    return laid_out(Pages(title, proof_sheet_page(sheet), f"PROOF SHEET, {INTERNAL}", sheet.handling))
