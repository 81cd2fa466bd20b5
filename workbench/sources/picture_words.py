"""Words in pictures, recognised by Tesseract where it is installed, in a confined process of its own.

Tesseract gets bare pixels that the guarded child has decoded, never the file.
"""

import csv
import io
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from workbench.sources.doubtful import without_doubts
from workbench.sources.reading.model import Reading, Span
from workbench.sources.sandbox.guard import (
    Limits,
    Picture,
    ReadingStopped,
    UnreadableDocument,
    picture_guarded,
)
from workbench.sources.sandbox.worker import NO_HOME
from workbench.values.content import Content
from workbench.values.errors import Refused
from workbench.values.text import canonical, counted

MOST_PAGES = 20
_UNCHANGED = "The current version is unchanged."
NO_TEXT = "No text was found: the PDF looks like a scan or a drawing."
"""What the reader of PDF says, and what is no longer so once words are recognised."""
_LONGEST = 4000
_LONGEST_SHEET = 2600
"""Pixels of the longer side of a page of a PDF: some 220 to the inch on A4."""
_SECONDS = 60
_MEMORY = 1536 * 1024 * 1024
_GLANCE = 0.05
_MOST_LANGUAGES = 4
_SURE = 88
"""Mean confidence from which a page is not looked at a second time."""
_DOUBTFUL = 60
"""Mean confidence, of 100, under which a page is said to be badly legible."""
# Tesseract's names of the languages this work meets most, in the order in which they are tried.
_LIKELIEST = (
    "ara", "eng", "rus", "fra", "ita", "deu", "spa", "ukr", "tur", "fas", "heb", "bel", "pol", "por",
    "ell", "nld",
)  # fmt: skip
_CODES = dict(
    zip(
        _LIKELIEST,
        ["ar", "en", "ru", "fr", "it", "de", "es", "uk", "tr", "fa", "he", "be", "pl", "pt", "el", "nl"],
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its rectangle as shares of width and height, and the line and paragraph it is in."""

    text: str
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float
    paragraph: tuple[int, int]


@lru_cache(maxsize=1)
def installed_languages() -> tuple[str, ...]:
    """Tesseract's languages on this machine, the likeliest first; empty where it is not installed."""
    if not shutil.which("tesseract"):
        return ()
    answer = _run(["--list-langs"], b"", None)
    names = set(answer.decode("utf-8", "replace").split("\n")[1:]) if answer else set()
    return tuple(name for name in _LIKELIEST if name in names)


def is_picture(reading: Reading) -> bool:
    """Whether a document is a picture, or a PDF of pictures alone, as scans are."""
    is_scan = reading.media_type == "application/pdf" and not reading.text.strip() and reading.page_count > 0
    return is_scan or reading.media_type.startswith("image/")


def with_words(
    reading: Reading,
    data: Content,
    name: str,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
    languages: tuple[str, ...] = (),
) -> Reading:
    """The reading of a picture with the words in it, each with its place as a `word` span.

    `languages` are Tesseract's names of those to try, the likeliest unless told. Where no program
    recognises letters, or it finds none, the reading says so and is as it was.
    """
    languages = languages or installed_languages()[:_MOST_LANGUAGES]
    if reading.page_count > 1:
        reading = replace(reading, facts={**reading.facts, "pages": str(reading.page_count)})
    if not languages:
        said = (
            "The words in the picture were not read: Tesseract is not installed. Its regions can be clipped."
        )
        return replace(reading, warnings=(*reading.warnings, said))
    longest = _LONGEST_SHEET if reading.media_type == "application/pdf" else _LONGEST
    pages: list[list[Word]] = []
    failures = 0
    for page in range(min(reading.page_count, MOST_PAGES)):
        words = _words_on(data, name, page, longest, languages, cancelled, limits)
        failures += words is None
        pages.append(words or [])
    if failures:
        said = f"Tesseract failed on {counted(failures, 'page')} or took too long; no words were read there."
        reading = replace(reading, warnings=(*reading.warnings, said))
    return reading if failures == len(pages) else _joined(reading, pages, languages)


def _words_on(
    data: Content,
    name: str,
    page: int,
    longest: int,
    languages: tuple[str, ...],
    cancelled: Callable[[], bool] | None,
    limits: Limits | None,
) -> list[Word] | None:
    """The words of a page; where they are doubtful, those without its specks if these are surer."""
    found: list[Word] | None = None
    for calm in (False, True):
        try:
            picture = picture_guarded(
                data, name, page, longest, calm=calm, cancelled=cancelled, limits=limits
            )
        except UnreadableDocument:
            return found
        if _is_blank(picture):
            return []
        words = recognise(picture, languages, cancelled)
        if words is not None and (found is None or _sureness(words) > _sureness(found)):
            found = words
        if _sureness(found or []) >= _SURE:
            break
    return found


def _is_blank(picture: Picture) -> bool:
    """Whether all of a page is of one grey, as empty pages are."""
    return picture.pixels.count(picture.pixels[:1]) == len(picture.pixels)


def _sureness(words: list[Word]) -> float:
    """Mean confidence, of 100; 0 of no words."""
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def recognise(
    picture: Picture, languages: tuple[str, ...], cancelled: Callable[[], bool] | None = None
) -> list[Word] | None:
    """The words of one page in reading order; None where the program fails or takes too long."""
    image = b"P6\n%d %d\n255\n" % (picture.width, picture.height) + picture.pixels
    answer = _run(["stdin", "stdout", "-l", "+".join(languages), "tsv"], image, cancelled)
    if not answer:
        return None
    rows = csv.DictReader(
        io.StringIO(answer.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [word for row in rows if (word := _word(row, picture))]


def _word(row: dict[str, str], picture: Picture) -> Word | None:
    text = " ".join(canonical(row.get("text") or "").split())
    try:
        left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
        confidence = float(row["conf"])
        paragraph = int(row["block_num"]), int(row["par_num"])
    except (KeyError, TypeError, ValueError):
        return None
    if not text or confidence < 0:
        return None
    x0, y0 = left / picture.width, top / picture.height
    x1, y1 = (left + width) / picture.width, (top + height) / picture.height
    return Word(text, confidence, x0, y0, x1, y1, paragraph)


def _joined(reading: Reading, pages: list[list[Word]], languages: tuple[str, ...]) -> Reading:
    """One text of all pages, paragraph by paragraph, with a span for each word, paragraph and page."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0

    def append(words: str) -> None:
        nonlocal length
        pieces.append(words)
        length += len(words)

    for number, words in enumerate(pages, 1):
        page_start = length + (2 if pieces and words else 0)
        page_spans: list[Span] = []
        for _, group in groupby(words, lambda word: word.paragraph):
            append("\n\n" if pieces else "")
            start = length
            for index, word in enumerate(group):
                append(" " if index else "")
                box = " ".join(f"{edge:.4f}" for edge in (word.x0, word.y0, word.x1, word.y1))
                page_spans.append(Span("word", length, length + len(word.text), round(word.confidence), box))
                append(word.text)
            page_spans.append(Span("paragraph", start, length))
        if len(pages) > 1 and words:
            spans.append(Span("page", page_start, length, 0, str(number)))
        spans += page_spans
    text = "".join(pieces)
    if text != canonical(text):
        # Letters that only together make one: without places of words rather than with wrong ones.
        text = canonical(text)
        spans = [Span("paragraph", 0, len(text))]
    every = [word for words in pages for word in words]
    said = reading.warnings if not text else tuple(one for one in reading.warnings if one != NO_TEXT)
    return replace(
        reading,
        text=text,
        structure=tuple(spans),
        language=_language(text),
        reader=f"{reading.reader}, tesseract ({'+'.join(languages)})",
        facts={**reading.facts, "words": _origin(every, languages)},
        warnings=(*said, *_doubts(every, reading.page_count, languages)),
    )


def _origin(words: list[Word], languages: tuple[str, ...]) -> str:
    sure = f", mean confidence {_sureness(words):.0f} of 100" if words else ""
    return f"recognised in the picture by tesseract ({'+'.join(languages)}){sure}"


def recognised(
    reading: Reading, data: Content, name: str, cancelled: Callable[[], bool] | None = None
) -> Reading:
    """The words of a PDF as they are recognised in pictures of its pages, in the place of those it has.

    The facts say so, with the mean confidence. Raises Refused where no program recognises letters, where
    there are more pages than are recognised, and where no words were found.
    """
    if not installed_languages():
        raise Refused("Tesseract is not installed.", _UNCHANGED, "Install it, with the languages you need.")
    if reading.page_count > MOST_PAGES:
        pages = counted(reading.page_count, "page")
        raise Refused(f"The PDF has {pages}; words are recognised in {MOST_PAGES} at the most.", _UNCHANGED)
    bare = replace(reading, text="", structure=(), boxes=(), warnings=without_doubts(reading.warnings))
    found = with_words(bare, data, name, cancelled, languages=_languages_for(reading.language))
    if not found.text:
        raise Refused("No words were recognised in the pages.", _UNCHANGED)
    return replace(found, language=found.language or reading.language)


def _languages_for(language: str) -> tuple[str, ...]:
    """The language a document is in, where it is installed, and English; none where it is not known."""
    known = [name for name in installed_languages() if _CODES[name] == language]
    return (
        tuple(dict.fromkeys((*known, *(one for one in installed_languages() if one == "eng"))))
        if known
        else ()
    )


def _language(text: str) -> str:
    """The script decides where it can; more is not asked of a few words."""
    letters = [letter for letter in text if letter.isalpha()]
    if letters and sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters) / 2:
        return "ar"
    return ""


def _doubts(words: list[Word], pages: int, languages: tuple[str, ...]) -> list[str]:
    named = ", ".join(_CODES[language] for language in languages)
    if not words:
        return [f"No words were found in the picture (Tesseract: {named}). Its regions can be clipped."]
    doubts = [f"The words were read from the picture by Tesseract ({named}): compare them with it."]
    if _sureness(words) < _DOUBTFUL:
        doubts.append("The picture is badly legible: many words will be wrong.")
    if pages > MOST_PAGES:
        doubts.append(f"Only the first {MOST_PAGES:,} of {counted(pages, 'page')} were read.")
    return doubts


def _run(arguments: list[str], given: bytes, cancelled: Callable[[], bool] | None) -> bytes:
    """What the program answers; empty when it fails or is stopped by its limits.

    Raises ReadingStopped once cancelled.
    """
    root = str(Path(__file__).resolve().parents[2])
    keep = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    # One thread for one page: two documents are read at the same time as it is.
    environment |= {"PYTHONPATH": root, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", "HOME": NO_HOME}
    confined = [sys.executable, "-P", "-m", "workbench.sources.sandbox.confined", str(_SECONDS), str(_MEMORY)]
    with subprocess.Popen(
        [*confined, "tesseract", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=root,
    ) as process:
        answers: list[bytes] = []
        # In a thread: asked again after a glance at the clock, communicate() forgets what it has to send.
        talk = threading.Thread(target=lambda: answers.append(process.communicate(given)[0]), daemon=True)
        talk.start()
        end = time.monotonic() + 2 * _SECONDS
        stopped = False
        while talk.is_alive() and not stopped and time.monotonic() < end:
            talk.join(_GLANCE)
            stopped = bool(cancelled and cancelled())
        if talk.is_alive():
            process.kill()
            talk.join()
        if stopped:
            raise ReadingStopped
        return answers[0] if answers and process.returncode == 0 else b""
