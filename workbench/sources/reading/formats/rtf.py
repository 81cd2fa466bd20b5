"""RTF (Microsoft's Rich Text Format 1.9) as a person sees it: deleted and hidden words left out."""

import re

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.raised import moved, said_before
from workbench.sources.reading.formats.rtf_state import (
    CHARSETS,
    FACTS,
    MARGINS,
    PAGES,
    SIGNS,
    SYMBOL_FONTS,
    SYMBOLS,
    UNSEEN,
    State,
    in_symbols,
    kind_of,
)
from workbench.sources.reading.formats.told import hidden_left_out, in_white_letters, struck_left_out, told
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])"
    rb"|[\r\n]+|([^\\{}\r\n]+)|.",
    re.DOTALL,
)
_DEEPEST = 500
_COUNTED = {
    "object": "embedded objects",
    "annotation": "comments",
    "template": "attached template",
    "mmath": "equations",
}
_FETCHING = re.compile(r"^\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b", re.IGNORECASE)


def read(data: bytes, name: str) -> Reading:
    """Read an RTF document; objects and pictures in it are counted, never opened."""
    reader = RtfReader(data)
    reader.run()
    builder, facts, active = reader.builder, reader.facts, reader.active
    title, title_from = facts.get("title", ""), "document properties"
    if not title:
        title = next((words for kind, words, _ in builder.blocks() if kind == "heading"), "")
        title_from = "the first heading"
    warnings = [*hidden_left_out(reader.hidden), *in_white_letters(reader.white)]
    warnings += struck_left_out(reader.struck)
    if active.get("tracked changes"):
        warnings.append("The document has tracked changes; it was read as if all were accepted.")
    if active.get("comments"):
        warnings.append("The document has comments in its margin; they are not part of the text.")
    if lost := active.get("equations", 0):
        warnings.append(told(lost, "equation", "equations", "could not be read."))
    if not builder.text:
        warnings.append("The document holds no text.")
    made, created = "document properties: whoever made the file", facts.get("creatim", "")
    day = "the day the file was made, which need not be the day it was published"
    origins = {
        "title": title_from if title else "",
        "author": made if facts.get("author") else "",
        "published_on": day if created else "",
        "last changed": facts.get("revtim", ""),
    }
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=facts.get("author", ""),
        published_on=created,
        language=language_of(builder.text),
        reader="rtf 2",
        media_type="application/rtf",
        warnings=tuple(warnings),
        facts={fact: where for fact, where in origins.items() if where},
        active=active,
    )


