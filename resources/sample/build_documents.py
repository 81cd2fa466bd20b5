"""Builds the sample documents that cannot be written by hand: MHTML, PDF, Word, e-mail and archive.

Run `python resources/sample/build_documents.py` after a change to `manuscripts/`. The same
manuscripts give the same bytes; tests/sample checks that the committed documents are these.
Web pages, plain text and Markdown are written by hand in `documents/`. The picture of the post is
drawn with the fonts of the machine, so it is only drawn again when asked for: `--picture`.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from resources.sample.make_messages import forwarded_report, saved_page
from resources.sample.make_packages import press_file
from resources.sample.make_paper import policy_paper
from resources.sample.make_word import working_translation

DOCUMENTS = Path(__file__).resolve().parent / "documents"

BUILT: dict[str, Callable[[], bytes]] = {
    "veresinform-contracts.mhtml": saved_page,
    "protected-report.eml": forwarded_report,
    "halvorsund-paper.pdf": policy_paper,
    "fund-statement-translation.docx": working_translation,
    "ministere-dossier.zip": press_file,
}


def main() -> None:
    """Writes every built document to `documents/`."""
    DOCUMENTS.mkdir(exist_ok=True)
    for name, build in BUILT.items():
        (DOCUMENTS / name).write_bytes(build())
    if "--picture" in sys.argv:
        from resources.sample.make_picture import social_post

        (DOCUMENTS / "plane-log-post.png").write_bytes(social_post())


if __name__ == "__main__":
    main()
