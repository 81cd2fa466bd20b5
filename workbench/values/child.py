"""A child process that computes one thing and ends: for work that would keep the window waiting.

The child is a new interpreter, never a fork of a program with threads. It is told by its parent alone
what to call; both ends of the pipe are this program.
"""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_NO_ANSWER = 3
Result = TypeVar("Result")


class ChildFailed(Exception):
    """A child ended without an answer: it was killed, or the memory of the machine was used up."""


def child_command() -> list[str]:
    """How the child is started; the one place to change where Python is frozen into a program."""
    return [sys.executable, "-P", "-m", "workbench.values.child"]


def start() -> subprocess.Popen[bytes]:
    """A child that waits for what to compute; OSError when the machine does not let it."""
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=_NO_WINDOW,
    )


def ask(
    process: subprocess.Popen[bytes],
    function: Callable[..., Result],
    arguments: tuple[object, ...],
    named: dict[str, object],
) -> Result:
    """Send the question and wait for the answer; raises what the function raised, or ChildFailed."""
    if process.stdin is None or process.stdout is None:
        raise ChildFailed("it has no pipes")
    question = pickle.dumps((function, arguments, named))
    try:
        # The pipe stays open: the child ends when it closes, and so with its parent.
        process.stdin.write(len(question).to_bytes(8, "big") + question)
        process.stdin.flush()
        answer = process.stdout.read()
    except OSError as error:
        raise ChildFailed(str(error)) from error
    if not answer:
        raise ChildFailed(f"the child ended with {process.wait()}")
    raised, value = pickle.loads(answer)
    if raised:
        raise value
    result: Result = value
    return result


def end(process: subprocess.Popen[bytes]) -> None:
    """Make sure that it is gone, and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # What was not flushed was meant for a child that is gone.
            with contextlib.suppress(OSError):
                pipe.close()


def main() -> None:
    """The child: hear one question, compute, answer, end."""
    from workbench.values.offline import stay_offline
    from workbench.values.seclusion import seclude

    seclude()
    stay_offline()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What the function prints is no answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    question = questions.read(int.from_bytes(questions.read(8), "big"))
    threading.Thread(target=_end_with_parent, args=(questions,), daemon=True).start()
    function, arguments, named = pickle.loads(question)
    answer: tuple[bool, Any]
    try:
        answer = False, function(*arguments, **named)
    # Whatever it is, it is raised again in the parent.
    except Exception as error:  # noqa: BLE001
        answer = True, _as_sent(error)
    with answers:
        pickle.dump(answer, answers)


def _as_sent(error: Exception) -> Exception:
    """The error itself where it survives the way, else its type and words."""
    try:
        pickle.loads(pickle.dumps(error))
    # What cannot be pickled says so in any type of error.
    except Exception:  # noqa: BLE001
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent(questions: Any) -> None:
    questions.read()
    os._exit(_NO_ANSWER)


if __name__ == "__main__":
    main()
