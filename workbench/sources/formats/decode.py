"""Bytes to text: byte order marks, what the document states, UTF-8, else a guess that is said."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a document may state. Python knows more, some of them no encodings of text, some without bounds.
_STATED = {
    "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866",
    "cp874", "koi8-r", "koi8-u", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp",
    "iso2022_jp", "euc_kr", "cp949", "mac-roman", "mac-cyrillic", "iso8859-2", "iso8859-3", "iso8859-4",
    "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14",
    "iso8859-15", "iso8859-16",
}  # fmt: skip
# Documents that say Latin 1 or ASCII mean the Windows page that fills its gaps (WHATWG Encoding Standard).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
_SINGLE_BYTE = ("cp1251", "cp1252", "cp1256", "cp1250", "cp1253", "cp1254", "cp1255", "koi8-r")
_DAMAGE_SHARE = 10
_SAMPLE = 200_000
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_LETTERS_OF = {
    "cp1251": re.compile(r"[А-яЁёІіЇїЄєҐґЎў]"),
    "koi8-r": re.compile(r"[А-яЁё]"),
    "cp1256": re.compile(r"[\u0621-\u0652پچژگک]"),
    "cp1253": re.compile(r"[Ά-ώ]"),
    "cp1255": re.compile(r"[א-ת]"),
}


def decode(data: bytes, stated: str = "") -> tuple[str, str]:
    """The text and, where the encoding had to be guessed or repaired, a sentence that says so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), _guessed(wide)
    known = _known(stated)
    for encoding in dict.fromkeys(filter(None, (known, "utf-8"))):
        try:
            return data.decode(encoding), ""
        except UnicodeDecodeError:
            continue
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    if damaged * _DAMAGE_SHARE <= sum(character > "\x7f" for character in repaired) - damaged:
        return repaired, f"{damaged} characters of the document are damaged and are shown as �."
    if known and known != "utf-8":
        words = data.decode(known, "replace")
        return words, f"{words.count(chr(0xFFFD))} characters of the document are damaged and are shown as �."
    encoding = _likeliest(data)
    return data.decode(encoding, "replace"), _guessed(encoding)


def stated_in_page(data: bytes) -> str:
    """The encoding a page of HTML states in its first lines; "" when it states none."""
    found = _META.search(data[:8192]) or _XML_DECLARATION.search(data[:512])
    return found.group(1).decode("ascii") if found else ""


def _guessed(encoding: str) -> str:
    return (
        f"The document does not say how its letters are encoded; it was read as {encoding}. "
        "Check that the text makes sense."
    )


def _known(stated: str) -> str:
    """The encoding meant by a label, "" for a label that is none."""
    try:
        name = codecs.lookup(stated.strip()).name
    except (LookupError, ValueError, UnicodeError):
        return ""
    name = _MEANT.get(name, name)
    return name if name in _STATED else ""


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 without its mark shows in the zero bytes of every second place."""
    sample = data[:4096]
    if len(sample) < 16:
        return ""
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if zeros_odd > half * 0.2 and zeros_even * 10 < zeros_odd:
        return "utf-16-le"
    if zeros_even > half * 0.2 and zeros_odd * 10 < zeros_even:
        return "utf-16-be"
    return ""


def _likeliest(data: bytes) -> str:
    """The Windows page or the East Asian encoding the bytes fit best."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=[*_SINGLE_BYTE, "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"])
    found = best.best()
    encoding = _known(found.encoding) if found else ""
    return _by_letters(sample, encoding or "cp1252")


def _by_letters(sample: bytes, encoding: str) -> str:
    """Short texts mislead the statistics: a page under which every high byte is one script's letter wins."""
    high = bytes(byte for byte in sample if byte > 0x7F)
    shares = {}
    for candidate, letters in _LETTERS_OF.items():
        shares[candidate] = len(letters.findall(high.decode(candidate, "replace"))) / max(1, len(high))
    return encoding if encoding not in ("cp1252", "cp1250", "cp1254") else _script_page(sample, shares, encoding)


def _script_page(sample: bytes, shares: dict[str, float], encoding: str) -> str:
    high = sum(byte > 0x7F for byte in sample)
    ascii_letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    best = max(shares, key=lambda page: shares[page])
    return best if shares[best] > 0.95 and high > ascii_letters else encoding
