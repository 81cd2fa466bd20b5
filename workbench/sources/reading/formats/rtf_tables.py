"""The tables of an RTF document that the words refer to by number: fonts, styles, colours; its code page."""

from workbench.sources.reading.formats.rtf_state import CHARSETS, PAGES, SYMBOL_FONTS, State, in_symbols


class Tables:
    """What the document has defined so far."""

    def __init__(self) -> None:
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self.symbols: dict[int, str] = {}
        """Fonts of symbols by number: their letters are signs."""
        self.styles: dict[int, str] = {}
        self.colours: list[tuple[int, int, int]] = [(0, 0, 0)]

    def take(self, name: str, value: int | None, state: State) -> bool:
        """A control word that sets a code page, font, colour or style; whether it was one."""
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
            rgb = list(self.colours[-1])
            rgb[("red", "green", "blue").index(name)] = value or 0
            self.colours[-1] = (rgb[0], rgb[1], rgb[2])
        elif name == "s" and state.destination != "note":
            state.style = value or 0
        else:
            return False
        return True

    def name(self, words: str, state: State) -> bool:
        """Words that name a font or style, or end a colour; whether they stand in a table."""
        if state.destination == "fonttbl":
            name = words.split(";")[0].strip()
            if name in SYMBOL_FONTS:
                self.symbols[state.font] = name
        elif state.destination == "stylesheet":
            name = words.split(";")[0].strip()
            if name:
                self.styles[state.style] = self.styles.get(state.style, "") + name
        elif state.destination == "colortbl":
            self.colours += [(0, 0, 0)] * words.count(";")
        else:
            return False
        return True

    def decoded(self, raw: bytes, state: State) -> str:
        """Bytes in the code page, or the font of symbols, that holds where they stand."""
        if font := self.symbols.get(state.shown_in):
            return in_symbols(raw, font)
        return raw.decode(state.page or self._page, "replace")

    def is_white(self, state: State) -> bool:
        """Whether words are in white letters and nothing says that there is a colour behind them."""
        colour = state.colour
        return 0 < colour < len(self.colours) and self.colours[colour] == (255, 255, 255) and not state.behind


def _is_page(name: str) -> bool:
    try:
        b"".decode(name)
    except LookupError:
        return False
    return True
