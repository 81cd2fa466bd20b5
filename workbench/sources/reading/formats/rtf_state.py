"""What RTF sets for the words that follow, until the brace closes; its charsets and symbols."""

from dataclasses import dataclass, replace

# RTF 1.9, \fcharset: the Windows charset of a font. 0 is left to the page of the document: programs
# that know nothing of charsets write it beside Cyrillic.
CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
PAGES = {
    10000: "mac-roman", 10007: "mac-cyrillic", 936: "gbk", 950: "big5", 65001: "utf-8", 1361: "johab",
    708: "iso8859-6", 709: "iso8859-6", 710: "cp1256", 711: "cp1256", 720: "cp720", 819: "iso8859-1",
}  # fmt: skip
SYMBOLS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SIGNS = SYMBOLS.keys() - {"tab", "line"}
SYMBOL_FONTS = {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"}
# Destinations whose words are not part of the text.
UNSEEN = {
    "pict", "object", "fldinst", "listtable", "listoverridetable", "rsidtbl", "revtbl", "generator",
    "xmlnstbl", "datafield", "themedata", "colorschememapping", "latentstyles", "datastore", "filetbl",
    "pnseclvl", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnicn",
    "atnref", "atndate", "atnparent", "annotation", "template", "wgrffmtfilter", "mmath", "nonshppict",
    "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "aftncn", "ftncn", "xe", "tc", "rxe", "objdata", "objclass",
    "objname", "sp", "htmltag", "mhtmltag", "falt", "panose", "fontemb", "fontfile", "pgptbl", "userprops",
    "docvar", "private", "formfield", "shprslt",
}  # fmt: skip
MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "page_header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "page_footer"),
}
FACTS = {"title", "author", "creatim", "revtim"}
# What only sets how words look: marked as optional or not, the words after it are seen.
_LOOKS = """
b i ul ulnone fs f af afs ab ai lang langfe langnp langfenp cs ds ts s kerning expnd expndtw caps scaps
outl shad ltrch rtlch loch hich dbch ql qr qc qj li ri fi sa sb sl slmult ltrpar rtlpar insrsid charrsid
pararsid rsid cgrid noproof widctlpar nowidctlpar
"""
_FORMATTING = frozenset(_LOOKS.split())
_PARAGRAPH_DEFAULTS = {"style": 0, "in_table": False, "in_list": False, "list_level": 0, "outline": 9}


@dataclass(slots=True)
class State:
    """The state between two braces."""

    destination: str = ""
    around: str = ""
    """The destination that a shape or a pair of wordings stands in."""
    page: str = ""
    font: int = 0
    shown_in: int = -1
    """The font of the words that follow."""
    skip: int = 1
    """Bytes that stand after \\u for readers without Unicode (\\uc)."""
    high: int = 0
    optional: bool = False
    hidden: bool = False
    deleted: bool = False
    html_only: bool = False
    struck: bool = False
    shift: str = ""
    """"super", "sub" or "": where words are written from the line."""
    colour: int = 0
    behind: int = 0
    style: int = 0
    in_table: bool = False
    in_list: bool = False
    list_level: int = 0
    outline: int = 9

    def copy(self) -> "State":
        """The state that a group begins with."""
        return replace(self, optional=False)

    def is_seen(self) -> bool:
        """Whether a person would see words in this state."""
        return not (self.hidden or self.deleted or self.html_only or self.struck)

    def set_aside(self, name: str) -> bool:
        """A control word for words that come twice, in a shape, or as a number; whether it was one."""
        seen = self.destination in MARGINS or self.destination == "note"
        if name in ("shpinst", "do"):
            self.around, self.destination = self.destination if seen else "", "shape"
        elif name == "upr":
            # The same words twice: for old programs, and within it as Unicode, which is taken.
            self.around, self.destination = self.destination, "older"
        elif (name in ("shptxt", "dptxbxtext") and self.destination == "shape") or (
            name == "ud" and self.destination == "older"
        ):
            self.destination = self.around
        elif name in ("listtext", "pntext"):
            self.destination = "number" if self.destination in ("", "note") else f"*{name}"
        else:
            return False
        return True

    def take(self, name: str, value: int | None) -> None:
        """One control word that sets something."""
        on = value != 0
        if name == "v":
            self.hidden = on
        elif name == "deleted":
            self.deleted = on
        elif name in ("strike", "striked"):
            self.struck = on
        elif name in ("super", "sub", "nosupersub"):
            self.shift = name if on and name != "nosupersub" else ""
        elif name in ("up", "dn"):
            # Without a number six half points; \\up0 puts the words back on the line.
            self.shift = {"up": "super", "dn": "sub"}[name] if on else ""
        elif name == "htmlrtf":
            self.html_only = on
        elif name == "plain":
            self.hidden = self.deleted = self.struck = False
            self.shift = ""
            self.colour = self.behind = 0
            self.page, self.shown_in = "", -1
        elif name == "pard":
            for field, default in _PARAGRAPH_DEFAULTS.items():
                setattr(self, field, default)
        elif name == "uc":
            self.skip = max(0, min(value if value is not None else 1, 8))
        elif name == "cf":
            self.colour = value or 0
        elif name in ("cb", "chcbpat", "highlight"):
            self.behind = value or 0
        elif name in ("intbl", "itap"):
            self.in_table = on
        elif name == "ls":
            self.in_list = on
        elif name == "ilvl":
            self.list_level = min(value or 0, 8)
        elif name == "outlinelevel":
            self.outline = value if value is not None else 0
        elif self.optional and name not in _FORMATTING:
            # An optional destination nobody here knows: its words are not meant for the page.
            self.destination = f"*{name}"


def in_symbols(letters: bytes, font: str) -> str:
    """Letters of a font of symbols as the signs that they are printed as."""
    from mammoth.docx.dingbats import dingbats

    return "".join(chr(dingbats.get((font, letter)) or letter) for letter in letters)


def is_heading(style: str, outline: int) -> int:
    """The level of a heading, 0 for anything else."""
    if style == "title":
        return 1
    if style.startswith("heading ") and style[8:].strip()[:1].isdigit():
        return max(1, int(style[8:].strip()[:1]))
    return outline + 1 if outline < 9 else 0


def kind_of(name: str, state: State, *, in_cell: bool) -> tuple[str, int]:
    """Kind and level of a paragraph, by the name of its style and what the state says."""
    if in_cell or state.in_table:
        return "table_cell", 0
    if heading := is_heading(name, state.outline):
        return "heading", heading
    if state.in_list or name.startswith("list "):
        return "list_item", state.list_level + 1
    if name in ("quote", "intense quote", "quotations"):
        return "quote", 0
    return ("caption", 0) if name == "caption" else ("paragraph", 0)
