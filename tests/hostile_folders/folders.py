"""Sixty folders that a hostile author, a broken disk or a careless colleague could leave behind.

Each is made in a folder of its own; what must not come into the case lies beside it.
"""

import io
import os
import random
import socket
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

SECRET = b"-----BEGIN OPENSSH PRIVATE KEY----- not for any case"
PROSE = "Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday, the state agency said. "


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: what is given to the window, and what is to be told of it.

    `read` is the least number of documents that must come in, `words` what must be told somewhere.
    """

    given: tuple[Path, ...]
    read: int = 0
    words: tuple[str, ...] = ()
    workers: tuple["subprocess.Popen[bytes]", ...] = ()
    """Programs that go on changing the folder; they are ended afterwards."""
    most_seconds: float = 240
    may_be_left: bool = True


@dataclass(slots=True)
class Place:
    """Where a folder is made, and the secret beside it."""

    root: Path
    folder: Path = field(init=False)
    secret: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.root / "given"
        self.folder.mkdir(parents=True)
        self.secret = self.root / "outside" / "id_ed25519"
        self.secret.parent.mkdir()
        self.secret.write_bytes(SECRET)

    def note(self, name: str = "note.txt", more: str = "") -> Path:
        """An ordinary document."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{PROSE * 3}{name.encode(errors='replace').decode()} {more}")
        return path

    def link(self, name: str, target: Path | str) -> None:
        """A link."""
        (self.folder / name).symlink_to(target)

    def made(self, read: int = 1, *words: str, **more: object) -> Made:
        """The folder as it is to be given."""
        return Made((self.folder,), read, words, **more)  # type: ignore[arg-type]

    def changing(self, script: str) -> tuple["subprocess.Popen[bytes]", ...]:
        """A program that changes the folder while it is taken in."""
        return (subprocess.Popen([sys.executable, "-c", script, str(self.folder), str(self.secret)]),)


Maker = Callable[[Place], Made]
FOLDERS: dict[str, Maker] = {}


def folder(name: str) -> Callable[[Maker], Maker]:
    """Enter a folder under its name."""

    def enter(make: Maker) -> Maker:
        FOLDERS[name] = make
        return make

    return enter


# -- links ------------------------------------------------------------------------------------

_OUT: dict[str, Callable[[Place], Path | str]] = {
    "link to a private key": lambda place: place.secret,
    "relative link that leaves": lambda _place: "../outside/id_ed25519",
    "link to all zeros": lambda _place: "/dev/zero",
    "link to random": lambda _place: "/dev/urandom",
    "link to the own memory": lambda _place: "/proc/self/mem",
    "link to standard input": lambda _place: "/proc/self/fd/0",
    "link to kernel messages": lambda _place: "/proc/kmsg",
    "link to the root of the disk": lambda _place: "/",
    "link to a folder outside": lambda place: place.secret.parent,
    "link to nothing": lambda _place: "nowhere.txt",
    "link to itself": lambda _place: "paper.pdf",
    "link to the folder it is in": lambda _place: ".",
    "link to a file beside it": lambda _place: "note.txt",
}


def _linked(target: Callable[[Place], Path | str]) -> Maker:
    def make(place: Place) -> Made:
        place.note()
        place.link("paper.pdf", target(place))
        return place.made(1, "is a link")

    return make


for _name, _target in _OUT.items():
    FOLDERS[_name] = _linked(_target)


@folder("links in a ring")
def _ring(place: Place) -> Made:
    place.note()
    for number in range(50):
        place.link(f"{number}.txt", f"{(number + 1) % 50}.txt")
    return place.made(1, "is a link")


@folder("a dropped link")
def _dropped_link(place: Place) -> Made:
    place.link("paper.txt", place.secret)
    return Made((place.folder / "paper.txt",), 0, ("is a link", "Add the file it leads to"))


@folder("a dropped link to a folder")
def _dropped_folder(place: Place) -> Made:
    place.link("papers", place.secret.parent)
    return Made((place.folder / "papers",), 0, ("is a link",))


@folder("a dropped link that stays")
def _dropped_near(place: Place) -> Made:
    place.note()
    place.link("near.txt", "note.txt")
    return Made((place.folder / "near.txt",), 1)


@folder("links in the folder of a page")
def _page_links(place: Place) -> Made:
    page = f"<html><title>A visit</title><body><article><p>{PROSE * 3}</p></article></body></html>"
    (place.folder / "A visit.html").write_text(page)
    beside = place.folder / "A visit_files"
    beside.mkdir()
    (beside / "key").symlink_to(place.secret)
    (beside / "up").symlink_to(place.root)
    os.mkfifo(beside / "pipe")
    return place.made(1, "saved with the page could not be read")


