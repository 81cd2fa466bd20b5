"""Nothing of a protected source leaves in a copy for a reviewer: neither its name nor its words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.review.exchange.conftest import PASSPHRASE
from workbench.case import Case
from workbench.review import Target
from workbench.review.wording import Wordings

_PEOPLE = (
    ("Yevgenia Tolmachova", "Евгения Толмачёва"), ("Brandt Oskarsson", "Брандт Оскарссон"),
    ("Idris Quenehem", "Идрис Кенеэм"), ("Marta Wojnarowska", "Марта Войнаровска"),
    ("Dzmitry Halavach", "Дмитрий Головач"), ("Salma Benkirane", "Сальма Бенкиран"),
    ("Piotr Zdrojewicz", "Пётр Здроевич"), ("Ulrika Thorvaldsen", "Ульрика Торвальдсен"),
    ("Farhod Qodirjonov", "Фарход Кодиржонов"), ("Nadezhda Prokushkina", "Надежда Прокушкина"),
)  # fmt: skip


@dataclass
class _Kept:
    """The case, and what of it must not be in the copy."""

    case: Case
    brief: str = ""
    needles: list[str] = field(default_factory=list)


def _filled(case: Case) -> _Kept:
    """Ten protected people, each with a text, a clip that is harmless and one that tells who it is."""
    made = _Kept(case)
    brief = case.briefs.add("Belarus", "What ten people say", closing="Ask Yevgenia Tolmachova.")
    made.brief = brief.id
    for number, (name, cyrillic) in enumerate(_PEOPLE):
        first, last = name.split()
        mail = f"{first[0].lower()}.{last.lower()}@mail-{last.lower()}.example"
        title = f"Talk with {name} in the bakery at Vetka {number}"
        file_name = f"{last.lower()}-{number}-talk-notes.txt"
        lines = [f"{last} said that the {word} of depot {number} was moved at night." for word in _WORDS]
        harmless = f"Convoy {number} left the northern depot before dawn."
        telling = f"I am {name}, write to {mail}."
        text = "\n".join([harmless, telling, *lines])
        source = case.sources.add(text.encode(), name=file_name)
        case.sources.update(
            source.id, title=title, author=name, url=f"https://chat.example/{last.lower()}/{number}",
            protection="protected", descriptor="An official", published_on=f"2024-03-{number + 1:02}",
        )  # fmt: skip
        publication = case.publications.add(f"House of {last} {number}", kind="human source")
        case.sources.update(source.id, publication=publication.id)
        actor = case.actors.add(name, aliases=[cyrillic], notes=f"{name} works at the depot.")
        case.guard.identify(source.id, actor.id)
        clip = case.clips.add(source.id, 0, len(harmless), note=f"From {name}", tags=[last])
        told = case.clips.add(source.id, len(harmless) + 1, len(harmless) + 1 + len(telling))
        case.actors.mention(clip.id, actor.id)
        safe = case.claims.add(f"Convoy {number} left before dawn.", notes=f"{name} told us.")
        case.claims.cite(safe.id, clip.id, note=f"as {name} says")
        named = case.claims.add(f"{name} confirms that convoy {number} left.", actors=[(actor.id, "witness")])
        case.claims.cite(named.id, clip.id)
        resting = case.claims.add(f"Convoy {number} had a guard.")
        case.claims.cite(resting.id, told.id)
        case.briefs.state(brief.id, "Body", f"Convoy {number} left before dawn.", claims=[safe.id])
        case.briefs.state(brief.id, f"What {name} says", f"Convoy {number} left.", claims=[named.id])
        case.briefs.state(brief.id, "Body", f"Convoy {number} was guarded.", claims=[resting.id])
        made.needles += [name, cyrillic, last, mail, title, file_name, f"chat.example/{last.lower()}"]
        made.needles += [publication.name, telling, *lines]
    article = case.sources.add_text(f"A paper writes of {_PEOPLE[0][0]}. The convoy was seen.", title="Paper")
    at = len(f"A paper writes of {_PEOPLE[0][0]}. ")
    seen = case.clips.add(article.id, at, at + len("The convoy was seen."))
    claim = case.claims.add("A convoy was seen.")
    case.claims.cite(claim.id, seen.id)
    case.briefs.state(brief.id, "Body", "A convoy was seen.", claims=[claim.id])
    return made


_WORDS = ("crane", "fuel", "radio", "tent", "bridge", "pump", "tank", "crate", "wire", "gate", "lamp", "cart",
          "mast", "hose", "belt", "sled", "anvil", "drum", "winch", "plough", "kiln")  # fmt: skip


def _everything_in(copy: Case) -> Iterator[str]:
    """Every value of every table of a case: rows, journal, indexes."""
    tables = copy.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in copy.connection.execute(f'SELECT * FROM "{table}"').fetchall():
            for value in tuple(row):
                yield value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    for (sha256,) in copy.connection.execute("SELECT sha256 FROM original").fetchall():
        source = copy.sources.with_original(sha256)[0]
        yield copy.sources.original(source.id).decode("utf-8", "replace")


def test_of_300_needles_none_is_in_the_copy(case: Case, tmp_path: Path) -> None:
    made = _filled(case)
    assert len(set(made.needles)) >= 290
    one = case.reviews.open_round("B. Reviewer", brief=made.brief, note=f"Mind {_PEOPLE[3][0]}.")
    expected, withheld = case.reviews.would_give(one.id)
    given = case.reviews.give(one.id, tmp_path / "b.gwr", PASSPHRASE)
    assert (given.items, given.withheld) == (expected, withheld)
    raw = given.path.read_bytes()
    with Case.open(given.path, PASSPHRASE) as copy:
        held = "\n".join(_everything_in(copy))
        found = [n for n in made.needles if n.casefold() in held.casefold() or n.encode() in raw]
        assert found == []
        items = copy.reviews.rounds.items(copy.reviews.rounds.get(one.id))
        # A statement, a claim and a clip of each person, and of the paper.
        assert len(items) == given.items == 33
        ours, theirs = Wordings(case), Wordings(copy)
        beneath = {below for target in items for below in theirs.everything_beneath(target)}
        assert all(ours.hashes(target) == theirs.hashes(target) for target in {*items, *beneath})
        assert copy.verify() == []
        assert {source.title for source in copy.sources.all()} == {"An official", "Paper"}
        for clip in copy.clips.of_source(copy.sources.all()[0].id):
            assert copy.sources.text(clip.source_id)[clip.start : clip.end] == clip.quote
        for target in items:
            copy.reviews.judge(target, "agree")
    counts = given.withheld
    assert (counts.statements, counts.claims, counts.clips, counts.sources) == (20, 20, 10, 10)
    assert counts.actors == 10
    assert counts.texts == 1
    assert counts.items == 50
    case.reviews.take(given.path, PASSPHRASE)
    stands = case.reviews.standings()
    assert {target for target, one in stands.items() if one.state == "agreed"} == set(items)
    whole = case.reviews.give(one.id, tmp_path / "all.gwr", PASSPHRASE, protected=True)
    assert whole.items == given.items + counts.items
    assert not whole.withheld.sources
    with Case.open(whole.path, PASSPHRASE) as copy:
        held = "\n".join(_everything_in(copy))
        assert [needle for needle in made.needles if needle in held]
        assert Target("statement", items[0].id) in copy.reviews.standings()
