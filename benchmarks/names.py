"""How fast known names are found and proposed, against named floors measured in the same run.

    .venv/bin/python benchmarks/names.py

Scan: 5,000 spellings over 2,000 documents of about 5 kB. Floor: the bare automaton
(ahocorasick_rs over lower-cased text) without word check, folding or hits. Twice: documents in
English, and documents of which a third are Russian and a third Arabic.
Propose: one typed name against the same register, and against 22,000 spellings; the mean and the
slowest of a hundred. Floor: one rapidfuzz `process.extract` of `fuzz.ratio` over as many prepared
strings. Median of five; the text is made up, with a fixed seed.
"""

import random
import statistics
import time
from collections.abc import Callable

import ahocorasick_rs
from rapidfuzz import fuzz, process

from workbench.actors.names import NameFinder, propose

LETTERS = {
    "Latn": ("bcdfghjklmnpqrstvwxz", "aeiou"),
    "Cyrl": ("бвгдзклмнпрстфхш", "аеиоу"),
    "Arab": ("بتجحخدرزسشصطعغفقكلمن", "اوي"),
}


def main() -> None:
    """Print both tables."""
    chance = random.Random(7)
    lexicon = {script: [_word(chance, script) for _ in range(8000)] for script in LETTERS}
    # Names have words of their own, but one word in two hundred is an ordinary one.
    proper = {
        script: [_word(chance, script, 3) for _ in range(8000)] + lexicon[script][:40] for script in LETTERS
    }
    register, large = (
        [(f"actor {n // 2}", _name(chance, proper, n)) for n in range(size)] for size in (5000, 22000)
    )
    names = {script: [name for _actor, name in register if _is(name, script)] for script in LETTERS}
    people = {actor for actor, _name in register}
    for title, scripts in (("English", ["Latn"]), ("three scripts", ["Latn", "Cyrl", "Arab"])):
        documents = [
            _document(chance, lexicon[scripts[n % len(scripts)]], names[scripts[n % len(scripts)]])
            for n in range(2000)
        ]
        _scan(title, register, documents, set())
        _scan(f"{title}, all of them persons", register, documents, people)
    _propose(register, chance)
    _propose(large, chance)


def _scan(title: str, register: list[tuple[str, str]], documents: list[str], people: set[str]) -> None:
    started = time.perf_counter()
    finder = NameFinder(register, people)
    build = time.perf_counter() - started
    bare = ahocorasick_rs.AhoCorasick(
        [name.lower() for _actor, name in register], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    floor, _ = _median(lambda: [bare.find_matches_as_indexes(text.lower()) for text in documents])
    ours, hits = _median(lambda: [finder.names_in(text) for text in documents])
    size = sum(len(text) for text in documents) / 1e6
    print(
        f"scan, {title}: {size:.1f} M letters, {sum(map(len, hits)):,} hits, build {build * 1000:.0f} ms, "
        f"{ours:.3f} s, floor {floor:.3f} s, ratio {ours / floor:.1f}"
    )


def _propose(register: list[tuple[str, str]], chance: random.Random) -> None:
    entries = tuple(register)
    started = time.perf_counter()
    propose("warm up", entries)
    cold = time.perf_counter() - started
    typed = [_misspelt(chance, chance.choice(register)[1]) for _ in range(100)]
    forms = [name.lower() for _actor, name in register]

    def bare() -> list[object]:
        return [
            process.extract(name.lower(), forms, scorer=fuzz.ratio, limit=6, score_cutoff=72)
            for name in typed
        ]

    floor, _ = _median(bare)
    ours, answers = _median(lambda: [propose(name, entries) for name in typed])
    slowest = max(_median(lambda name=name: [propose(name, entries)])[0] for name in typed)
    print(
        f"propose, {len(entries):,} spellings: {ours * 10:.2f} ms a name, slowest {slowest * 1000:.1f} ms, "
        f"floor {floor * 10:.2f} ms, ratio {ours / floor:.1f}, "
        f"first call {cold * 1000:.0f} ms, answered {sum(bool(answer) for answer in answers)} of 100"
    )


def _median(job: Callable[[], list[object]]) -> tuple[float, list[object]]:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        result = job()
        times.append(time.perf_counter() - started)
    return statistics.median(times), result


def _word(chance: random.Random, script: str, shortest: int = 1) -> str:
    consonants, vowels = LETTERS[script]
    syllables = range(chance.randint(shortest, 4))
    return "".join(chance.choice(consonants) + chance.choice(vowels) for _ in syllables)


def _name(chance: random.Random, lexicon: dict[str, list[str]], number: int) -> str:
    script = ("Latn", "Latn", "Latn", "Cyrl", "Arab")[number % 5]
    words = [chance.choice(lexicon[script]) for _ in range(chance.choice((1, 2, 2, 3)))]
    return " ".join(word.capitalize() for word in words)


def _is(name: str, script: str) -> bool:
    return name[0].lower() in "".join(LETTERS[script])


def _document(chance: random.Random, words: list[str], names: list[str]) -> str:
    text = [chance.choice(words) for _ in range(850)]
    for _ in range(18):
        text[chance.randrange(len(text))] = chance.choice(names[:200])
    return " ".join(text)


def _misspelt(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + chance.choice("aeiou") + name[place + 1 :]


if __name__ == "__main__":
    main()
