"""The guard: whatever happens to the child, the caller gets one sentence and the next document is read."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sources.documents import WORD_HEAD, package, word
from workbench.sources.sandbox import guard, worker
from workbench.sources.sandbox.guard import (
    Limits,
    ReaderPool,
    ReadingStopped,
    UnreadableDocument,
    read_guarded,
)
from workbench.sources.sandbox.priority import NICER

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="a promise made on Linux alone")

# A child whose text reader does what hostile documents make readers do; it needs no library for that.
MISBEHAVING = """
import os, signal, time
from workbench.sources.sandbox import child
from workbench.sources.reading.formats import text
from workbench.sources.reading.model import Reading, Span

def misbehave(data, name):
    if data == b"loop":
        while True:
            pass
    if data == b"slow":
        time.sleep(1)
    if data == b"die":
        os.abort()
    if data == b"eat":
        bytearray(4 << 30)
    if data == b"wrong span":
        return Reading(text="ab", structure=(Span("page", 0, 3),))
    if data == b"wrong text":
        return Reading(text="a\\r\\nb")
    return Reading(text=data.decode())

text.read = misbehave
child._LIBRARIES = ()
child.main()
"""


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderPool]:
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", MISBEHAVING])
    with ReaderPool() as misbehaving:
        yield misbehaving


def reason(data: bytes, pool: ReaderPool, seconds: float = 20) -> str:
    with pytest.raises(UnreadableDocument) as refused:
        read_guarded(data, "a.txt", pool=pool, limits=Limits(seconds=seconds))
    assert read_guarded(b"the next", "b.txt", pool=pool).text == "the next"
    return str(refused.value)


def until(done: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done():
        time.sleep(0.02)
    return done()


def test_a_reader_that_never_ends_is_stopped(pool: ReaderPool) -> None:
    read_guarded(b"warm", "a.txt", pool=pool)
    assert "took longer than 0.5 seconds" in reason(b"loop", pool, seconds=0.5)


def test_what_other_programs_take_of_the_processor_is_no_part_of_a_document_s_time(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_guarded(b"warm", "a.txt", pool=pool)
    began = time.monotonic()
    # All the time: it stops a little before six times its seconds have passed.
    monkeypatch.setattr(worker.Worker, "_waited", lambda _self: time.monotonic())
    assert "took longer than 0.2 seconds" in reason(b"loop", pool, seconds=0.2)
    assert time.monotonic() - began > 1.1


def test_a_reader_that_dies_of_a_document_is_tried_once_more_and_said(pool: ReaderPool) -> None:
    assert "two attempts failed" in reason(b"die", pool)


def test_a_reader_that_wants_all_memory_is_refused_it(pool: ReaderPool) -> None:
    assert "more memory" in reason(b"eat", pool)


@pytest.mark.parametrize("data", [b"wrong span", b"wrong text"])
def test_an_answer_that_makes_no_sense_is_not_believed(pool: ReaderPool, data: bytes) -> None:
    assert "invalid reader output" in reason(data, pool)


def test_a_child_killed_in_the_midst_of_reading_is_replaced_and_the_document_read(pool: ReaderPool) -> None:
    texts: list[str] = []
    reading = threading.Thread(
        target=lambda: texts.append(read_guarded(b"slow", "a.txt", pool=pool).text), daemon=True
    )
    reading.start()
    assert until(lambda: bool(pool._busy))
    os.kill(next(iter(pool._busy)).process_id, signal.SIGKILL)
    reading.join(20)
    assert texts == ["slow"]


def test_a_reading_is_stopped_when_asked(pool: ReaderPool) -> None:
    read_guarded(b"warm", "a.txt", pool=pool)
    stop_at = time.monotonic() + 0.2
    with pytest.raises(ReadingStopped):
        read_guarded(b"loop", "a.txt", pool=pool, cancelled=lambda: time.monotonic() > stop_at)
    assert time.monotonic() < stop_at + 3
    assert read_guarded(b"the next", "b.txt", pool=pool).text == "the next"


def test_every_reading_is_stopped_when_the_pool_is_cancelled(pool: ReaderPool) -> None:
    outcomes: list[BaseException] = []

    def attempt() -> None:
        try:
            read_guarded(b"loop", "a.txt", pool=pool)
        except ReadingStopped as stopped:
            outcomes.append(stopped)

    threads = [threading.Thread(target=attempt, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert until(lambda: len(pool._busy) == 2)
    pool.cancel()
    for thread in threads:
        thread.join(10)
    assert len(outcomes) == 2


def test_the_start_of_a_child_is_no_part_of_a_document_s_time(monkeypatch: pytest.MonkeyPatch) -> None:
    late = f"import time; time.sleep(3)\n{MISBEHAVING}"
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", late])
    with ReaderPool(1) as pool:
        assert read_guarded(b"words", "a.txt", limits=Limits(seconds=2.5), pool=pool).text == "words"


def test_one_child_reads_many_documents_and_outlives_the_thread_that_needed_it_first() -> None:
    with ReaderPool(workers=1) as pool:
        first = threading.Thread(target=lambda: read_guarded(b"one", "a.txt", pool=pool))
        first.start()
        first.join()
        child = pool._free.queue[0]
        assert child is not None
        time.sleep(0.1)
        for number in range(20):
            assert read_guarded(str(number).encode(), "a.txt", pool=pool).text == str(number)
        assert pool._free.queue[0] is child


@linux_only
def test_a_busy_child_dies_with_its_parent() -> None:
    script = f"""