class RtfReader:
    """Goes through the tokens with a stack of states, one for each open brace."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._state = State()
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._symbols: dict[int, str] = {}
        """Fonts of symbols by number: their letters are signs."""
        self._styles: dict[int, str] = {}
        self._colours: list[tuple[int, int, int]] = [(0, 0, 0)]
        self._skip = 0
        self._words: list[str] = []
        self._white_words: list[str] = []
        self._white_at = -1
        self._side: dict[str, list[str]] = {}
        self._notes: list[tuple[str, list[str]]] = []
        self._last_hidden = False
        self._last_struck = False
        self.builder = TextBuilder()
        self.facts: dict[str, str] = {}
        self.active: dict[str, int] = {}
        self.hidden = 0
        self.white = 0
        self.struck = 0

    def run(self) -> None:
        """Read to the end, or as far as the document goes."""
        position = 0
        while match := _TOKEN.match(self._data, position):
            position = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if text is not None:
                self._text(text)
            elif code is not None:
                self._text(bytes([int(code, 16)]), one=True)
            elif word is not None:
                name, value = word.decode("ascii"), int(number) if number else None
                if name == "bin":
                    position += max(0, value or 0)
                else:
                    self._control(name, value)
            elif symbol is not None:
                self._symbol(symbol)
            elif brace is not None:
                self._brace(brace)
        self._end_paragraph()
        for number, pieces in self._notes:
            self.builder.add("footnote", "".join(pieces), label=number)

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise Unreadable(
                    "The document is nested too deeply to be read.", kept="The original is kept."
                )
            self._stack.append(self._state)
            self._state = self._state.copy()
        elif self._stack:
            ended, self._state = self._state, self._stack.pop()
            if ended.destination != self._state.destination:
                self._close(ended.destination)

    def _close(self, destination: str) -> None:
        """What to make of the words of a destination that ends."""
        pieces = self._side.pop(destination, [])
        words = " ".join("".join(pieces).split())
        if destination in MARGINS and words:
            kind = MARGINS[destination]
            if words not in (text for block, text, _ in self.builder.blocks() if block == kind):
                self.builder.add(kind, words)
        elif destination == "number":
            # What numbers a paragraph is read; the dot or dash before an item of a list is not.
            if len(words) > 1 and any(sign.isalnum() for sign in words):
                self._say(f"{words} ")
        elif destination == "fldinst" and (_FETCHING.match(words) or words.upper().startswith("HYPERLINK")):
            self._count("fields that fetch" if _FETCHING.match(words) else "links")
        elif destination in ("title", "author") and words:
            self.facts[destination] = words
        elif destination in ("creatim", "revtim"):
            date = partial_date("-".join(pieces))
            if date:
                self.facts[destination] = date

    def _count(self, kind: str) -> None:
        self.active[kind] = self.active.get(kind, 0) + 1

    def _text(self, raw: bytes, *, one: bool = False) -> None:
        if self._skip:
            dropped = min(self._skip, 1 if one else len(raw))
            self._skip -= dropped
            raw = b"" if one else raw[dropped:]
        if raw:
            self._bytes += raw

    def _flush(self) -> None:
        if self._bytes:
            words = bytes(self._bytes).decode(self._state.page or self._page, "replace")
            if font := self._symbols.get(self._state.shown_in):
                words = in_symbols(bytes(self._bytes), font)
            self._bytes.clear()
            if shift := self._state.shift:
                said = self._notes[-1][1] if self._state.destination == "note" else self._words
                words = moved(shift, words, said_before(said, len(said)))
            self._say(words)

    def _say(self, words: str) -> None:
        state = self._state
        if state.destination == "fonttbl":
            name = words.split(";")[0].strip()
            if name in SYMBOL_FONTS:
                self._symbols[state.font] = name
            return
        if state.destination == "stylesheet":
            name = words.split(";")[0].strip()
            if name:
                self._styles[state.style] = self._styles.get(state.style, "") + name
        elif state.destination == "colortbl":
            self._colours += [(0, 0, 0)] * words.count(";")
        elif state.destination == "note":
            if state.is_seen():
                self._notes[-1][1].append(words)
        elif state.destination in MARGINS or state.destination in (*FACTS, "fldinst", "number"):
            self._side.setdefault(state.destination, []).append(words)
        elif not state.destination:
            self._say_in_text(words)

    def _say_in_text(self, words: str) -> None:
        if not self._state.is_seen():
            self._count_unseen(words)
            return
        self._last_hidden = self._last_struck = False
        if self._is_white():
            self._white_words.append(words)
        elif self._white_words and words.strip():
            self._white_words.append("\0")
        self._words.append(words)

    def _count_unseen(self, words: str) -> None:
        """Passages that are hidden or struck out: each once, however many pieces it comes in."""
        if not words.strip():
            return
        state = self._state
        self.hidden += state.hidden and not self._last_hidden
        self.struck += state.struck and not (state.hidden or state.deleted or self._last_struck)
        self._last_hidden, self._last_struck = True, state.struck

    def _is_white(self) -> bool:
        colour, behind = self._state.colour, self._state.behind
        return 0 < colour < len(self._colours) and self._colours[colour] == (255, 255, 255) and not behind

    def _control(self, name: str, value: int | None) -> None:
        if name == "u" and value is not None:
            self._flush()
            self._skip = 0
            self._unicode(value)
            self._skip = self._state.skip
            return
        self._flush()
        stands_for, self._skip = self._skip and name in SIGNS, 0
        if stands_for:
            # What stands after a letter of Unicode for programs without it may be a word for a sign.
            return
        if not (self._mark(name) or self._table_entry(name, value) or self._destination(name)):
            if name in ("revised", "deleted") and value != 0:
                self._count("tracked changes")
            self._state.take(name, value)
        # The mark holds for the one word after it.
        self._state.optional = False

    def _mark(self, name: str) -> bool:
        """A control word that stands for characters or ends a line; whether it was one."""
        if name in SYMBOLS:
            self._say(SYMBOLS[name])
        elif name in ("par", "sect", "page", "column"):
            self._end_line("\n\n")
        elif name in ("cell", "nestcell"):
            self._end_line("\t")
        else:
            return False
        return True

    def _table_entry(self, name: str, value: int | None) -> bool:
        """A code page, font, colour, style or part of a date; whether it was one."""
        state = self._state
        if name in ("ansi", "mac", "pc", "pca"):
            self._page = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}.get(name, "cp1252")
        elif name == "ansicpg" and value is not None:
            page = PAGES.get(value, f"cp{value}")
            self._page = page if _is_page(page) else self._page
        elif name == "f" and value is not None:
            if state.destination == "fonttbl":
                state.font = value
            else:
                state.page, state.shown_in = self._fonts.get(value, ""), value
        elif name == "fcharset" and state.destination == "fonttbl" and value is not None:
            self._fonts[state.font] = CHARSETS.get(value, "")
        elif name in ("red", "green", "blue") and state.destination == "colortbl":
            rgb = list(self._colours[-1])
            rgb[("red", "green", "blue").index(name)] = value or 0
            self._colours[-1] = (rgb[0], rgb[1], rgb[2])
        elif name == "s" and state.destination != "note":
            state.style = value or 0
        elif name in ("yr", "mo", "dy") and state.destination in ("creatim", "revtim"):
            self._side.setdefault(state.destination, []).append(f"{value or 0:02}")
        else:
            return False
        return True

    def _destination(self, name: str) -> bool:
        """A control word that says where the words after it belong; whether it was one."""
        state = self._state
        if state.set_aside(name):
            return True
        if name == "footnote" and not state.destination:
            number = str(len(self._notes) + 1)
            self._say(f"[{number}]")
            self._notes.append((number, []))
            state.destination = "note"
        elif name in MARGINS or name in FACTS or name in ("fonttbl", "colortbl", "stylesheet", "fldinst"):
            self._open(name)
        elif name == "info":
            state.destination = "info"
        elif name in UNSEEN:
            self._unseen(name)
        else:
            return False
        return True

    def _open(self, name: str) -> None:
        """A destination whose words are facts, tables or margins."""
        state = self._state
        if state.destination == ("info" if name in FACTS else "") or name == "fldinst":
            state.destination = name
        if name == "colortbl":
            self._colours = [(0, 0, 0)]

    def _unseen(self, name: str) -> None:
        if name in _COUNTED and self._state.destination != name:
            self._count(_COUNTED[name])
        self._state.destination = name

    def _unicode(self, value: int) -> None:
        code = value + 0x10000 if value < 0 else value
        if 0xD800 <= code < 0xDC00:
            self._state.high = code
        elif 0xDC00 <= code < 0xE000:
            high = self._stack_high()
            if high:
                self._say(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
        elif 0 < code < 0x110000:
            # Word writes the letters of symbol fonts in the private area, by their place in the font.
            font = self._symbols.get(self._state.shown_in, "")
            self._say(in_symbols(bytes([code & 0xFF]), font) if 0xF020 <= code <= 0xF0FF else chr(code))

    def _stack_high(self) -> int:
        high, self._state.high = self._state.high, 0
        return high

    def _symbol(self, symbol: bytes) -> None:
        self._flush()
        if symbol == b"*":
            self._state.optional = True
        elif symbol in b"\r\n":
            self._end_line("\n\n")
        elif symbol in b"{}\\":
            self._text(symbol, one=True)
        elif symbol in b"~_":
            self._say("\u00a0" if symbol == b"~" else "\u2011")

    def _end_line(self, mark: str) -> None:
        state = self._state
        if state.destination == "note":
            self._notes[-1][1].append(" ")
        elif state.destination in MARGINS:
            self._side.setdefault(state.destination, []).append(" ")
        elif not state.destination:
            self._end_paragraph(in_cell=mark == "\t")

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        self._flush()
        said = "".join(self._words)
        self._words.clear()
        state = self._state
        if not said.strip():
            self._white_words.clear()
            return
        name = self._styles.get(state.style, "").lower()
        kind, level = kind_of(name, state, in_cell=in_cell)
        self.builder.add(kind, said, level)
        for passage in "".join(self._white_words).split("\0"):
            if passage.strip():
                self.white += 1
                self.builder.mark_last("hidden", passage, "white text")
        self._white_words.clear()


def _is_page(name: str) -> bool:
    try:
        b"".decode(name)
    except LookupError:
        return False
    return True
