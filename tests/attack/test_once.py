"""What repeats in a file is looked at once; what is found may not depend on that."""

import base64

from workbench.attack.codes import decodings
from workbench.attack.contacts import contacts_in
from workbench.attack.package import text_and_tags
from workbench.attack.reading import Reading

FOUND = {
    "write to a.tavak@desk.example today": "a mailbox",
    "a.tavak (at) desk (dot) example": "a mailbox",
    "at FACEBOO\u212a.com/tavak": "an account",
    "call +49 170 1234567": "a telephone number",
    "in C:\\Users\\tavak\\note.doc": "the path of a file or folder",
    "in /home/tavak/case": "the path of a file or folder",
    "id 12345678-1234-1234-1234-123456789abc": "an id",
    "from ١٠.٠.٠.٢": "the network address of a computer",
}


def test_each_line_is_found_alone_and_among_others() -> None:
    text = "\n".join(f"A line of words, number {number}.\n{line}" for number, line in enumerate(FOUND))
    found = [(words, what, text[at : at + len(words)]) for words, what, at in contacts_in(text)]
    assert sorted(what for _words, what, _there in found) == sorted(FOUND.values())
    assert all(words == there for words, _what, there in found)
    for line, what in FOUND.items():
        assert [kind for _words, kind, _at in contacts_in(line)] == [what], line


def test_codes_are_read_whatever_stands_around_them() -> None:
    said = b"Aram Tavak met us"
    codes = [base64.b64encode(said).decode(), base64.b32encode(said).decode(), said.hex(), said.hex(" ")]
    codes += ["%41ram%20Tavak", "=41ram", "\\u0041ram", "&#65;ram"]
    for code in codes:
        found = list(decodings(Reading(f"Words …\nand {code} here\nand there")))
        assert any("Aram" in one for one in found), code
    long = base64.b64encode(b"The note says that Aram Tavak met the minister in the port, and more.").decode()
    broken = Reading(f"{long[:48]}\n{long[48:]}")
    assert any("Aram Tavak met the minister" in found for found in decodings(broken))


def test_a_value_with_the_sign_that_ends_a_tag_is_kept() -> None:
    text, tags = text_and_tags('<w:p a="1"><w:t>One</w:t></w:p><w:p a="1"><w:t>Two</w:t></w:p>')
    assert text == "One\nTwo\n"
    assert tags.split("\n") == ['<w:p a="1">', "<w:t>", "</w:t>", "</w:p>"]
    assert 'descr="Aram > Tavak"' in text_and_tags('<w:p descr="Aram > Tavak"/>')[1]
