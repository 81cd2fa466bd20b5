"""Bytes to text: byte order marks, what the document states, UTF-8, else a guess that is said."""

import codecs
import re

from workbench.sources.reading.formats.told import told
from workbench.values.text import shortened

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a document may state. Python knows more, some of them no encodings of text, some without bounds.
_STATED = {
    "utf-8",
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp866", "cp874", "koi8-r", "koi8-u", "mac-greek", "mac-turkish",
    "mac-latin2", "mac-iceland", "cp437", "cp720", "cp737", "cp775", "cp850",
    "cp852", "cp855", "cp857", "cp858",
    "cp861", "cp862", "cp864", "cp865", "cp869", "cp1125",
    "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "shift_jis",
    "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "mac-roman", "mac-cyrillic", "iso8859-2",
    "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16",
}  # fmt: skip
# Documents that say Latin 1 or ASCII mean the Windows page that fills its gaps (WHATWG Encoding Standard).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}
_EAST_ASIAN = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
# A word of high bytes alone is of another script than ours; one high byte in a word is an accent.
_FOREIGN_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{2,}(?![A-Za-z\x80-\xff])")
_ACCENTED_WORD = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_DAMAGE_SHARE = 10
_OF_SEVERAL_BYTES = {
    "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp",
    "iso2022_jp", "euc_kr", "cp949",
}  # fmt: skip
_HIGH = re.compile(rb"[\x80-\xff]")
_PAIRS = re.compile(r"(?<=[a-z])(?:[A-ZÀ-ÞЀ-Я][^\x00-\x7f])+")
_FEWEST = 6
"""Letters beyond ASCII from which they can say that a label is wrong."""
_LIKELY, _SURE, _MUCH = -4.2, -3.2, 1.2
"""The least score of a page that is guessed, of one that is stated, and how much better another must be."""
_SAMPLE = 200_000
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")


def decode(data: bytes, stated: str = "") -> tuple[str, str]:
    """The text and, where the encoding had to be guessed or repaired, a sentence that says so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), _guessed(wide)
    known = _known(stated)
    if known not in ("", "utf-8", *_OF_SEVERAL_BYTES) and (words := _surely_utf8(data, known)):
        return words, _contradicted(stated, "utf-8")
    for encoding in dict.fromkeys(filter(None, (known, "utf-8"))):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if other := _belied(data, encoding):
            return data.decode(other, "replace"), _contradicted(stated, other)
        return words, ""
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    if damaged * _DAMAGE_SHARE <= sum(character > "\x7f" for character in repaired) - damaged:
        return repaired, _damaged(damaged)
    if known and known != "utf-8":
        if other := _belied(data, known):
            return data.decode(other, "replace"), _contradicted(stated, other)
        words = data.decode(known, "replace")
        return words, _damaged(words.count("\ufffd"))
    encoding = _likeliest(data)
    return data.decode(encoding, "replace"), _guessed(encoding)


def _surely_utf8(data: bytes, stated: str) -> str:
    """The text of bytes that are UTF-8 whatever they say: by chance no other text fits its pattern."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    high = len(_HIGH.findall(data[:_SAMPLE]))
    if high >= _FEWEST:
        return words
    # A few fit it by chance: then they must make no sense as what is stated, a capital behind a small letter.
    pairs = _PAIRS.findall(data.decode(stated, "replace"))
    return words if high and sum(map(len, pairs)) >= high else ""


def is_wide(data: bytes) -> bool:
    """Whether bytes full of zeros are text all the same: UTF-16 or UTF-32."""
    return bool(_wide_without_mark(data)) or data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE))


def stated_in_page(data: bytes) -> str:
    """The encoding a page of HTML states in its first lines; "" when it states none."""
    found = _META.search(data[:8192]) or _XML_DECLARATION.search(data[:512])
    return found.group(1).decode("ascii") if found else ""


def _guessed(encoding: str) -> str:
    return (
        f"The document does not state its encoding; it was read as {encoding}. "
        "Check that the text makes sense."
    )


def _contradicted(stated: str, encoding: str) -> str:
    return (
        f"The document says that it is {shortened(stated, 20)}, but its letters are not; "
        f"it was read as {encoding}. Check that the text makes sense."
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
    """UTF-16 without its mark: every second byte is zero, or the number of the Cyrillic or Arabic block."""
    sample = data[:4096]
    halves = {"utf-16-be": sample[::2], "utf-16-le": sample[1::2]}
    if len(sample) < 16 or 0 not in sample:
        return ""
    upper = {name: sum(half.count(byte) for byte in (0, 4, 6)) for name, half in halves.items()}
    best = max(upper, key=lambda name: upper[name])
    return best if upper[best] > len(sample) * 0.4 and min(upper.values()) < len(sample) * 0.1 else ""


def _likeliest(data: bytes) -> str:
    """The East Asian encoding or else the page of one byte a letter that the bytes fit best."""
    from workbench.sources.reading.formats.code_pages import japanese_of, likeliest_of, score

    sample = data[:_SAMPLE]
    if page := japanese_of(data):
        return page
    foreign = b" ".join(_FOREIGN_WORD.findall(sample))
    if len(foreign) > len(_ACCENTED_WORD.findall(sample)):
        page = likeliest_of(foreign, foreign=True)
        if score(foreign, page) >= _LIKELY:
            return page
        return _east_asian(sample) or page
    return likeliest_of(sample, foreign=False)


def _belied(data: bytes, stated: str) -> str:
    """The page that the letters are of where they are not of the one that is stated; "" where they may be."""
    from workbench.sources.reading.formats.code_pages import score

    if stated in _OF_SEVERAL_BYTES or stated == "utf-8" or len(_HIGH.findall(data[:_SAMPLE])) < _FEWEST:
        return ""
    claimed = score(data, stated)
    if claimed >= _SURE:
        return ""
    page = _likeliest(data)
    is_better = page not in (stated, *_EAST_ASIAN) and score(data, page) - claimed >= _MUCH
    same = is_better and data.decode(page, "replace") == data.decode(stated, "replace")
    return page if is_better and not same else ""


def _east_asian(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(_EAST_ASIAN)).best()
    return found.encoding if found and found.encoding in _EAST_ASIAN else ""


def _damaged(number: int) -> str:
    rest = "damaged, and shown as �."
    return told(number, "character of the document is", "characters of the document are", rest)
