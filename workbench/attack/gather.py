"""What the attack needs to know, asked of the case by queries of its own."""

import json
import platform
import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from workbench.attack.contacts import contacts_in, plain_address
from workbench.attack.known import Known, plain_words
from workbench.attack.lists import given_names, is_known_word, word_list
from workbench.attack.people import Person, name_parts
from workbench.values.account import user_name

_TELLING = 3
"""Words from which on everyday words in a row are no chance."""
_BATCH = 1_000_000
"""Letters of texts that are looked through at once."""
_OWN = ("a mailbox", "a handle", "a telephone number")
_FIELDS = ("author", "url", "title", "file_name")
_RECIPIENTS = re.compile(r"^(?:To|Cc|Bcc):.*$", re.MULTILINE)
"""Whom a mail went to is the house; who sent it is the source."""
_NAME = re.compile(r"[^<>()\[\]@;/|]+")


class Asked(Protocol):
    """A case, as far as it is asked."""

    @property
    def connection(self) -> Any: ...


def known_of(case: Asked, brief_id: str = "", client: str = "", allowed: Iterable[str] = ()) -> Known:
    """What the case says of people. `allowed` are texts whose names are accounted for: the template's.

    `client` is the name of the client the file is for.
    """
    read = case.connection.execute
    protected = _protected(case)
    ids = set(protected)
    hidden = {row[1] for row in read("SELECT source_id, actor_id FROM source_identity") if row[0] in ids}
    names = read("SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM alias").fetchall()
    opened = read("SELECT id, author, title, url, descriptor, publication_id FROM source").fetchall()
    free = [row for row in opened if row[0] not in ids]
    used = {row[5] for row in free}
    outlets = read("SELECT name, id FROM publication").fetchall()
    open_names = [name for actor, name in names if actor not in hidden]
    open_names += [row[1] for row in free if row[1]] + [row[0] for row in outlets if row[1] in used]
    persons = _persons(protected, [name for actor, name in names if actor in hidden], open_names)
    persons += [Person(row[0], "an analyst of this case") for row in read("SELECT name FROM analyst")]
    words = read("SELECT words, verdict FROM guard_word").fetchall()
    clients = [row[0] for row in read("SELECT name FROM client")]
    clients += [row[0] for row in words if row[1] == "client"]
    described = [row[4] for row in opened if row[4]]
    posts = [row[0] for row in read("SELECT title FROM post")]
    countries = [row[0] for row in read("SELECT DISTINCT country FROM brief")]
    phrases = [(row[0], "never in a client file") for row in words if row[1] == "never"]
    phrases += _phrases(protected, [name for actor, name in names if actor in hidden], open_names)
    return Known(
        persons=tuple(persons),
        contacts=tuple(_contacts(case, protected)),
        phrases=tuple(phrases),
        other_clients=tuple(name for name in dict.fromkeys(clients) if name and name != client),
        open_names=tuple(open_names),
        open_texts=(*(row[2] for row in free), *described, *posts, *countries, client, *allowed),
        links=tuple(plain_address(row[3]) for row in free if row[3]),
        confirmed=tuple(row[0] for row in words if row[1] == "confirmed"),
        statements=tuple(_statements(case, brief_id)),
        machine=tuple(_machine()),
        is_said_openly=lambda words: _is_said(case, words, ids),
    ).prepare()


def _protected(case: Asked) -> dict[str, list[dict[str, Any]]]:
    """Every image of a source that was protected at the time, by its id; lifted ones are left out."""
    read = case.connection.execute
    found: dict[str, list[dict[str, Any]]] = {}
    present = {}
    for row in read(f"SELECT id, protection, {', '.join(_FIELDS)} FROM source"):
        present[row[0]] = row[1]
        if row[1] == "protected":
            found[row[0]] = [dict(zip(_FIELDS, row[2:], strict=True))]
    lifted = {row[0] for row in read("SELECT words FROM guard_word WHERE verdict = 'lifted'")}
    for key, before, after in read(
        "SELECT row_key, before, after FROM change WHERE table_name = 'source' AND "
        '(instr(before, \'"protection":"protected"\') OR instr(after, \'"protection":"protected"\'))'
    ):
        if key in lifted and present.get(key) != "protected":
            continue
        for image in filter(None, (before, after)):
            facts = json.loads(image)
            if facts.get("protection") == "protected":
                found.setdefault(key, []).append({name: facts.get(name) or "" for name in _FIELDS})
    return found