@folder("a page that is a link")
def _page_is_link(place: Place) -> Made:
    place.note()
    place.link("A visit.html", place.secret)
    (place.folder / "A visit_files").mkdir()
    (place.folder / "A visit_files" / "a.txt").write_text(PROSE)
    return place.made(1, "is a link")


# -- devices ----------------------------------------------------------------------------------


@folder("a pipe")
def _pipe(place: Place) -> Made:
    place.note()
    os.mkfifo(place.folder / "pipe")
    return place.made(1, "named pipe")


@folder("pipes named like papers")
def _pipes(place: Place) -> Made:
    place.note()
    for number in range(300):
        os.mkfifo(place.folder / f"{number:03}.pdf")
    return place.made(1, "named pipe")


@folder("a dropped pipe")
def _dropped_pipe(place: Place) -> Made:
    os.mkfifo(place.folder / "paper.pdf")
    return Made((place.folder / "paper.pdf",), 0, ("named pipe",))


@folder("a socket")
def _socket(place: Place) -> Made:
    place.note()
    here = os.getcwd()
    os.chdir(place.folder)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("paper.sock")
    finally:
        os.chdir(here)
    return place.made(1, "a socket")


def _device(kind: int, major: int, minor: int) -> Maker:
    def make(place: Place) -> Made:
        place.note()
        try:
            os.mknod(place.folder / "paper.pdf", kind | 0o600, os.makedev(major, minor))
        except PermissionError:
            os.mkfifo(place.folder / "paper.pdf")
        return place.made(1, "not a file")

    return make


FOLDERS["a device of zeros"] = _device(stat.S_IFCHR, 1, 5)
FOLDERS["a terminal"] = _device(stat.S_IFCHR, 5, 0)
FOLDERS["a disk"] = _device(stat.S_IFBLK, 7, 0)


@folder("a dropped device")
def _dropped_device(_place: Place) -> Made:
    return Made((Path("/dev/zero"), Path("/dev/tty")), 0, ("a device",))


@folder("settings of the kernel")
def _kernel(place: Place) -> Made:
    place.note()
    found = Path("/proc/sys/vm")
    return Made((place.folder, *([found] if found.is_dir() else [])), 1)


# -- sizes ------------------------------------------------------------------------------------


def _sparse(size: int, name: str, *words: str, read: int = 1) -> Maker:
    def make(place: Place) -> Made:
        place.note()
        with open(place.folder / name, "wb") as file:
            file.truncate(size)
        place.note("after.txt")
        return place.made(read + 1, *words, most_seconds=400)

    return make


FOLDERS["1.1 GB"] = _sparse(1_100_000_000, "film.mkv", "1.1 GB")
FOLDERS["5 GB"] = _sparse(5_000_000_000, "film.mkv", "5 GB", "4 GB")
FOLDERS["a thousand GB"] = _sparse(10**12, "disk.img", "1 TB", "4 GB")
FOLDERS["a text of 350 MB"] = _sparse(350_000_000, "log.txt", "350 MB", "300 MB")
FOLDERS["a picture of 250 MB"] = _sparse(250_000_000, "scan.tif")
FOLDERS["a PDF of 120 MB"] = _sparse(120_000_000, "scan.pdf")
FOLDERS["as large as fits"] = _sparse(16 * 1024 * 1024, "a.bin")
FOLDERS["one byte larger"] = _sparse(16 * 1024 * 1024 + 1, "a.bin")


@folder("random bytes, 60 MB and twice")
def _random(place: Place) -> Made:
    data = random.Random(3).randbytes(60_000_000)
    for name in ("one.bin", "two.bin"):
        (place.folder / name).write_bytes(data)
    place.note()
    return place.made(1, "Already there")


@folder("forty files of 10 MB")
def _forty(place: Place) -> Made:
    for number in range(40):
        (place.folder / f"{number}.bin").write_bytes(random.Random(number).randbytes(10_000_000))
    return place.made(0)


@folder("long texts")
def _texts(place: Place) -> Made:
    for number in range(4):
        (place.folder / f"{number}.txt").write_text(f"{number} {PROSE}\n" * 180_000)
    return place.made(4, "too long to work with")


@folder("a text of ten million line breaks")
def _line_breaks(place: Place) -> Made:
    (place.folder / "breaks.txt").write_bytes(PROSE.encode() + b"\n" * 10_000_000 + PROSE.encode())
    return place.made(1, "too long to work with")


