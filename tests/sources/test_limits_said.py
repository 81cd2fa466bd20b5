"""Every limit of what is taken in is said where somebody meets it, or loses nothing that anybody would miss.

A new limit fails here until it has its sentence, as it stands in the code, or the reason why it needs none.
"""

import ast
import re
from pathlib import Path

import workbench.sources

ROOT = Path(workbench.sources.__file__).parent
_NAMED = re.compile(r"_?(?:[A-Z]+_)*(?:MOST|LONGEST|LARGEST|LISTED)(?:_[A-Z]+)*")
_FORMATS = "reading/formats/"

SAID = {
    "document.py MOST_DEEP": "since there is too much inside this one",
    "document.py MOST_INSIDE": "since there is too much inside this one",
    "folder.py MOST_DEEP": "folders deep: what is in it was not looked at",
    "given.py MOST_BYTES": "A source has at most",
    "page_and_folder.py MOST_BYTES": "saved with the page left out: at most",
    "page_and_folder.py MOST_FILES": "saved with the page left out: at most",
    "picture_words.py MOST_PAGES": "pages were read.",
    "reading/detect.py MOST_MEMBERS": "parts; up to",
    "reading/detect.py MOST_RATIO": "more than a hundred times its size",
    "reading/detect.py MOST_UNPACKED": "The package unpacks to more than",
    "sandbox/wire.py MOST_INSIDE_BYTES": "since there is too much inside this one",
    "sandbox/wire.py MOST_LETTERS": "longer than can be worked with",
    "sandbox/wire.py MOST_LINES": "longer than can be worked with",
    "sandbox/wire.py MOST_SPANS": "longer than can be worked with",
    f"{_FORMATS}archive.py MOST_FILES": "The archive holds more than is taken in at once",
    f"{_FORMATS}archive.py MOST_UNPACKED": "The archive holds more than is taken in at once",
    f"{_FORMATS}archive.py _LISTED": "not listed here",
    f"{_FORMATS}csv_table.py MOST_CELLS": "The table is very large",
    f"{_FORMATS}docx_drawn.py _MOST_POINTS": "left out: the series is very long",
    f"{_FORMATS}docx_margins.py _LARGEST_INSIDE": "were left out:",
    f"{_FORMATS}eml.py _MOST_MESSAGES": "of this mailbox were not read",
    f"{_FORMATS}eml.py _MOST_NAMED": " more",
    f"{_FORMATS}epub.py _LARGEST_CHAPTER": "its end was left out",
    f"{_FORMATS}epub.py _MOST_CHAPTERS": "its end was left out",
    f"{_FORMATS}epub.py _MOST_LETTERS": "its end was left out",
    f"{_FORMATS}image.py MOST_PAGES": "can be shown and clipped",
    f"{_FORMATS}image.py MOST_PIXELS": "pixels, more than is read",
    f"{_FORMATS}pdf.py MOST_PAGES": "were read.",
    f"{_FORMATS}pdf.py _MOST_NAMED": " more",
    f"{_FORMATS}pdf_actions.py _MOST_STREAMS": "parts not fully searched",
    f"{_FORMATS}pdf_actions.py _MOST_UNPACKED": "parts not fully searched",
    f"{_FORMATS}pdf_notes.py _LARGEST_FILE": "left out.",
    f"{_FORMATS}pdf_pages.py MOST_LETTERS": "holds more text than any real one",
    f"{_FORMATS}pdf_unseen.py MOST_OBJECTS": "Only partly searched for hidden words",
    f"{_FORMATS}style_rules.py _MOST_RULES": "more style rules than are looked at",
    f"{_FORMATS}wacz.py _LARGEST": "pages were left out",
    f"{_FORMATS}warc.py MOST_PAGES": "pages were left out",
    f"{_FORMATS}warc.py MOST_RECORDS": "pages were left out",
    f"{_FORMATS}warc.py _LARGEST_PAGE": "pages were left out",
    f"{_FORMATS}warc.py _MOST_BYTES": "pages were left out",
    f"{_FORMATS}xlsx.py MOST_CELLS": "is larger than is read at once",
    f"{_FORMATS}xlsx.py MOST_LETTERS": "is larger than is read at once",
    f"{_FORMATS}xml_package.py _LONGEST_TYPE": "The document declares entities",
    f"{_FORMATS}xml_package.py _MOST_XML": "larger than any real one; it was not read",
}
NOTHING_LOST = {
    "intake.py _LONGEST_NAME": "a name on the screen; the source has its own",
    "picture_words.py _LONGEST": "the size of the picture that is recognised",
    "picture_words.py _LONGEST_SHEET": "the size of the picture that is recognised",
    "picture_words.py _MOST_LANGUAGES": "languages that are tried; the fact names them",
    "sandbox/wire.py MOST_PAGES": "more pages than any reader gives back",
    "sandbox/worker.py MOST_ANSWER": "more than wire lets a child say",
    "sandbox/worker.py MOST_WORKERS": "how many read at once",
    "store/criteria.py _LISTED": "tables, no limit",
    "store/differences.py _MOST_WORDS": "from there on compared by lines",
    "store/likeness.py _MOST_CANDIDATES": "the likest come first",
    "store/taken_over.py _MOST_PLACES": "places by which words are recognised",
    f"{_FORMATS}archive.py _LONGEST_NAME": "a name is shortened with a mark",
    f"{_FORMATS}article.py _MOST_LINKS": "a share",
    f"{_FORMATS}corrections.py _LONGEST": "longer is no note beside an article; the whole page has it",
    f"{_FORMATS}corrections.py _MOST_LINKS": "a share",
    f"{_FORMATS}dates.py _LONGEST": "no date is longer",
    f"{_FORMATS}docx_drawn.py _LONGEST_FIGURE": "digits that a spreadsheet counts with",
    f"{_FORMATS}docx_numbers.py _MOST_ANCESTORS": "styles that rest on each other in a circle",
    f"{_FORMATS}docx_package.py _MOST_ANCESTORS": "styles that rest on each other in a circle",
    f"{_FORMATS}docx_seen.py _MOST_DIGITS": "no list or page counts so far",
    f"{_FORMATS}image.py _LONGEST_FACT": "a fact of the camera is shortened",
    f"{_FORMATS}inline.py _LONGEST_MARK": "how a longer sign is written; its words stay",
    f"{_FORMATS}inline.py _LONGEST_UNIT": "how a raised figure is written; it stays",
    f"{_FORMATS}linked_data.py _MOST": "metadata of a page; its facts come from elsewhere then",
    f"{_FORMATS}lzfu.py MOST": "six times a text that is cut and said",
    f"{_FORMATS}mail.py _MOST_STRICT": "read in another way from there on",
    f"{_FORMATS}odf_styles.py _MOST_ANCESTORS": "styles that rest on each other in a circle",
    f"{_FORMATS}page_facts.py _LONGEST_SHORT_FORM": "initials",
    f"{_FORMATS}pdf_actions.py _LONGEST_NAME": "no name in a PDF is longer",
    f"{_FORMATS}print_lines.py _LONGEST_WORD": "no word is longer",
    f"{_FORMATS}print_lines.py _MOST_DIGITS": "a share",
    f"{_FORMATS}raised.py _LONGEST_MARK": "longer words that are raised stay as they are",
    f"{_FORMATS}text.py _LONGEST_TITLE": "a first line that is longer is no title; the text has it",
    f"{_FORMATS}unseen.py _MOST_OF_A_PAGE": "a share",
    f"{_FORMATS}warc.py _LONGEST_NAME": "a name is shortened with a mark",
}


def test_every_limit_of_what_is_taken_in_is_said() -> None:
    words, found = "", set()
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        words += "\n".join(value for value in strings if isinstance(value, str))
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = (name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
            found |= {
                f"{path.relative_to(ROOT).as_posix()} {name.id}"
                for name in names
                if _NAMED.fullmatch(name.id)
            }
    assert found - SAID.keys() - NOTHING_LOST.keys() == set(), "no sentence"
    assert (SAID.keys() | NOTHING_LOST.keys()) - found == set(), "there is no such limit any more"
    assert [(limit, sentence) for limit, sentence in SAID.items() if sentence not in words] == []
