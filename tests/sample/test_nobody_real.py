"""Nobody real is in the sample: it is read against a list of real names and a list of allowed ones."""

import re
import tomllib
from functools import cache
from pathlib import Path

from workbench.sources.document import read_document
from workbench.sources.store.outlets import known_outlets
from workbench.values.text import fold

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "resources" / "sample"
WRITTEN = {".html", ".txt", ".md", ".csv", ".toml", ".py", ".geojson"}
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
# A word with a capital after a small word or a comma: not the first of a sentence.
_IN_MID_SENTENCE = re.compile(rf"[^\W\d_],?[ \u00a0](?=({_WORD}))")


@cache
def listed(name: str) -> tuple[str, ...]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def everything_written() -> dict[str, str]:
    """Every file of the sample that is text, and what the others read as, with their names."""
    texts = {}
    for path in sorted(SAMPLE.rglob("*.*")):
        if path.suffix in WRITTEN and "__pycache__" not in path.parts:
            texts[str(path.relative_to(SAMPLE))] = path.read_text("utf-8")
    for path in sorted((SAMPLE / "documents").iterdir()):
        document = read_document(path.read_bytes(), path.name)
        for known in (document, *document.inside):
            reading = known.reading
            texts[f"{path.name}: {known.name}"] = (
                f"{known.name}\n{reading.title}\n{reading.author}\n{reading.text}"
            )
    return texts


def prose() -> dict[str, str]:
    """What a person reads: the documents, and the words of the case."""
    read = {name: text for name, text in everything_written().items() if ": " in name}
    case = tomllib.loads((SAMPLE / "case.toml").read_text("utf-8"))
    read["the case"] = "\n".join(strings_in(case))
    return read


def strings_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings_in(part)]
    return [text for part in value for text in strings_in(part)] if isinstance(value, list) else []


def test_no_real_name_is_in_the_sample() -> None:
    real_names = {fold(real): real for real in listed("real_names.txt")}
    for where, text in everything_written().items():
        folded = fold(text)
        found = [
            real for name, real in real_names.items()
            if name in folded and re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", folded)
        ]  # fmt: skip
        assert found == [], where


def test_no_outlet_of_the_shipped_register_is_in_the_sample() -> None:
    """Names that are words too, such as Petra or Foreign Policy, are left to the lists."""
    plain = ("NATO", "Foreign Policy", "Foreign Affairs", "Business News", "The National")
    outlets = [outlet for outlet in known_outlets() if outlet.name not in plain]
    names = {fold(name) for outlet in outlets for name in outlet.names if " " in name}
    domains = {domain for outlet in outlets for domain in outlet.domains}
    for where, text in everything_written().items():
        folded = fold(text)
        # Whether it is there at all is told quickly, whether as a word of its own is not.
        named = [name for name in names if name in folded]
        assert [name for name in named if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)] == [], where
        linked = [domain for domain in domains if domain in text]
        assert [domain for domain in linked if re.search(rf"[/@.]{re.escape(domain)}", text)] == [], where


def test_every_name_is_an_invented_one_or_an_allowed_one() -> None:
    allowed = {word for line in listed("allowed_names.txt") for word in line.split()}
    found: dict[str, str] = {}
    for name, text in prose().items():
        for match in _IN_MID_SENTENCE.finditer(text):
            word = match[1]
            if word[0].isupper() and word not in allowed:
                found.setdefault(word, name)
    assert found == {}


def test_documents_name_no_real_host() -> None:
    for name, text in everything_written().items():
        # Quoted-printable breaks lines at "=" and writes "=" as "=3D".
        plain = text.replace("=\n", "").replace("=3D", "=")
        for host in re.findall(r"(?:https?://|[\w.]@)([\w.-]+\.\w+)", plain):
            if name.endswith(".py") and host.endswith(("openxmlformats.org", "purl.org")):
                continue
            assert host.endswith(".example"), (name, host)


def test_the_lists_are_in_order() -> None:
    real = listed("real_names.txt")
    allowed = {word for line in listed("allowed_names.txt") for word in line.split()}
    assert not allowed & set(real)