import threading, time
from workbench.sources.sandbox import worker
from workbench.sources.sandbox.guard import ReaderPool, read_guarded
import sys
worker.child_command = lambda: [sys.executable, "-c", {MISBEHAVING!r}]
pool = ReaderPool()
threading.Thread(target=read_guarded, args=(b"loop", "a.txt"), kwargs={{"pool": pool}}, daemon=True).start()
while not pool._busy:
    time.sleep(0.02)
time.sleep(1)
print(next(iter(pool._busy)).process_id, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert os.path.exists(f"/proc/{child}")
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert until(lambda: not _runs(child))


def _runs(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as status:
            return status.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_parent_loads_no_parser() -> None:
    heavy = ("lxml", "trafilatura", "mammoth", "pypdfium2", "py3langid", "charset_normalizer", "numpy")
    script = f"""
import sys, workbench.sources, workbench.sources.sandbox.guard as guard
assert guard.read_guarded(b"<html><body><p>words", "a.html").text == "words"
print([name for name in {heavy} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_child_reaches_neither_network_nor_files_for_writing_nor_programs() -> None:
    script = """
import os, socket, sys
from workbench.sources.sandbox import child
child._give_up_rights(1 << 31)
refused = []
for deed in (
    lambda: socket.socket(),
    lambda: socket.create_connection(("127.0.0.1", 9), 1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: open("groundwork-never", "w"),
    lambda: os.open("groundwork-never", os.O_WRONLY | os.O_CREAT),
    lambda: os.mkdir("groundwork-never"),
    lambda: os.remove("groundwork-never"),
    lambda: os.system("true"),
    lambda: os.fork(),
    lambda: __import__("subprocess").Popen(["true"]),
):
    try:
        deed()
        refused.append(False)
    except PermissionError:
        refused.append(True)
print(all(refused), len(refused), open(child.__file__).read(3))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == 'True 10 """'


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="this system has no such numbers")
def test_a_child_gives_way_to_the_window() -> None:
    with ReaderPool(1) as pool:
        read_guarded(b"words", "a.txt", pool=pool)
        child = pool._free.queue[0]
        assert child is not None
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, child.process_id) == min(19, own + NICER)


@linux_only
def test_a_child_stands_in_a_network_without_a_way_out() -> None:
    with ReaderPool(workers=1) as pool:
        read_guarded(b"words", "a.txt", pool=pool)
        child = pool._free.queue[0]
        assert child is not None
        try:
            elsewhere = os.readlink(f"/proc/{child.process_id}/ns/net") != os.readlink("/proc/self/ns/net")
        except PermissionError:
            pytest.skip("only an administrator may look at a child that no other process may read")
        if not elsewhere:
            pytest.skip("this machine permits no network namespace")
        with open(f"/proc/{child.process_id}/net/dev") as devices:
            assert [line.split(":")[0].strip() for line in devices.readlines()[2:]] == ["lo"]


_END = "</w:body></w:document>"
# Made when they are needed: together they are larger than what the guard allows.
BOMBS: dict[str, Callable[[], dict[str, str | bytes]]] = {
    "three million paragraphs": lambda: {"word/document.xml": WORD_HEAD + "<w:p/>" * 3_000_000 + _END},
    "one text of 200 MB": lambda: {"word/document.xml": WORD_HEAD + "<w:p><w:r><w:t>" + "x" * 200_000_000},
    "billion laughs": lambda: {
        "word/document.xml": '<!DOCTYPE x [<!ENTITY b "ha"><!ENTITY a "&b;&b;">]>' + WORD_HEAD + "&a;" + _END
    },
    "entities behind a long comment": lambda: {
        "word/document.xml": f'<!--{" " * 3_000_000}--><!DOCTYPE x [<!ENTITY a "a">]>{WORD_HEAD}'
    },
    "entities in wide letters": lambda: {"word/document.xml": ("<!DOCTYPE x>" + WORD_HEAD).encode("utf-16")},
    "six thousand parts": lambda: {f"word/{number}.xml": "<a/>" for number in range(6000)},
    "a long list of types": lambda: {"[Content_Types].xml": "wordprocessingml" + " " * 100_000_000},
}


@pytest.mark.parametrize("name", BOMBS)
def test_packages_made_to_exhaust_the_machine_are_refused(name: str) -> None:
    data = package({"[Content_Types].xml": "wordprocessingml", **BOMBS[name]()})
    begun = time.monotonic()
    with pytest.raises(UnreadableDocument) as refused:
        read_guarded(data, "bomb.docx", limits=Limits(seconds=5))
    print(f"\n{name}, {len(data)} bytes: {time.monotonic() - begun:.1f} s, {refused.value}")
    assert str(refused.value).endswith(".")


def test_a_word_file_of_millions_of_paragraphs_under_every_declared_limit_is_stopped() -> None:
    with pytest.raises(UnreadableDocument, match=r"seconds|memory"):
        read_guarded(word("<w:p/>" * 1_600_000), "bomb.docx", limits=Limits(seconds=3))


def test_a_page_nested_deeper_than_parsers_go_keeps_its_words() -> None:
    for tag in (b"<div>", b"<b>"):
        reading = read_guarded(b"<html><body>" + tag * 200_000 + b"words</body></html>", "deep.html")
        assert reading.text == "words"
        assert "Could not separate the parts" in reading.warnings[0]


def test_a_page_that_takes_its_parser_for_ever_ends_in_a_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="longer than 1 second"):
        read_guarded(
            b"<html><body><table>" + b"<tr><td>" * 100_000 + b"words", "deep.html", limits=Limits(seconds=1)
        )


def test_a_file_beyond_the_limit_is_not_sent_at_all() -> None:
    with pytest.raises(UnreadableDocument, match="larger than 1 MB"):
        read_guarded(b"a" * 1_048_577, "a.txt", limits=Limits(size=1 << 20))


def test_a_warm_up_that_is_cancelled_ends_and_leaves_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    never_ready = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(worker, "child_command", lambda: never_ready)
    with ReaderPool(workers=1) as pool:
        monkeypatch.setattr(guard, "_pool", pool)
        begun = time.monotonic()
        guard.warm_up(lambda: True)
        assert time.monotonic() - begun < 10


def test_a_reader_stopped_with_its_answer_given_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderPool(workers=1) as pool:
        answered = worker.Worker.ask

        def then_stopped(self: worker.Worker, *arguments: Any, **named: Any) -> Any:
            answer = answered(self, *arguments, **named)
            pool.cancel()
            return answer

        with monkeypatch.context() as patched:
            patched.setattr(worker.Worker, "ask", then_stopped)
            assert read_guarded(b"first", "a.txt", pool=pool).text == "first"
        assert read_guarded(b"second", "a.txt", pool=pool).text == "second"