@folder("a table of 1.5 million lines")
def _long_table(place: Place) -> Made:
    (place.folder / "table.csv").write_bytes(b"name,number\n" + b"a,1\n" * 1_500_000)
    return place.made(1)


@folder("a hundred empty files")
def _empty(place: Place) -> Made:
    for number in range(100):
        (place.folder / f"{number}.txt").touch()
    place.note()
    return place.made(1)


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


@folder("an archive of 2,500 files")
def _many_inside(place: Place) -> Made:
    members = {f"{number:04}.txt": f"{PROSE}{number}".encode() for number in range(2500)}
    (place.folder / "papers.zip").write_bytes(_zip(members))
    return place.made(1, "left out", most_seconds=400)


@folder("an archive with one file too large")
def _large_inside(place: Place) -> Made:
    members = {
        "a.bin": random.Random(1).randbytes(150_000_000),
        "b.txt": PROSE.encode(),
        "c.txt": (PROSE * 2).encode(),
    }
    (place.folder / "papers.zip").write_bytes(_zip(members))
    return place.made(1, "a.bin")


@folder("archives that unpack to much")
def _unpacked(place: Place) -> Made:
    for number in range(4):
        chance = random.Random(number)
        members = {f"{part}.bin": chance.randbytes(30_000_000) for part in range(4)}
        (place.folder / f"{number}.zip").write_bytes(_zip(members))
    return place.made(4)


@folder("a mail with large attachments")
def _mail(place: Place) -> Made:
    message = EmailMessage()
    message["Subject"] = "With films"
    message.set_content(PROSE)
    for number in range(5):
        data = random.Random(number).randbytes(30_000_000)
        message.add_attachment(data, "video", "mp4", filename=f"{number}.mp4")
    (place.folder / "films.eml").write_bytes(message.as_bytes())
    return place.made(0)


# -- depths and numbers -----------------------------------------------------------------------