def _persons(
    protected: dict[str, list[dict[str, Any]]], linked: list[str], open_names: list[str]
) -> list[Person]:
    openly = {frozenset(name_parts(name)) for name in open_names}
    found: dict[str, Person] = {}
    written = [str(image["author"]) for images in protected.values() for image in images if image["author"]]
    for name in [*linked, *(name for author in written for name in names_of_header(author))]:
        is_certain = frozenset(name_parts(name)) not in openly
        found.setdefault(name, Person(name, "a protected source", is_certain))
    return list(found.values())


def names_of_header(author: str) -> list[str]:
    """The names in the sender of a mail, with no mailbox; "Surname, Name" is one."""
    bare = re.sub(r"<[^>]*>|\S+@\S+|https?://\S+", " ", author)
    found = [name.strip(" ,\"'“”-") for name in _NAME.findall(bare)]
    return [name for name in found if len(name_parts(name)) > 0]


def _phrases(
    protected: dict[str, list[dict[str, Any]]], linked: list[str], open_names: list[str]
) -> Iterable[tuple[str, str]]:
    """Titles and file names of protected sources that are no everyday words; cover names of one word."""
    openly = {word for name in open_names for word in plain_words(name)}
    for image in (image for images in protected.values() for image in images):
        for name in ("title", "file_name"):
            parts = plain_words(str(image[name]))
            if len(parts) >= _TELLING or not all(map(is_known_word, parts)):
                yield str(image[name]), f"the {name.replace('_', ' ')} of a protected source"
    for name in linked:
        parts = name_parts(name)
        if len(parts) == 1 and len(parts[0]) > 3 and parts[0] not in given_names() | openly:
            yield name.strip(), "an alias of a protected source"


def _contacts(case: Asked, protected: dict[str, list[dict[str, Any]]]) -> Iterable[tuple[str, str]]:
    """How protected people are reached, by their headers and their own texts."""
    found: dict[str, str] = {}
    texts = case.connection.execute(
        "SELECT t.text FROM json_each(?) j JOIN source_text t ON t.source_id = j.value",
        (json.dumps(list(protected)),),
    )
    for text in _in_batches(row[0] for row in texts):
        for words, what, _at in contacts_in(_RECIPIENTS.sub("", text)):
            if what in _OWN:
                found[words] = f"{what} in the text of a protected source"
    headers = (f"{one['author']}\n{one['url']}" for images in protected.values() for one in images)
    for text in _in_batches(headers):
        for words, what, _at in contacts_in(text):
            found[words] = f"{what} of a protected source"
            found.update(dict.fromkeys(_accounts_of(words), "an account of a protected source"))
    return found.items()


def _in_batches(texts: Iterable[str]) -> Iterator[str]:
    """Texts one under another, so many letters at a time: no contact reaches over the end of a line."""
    pile, size = [], 0
    for text in texts:
        pile.append(text)
        size += len(text)
        if size > _BATCH:
            yield "\n".join(pile)
            pile, size = [], 0
    yield "\n".join(pile)


def _accounts_of(words: str) -> list[str]:
    """What a mailbox or the address of a profile is called, where that is no word of the language."""
    address = plain_address(words)
    host, _slash, path = address.partition("/")
    names = []
    if "@" in address:
        names.append(address.partition("@")[0])
    elif host in word_list("services") and path:
        names.append(path.split("/")[0])
    return [name for name in names if len(name) > 4 and name not in given_names() and not is_known_word(name)]


def _statements(case: Asked, brief_id: str) -> Iterable[str]:
    if not brief_id:
        return ()
    return [
        row[0]
        for row in case.connection.execute(
            "SELECT t.text FROM statement t JOIN section s ON s.id = t.section_id WHERE s.brief_id = ? "
            "ORDER BY s.position, t.position",
            (brief_id,),
        )
    ]


def _machine() -> Iterable[tuple[str, str]]:
    for name, what in ((platform.node(), "the name of this computer"), (user_name(), "the name of its user")):
        if len(name) > 3 and name.lower() not in word_list("accounts") and not is_known_word(name):
            yield name, what


def _is_said(case: Asked, words: str, protected: set[str]) -> bool:
    """Whether a source that is open holds these words in a row."""
    phrase = " ".join(re.findall(r"[^\W_]+", words))
    if not phrase:
        return False
    rows = case.connection.execute(
        "SELECT t.source_id FROM source_index i JOIN source_text t ON t.n = i.rowid "
        "WHERE source_index MATCH ?",
        (f'"{phrase}"',),
    )
    return any(row[0] not in protected for row in rows)
