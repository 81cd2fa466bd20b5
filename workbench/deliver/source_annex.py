"""A numbered list of sources within the text, where a template wants one instead of notes of Word's own.

Word, LibreOffice and every other reader show it on pages like the others: header, footer, marking.
"""

from workbench.deliver.manuscript import Note
from workbench.deliver.markup import words
from workbench.deliver.notes import Citations
from workbench.deliver.places import Place


class SourceAnnex(Citations):
    """Citations as numbers that lead to the list, and back."""

    def __init__(self, notes: tuple[Note, ...], first_bookmark: int) -> None:
        super().__init__(notes)
        self._first_bookmark = first_bookmark

    def mark(self, number: int) -> str:
        """The number in the text, a link to the entry."""
        return self._linked(number, words(str(number), "EndnoteReference"), "cited", "source")

    def listing(self, place: Place) -> str:
        """The list under its heading; nothing when nothing was cited."""
        if not self.count:
            return ""
        entries = (
            place.first.paragraph(
                self._linked(number, words(f"{number}."), "source", "cited") + self.runs(number)
            )
            for number in range(1, self.count + 1)
        )
        return place.heading() + "".join(entries)

    def _linked(self, number: int, runs: str, here: str, there: str) -> str:
        bookmark = self._first_bookmark + 2 * number + (here == "source")
        return (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="{here}_{number}"/>'
            f'<w:hyperlink w:anchor="{there}_{number}" w:history="1">{runs}</w:hyperlink>'
            f'<w:bookmarkEnd w:id="{bookmark}"/>'
        )