def _deep(depth: int, name: str, *words: str, read: int = 2) -> Maker:
    def make(place: Place) -> Made:
        place.note()
        current = os.open(place.folder, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir(name, dir_fd=current)
            following = os.open(name, os.O_RDONLY, dir_fd=current)
            os.close(current)
            current = following
        deepest = os.open("deepest.txt", os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=current)
        os.write(deepest, f"{PROSE}at the very bottom of {depth}".encode())
        os.close(deepest)
        os.close(current)
        return place.made(read, *words)

    return make


FOLDERS["1,500 deep"] = _deep(1500, "d")
FOLDERS["1,500 deep with long names"] = _deep(1500, "a folder with a long name " * 3)
FOLDERS["4,200 deep"] = _deep(4200, "d", "more than 4,000 folders deep", read=1)


@folder("20,000 files")
def _very_many(place: Place) -> Made:
    for number in range(20_000):
        path = place.folder / f"{number // 1000:02}" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{PROSE}Report number {number}.")
    return place.made(5000, "15,000 more not added yet", most_seconds=1500)


@folder("20,000 empty folders")
def _folders(place: Place) -> Made:
    place.note()
    for number in range(20_000):
        (place.folder / f"{number // 200:03}" / f"{number:05}").mkdir(parents=True)
    return place.made(1)


@folder("20,000 links and pipes")
def _no_files(place: Place) -> Made:
    place.note()
    for number in range(10_000):
        (place.folder / f"{number:05}.txt").symlink_to(place.secret)
        os.mkfifo(place.folder / f"{number:05}.pdf")
    return place.made(1, "is a link", "named pipe")


@folder("20,000 hidden files")
def _hidden(place: Place) -> Made:
    place.note()
    for number in range(20_000):
        (place.folder / f".{number:05}").touch()
    return place.made(1, "20,000 hidden files or cases not looked at")


@folder("hidden folders and cases")
def _cases(place: Place) -> Made:
    place.note()
    for name in (".git/config", ".hidden", "old.gwk", "old.gwk-wal", "old.gwk.lock"):
        (place.folder / name).parent.mkdir(exist_ok=True)
        (place.folder / name).write_text("x")
    return place.made(1, "5 hidden files or cases not looked at")


# -- names ------------------------------------------------------------------------------------

_NAMES: dict[str, list[bytes]] = {
    "names that are no letters": [b"\xff\xfe.txt", b"caf\xe9.txt", b"\xed\xa0\x80.txt"],
    "names of several lines": [b"one\ntwo.txt", b"one\r\ntwo.txt", b"tab\there.txt"],
    "names that turn the order": ["harmless\u202etxt.exe".encode(), "\u2066a\u2069.txt".encode()],
    "names that command a terminal": [b"\x1b[2J.txt", b"\x07bell.txt", b"\x1b]0;title\x07.txt"],
    "names of one sign": [b" ", b"-", b"~", b"%", b"*", b"'", b'"', b"\\", b"%s", b"\xc2\xa0"],
    "names as long as can be": [b"a" * 255, b"\xd0\x9b" * 127, b"b" * 251 + b".txt"],
    "names that look the same": [
        "caf\u00e9.txt".encode(), "cafe\u0301.txt".encode(), "c\u0430fe.txt".encode(), b"cafe.txt",
    ],
}  # fmt: skip


def _named(names: list[bytes]) -> Maker:
    def make(place: Place) -> Made:
        for number, name in enumerate(names):
            with open(os.fsencode(place.folder) + b"/" + name, "w") as file:
                file.write(f"{PROSE}{number}")
        return place.made(len(names))

    return make


for _name, _names in _NAMES.items():
    FOLDERS[_name] = _named(_names)


# -- files that change ------------------------------------------------------------------------

_BEGIN = "import os, sys, time\nfolder, secret = sys.argv[1:]\nuntil = time.monotonic() + 120\n"
_CHANGES = {
    "files that grow": """
while time.monotonic() < until:
    for number in range(20):
        with open(f"{folder}/{number}.txt", "a") as file:
            file.write("More words. " * 50)
    time.sleep(0.002)
""",
    "files that shrink and grow": """
while time.monotonic() < until:
    for number in range(20):
        with open(f"{folder}/{number}.txt", "w") as file:
            file.write("x" * 100_000)
            file.flush()
            file.truncate(5)
    time.sleep(0.002)
""",
    "files that come and go": """
while time.monotonic() < until:
    for number in range(20):
        try:
            os.rename(f"{folder}/{number}.txt", f"{folder}/../{number}.txt")
            os.rename(f"{folder}/../{number}.txt", f"{folder}/{number}.txt")
        except OSError:
            pass
""",
    "files exchanged for links": """
while time.monotonic() < until:
    for number in range(20):
        os.symlink(secret, f"{folder}/new")
        os.replace(f"{folder}/new", f"{folder}/{number}.txt")
        open(f"{folder}/new", "w").write("words " * 100)
        os.replace(f"{folder}/new", f"{folder}/{number}.txt")
""",
    "files exchanged for pipes": """
while time.monotonic() < until:
    for number in range(20):
        os.mkfifo(f"{folder}/new")
        os.replace(f"{folder}/new", f"{folder}/{number}.txt")
        open(f"{folder}/new", "w").write("words " * 100)
        os.replace(f"{folder}/new", f"{folder}/{number}.txt")
""",
    "folders exchanged for links": """
os.mkdir(f"{folder}/../other")
open(f"{folder}/../outside/deep.txt", "w").write(open(secret).read())
while time.monotonic() < until:
    os.rename(f"{folder}/sub", f"{folder}/../other/sub")
    os.symlink(os.path.dirname(secret), f"{folder}/sub")
    os.unlink(f"{folder}/sub")
    os.rename(f"{folder}/../other/sub", f"{folder}/sub")
""",
}


def _changing(script: str) -> Maker:
    def make(place: Place) -> Made:
        for number in range(20):
            place.note(f"{number}.txt")
        place.note("sub/deep.txt")
        return place.made(0, workers=place.changing(_BEGIN + script))

    return make


for _name, _script in _CHANGES.items():
    FOLDERS[_name] = _changing(_script)


@folder("a large file that grows")
def _large_grows(place: Place) -> Made:
    place.note()
    (place.folder / "capture.log").write_bytes(b"a line of a log\n" * 2_000_000)
    script = f"""{_BEGIN}
with open(f"{{folder}}/capture.log", "ab") as file:
    while time.monotonic() < until:
        file.write(b"a line of a log\\n" * 1000)
        file.flush()
        time.sleep(0.01)
"""
    return place.made(1, "grew while it was read", workers=place.changing(script))


@folder("a large file that is written over")
def _large_changes(place: Place) -> Made:
    place.note()
    (place.folder / "disk.img").write_bytes(bytes(60_000_000))
    script = f"""{_BEGIN}
with open(f"{{folder}}/disk.img", "r+b") as file:
    while time.monotonic() < until:
        for at in range(0, 60_000_000, 1_000_000):
            file.seek(at)
            file.write(os.urandom(4096))
        file.flush()
"""
    return place.made(1, "changed while it was read", workers=place.changing(script))
