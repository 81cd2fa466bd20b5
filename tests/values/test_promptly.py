"""Files that do not answer are not waited for."""

import threading
import time

from workbench.values.promptly import all_promptly, promptly


def test_what_does_not_answer_is_unknown_and_the_rest_is_known() -> None:
    answer = threading.Event()

    def dead() -> str:
        answer.wait(20)
        return "late"

    def refused() -> str:
        raise OSError("no")

    began = time.monotonic()
    answers = all_promptly([dead, lambda: "there", refused, dead], "unknown", 0.05)
    assert time.monotonic() - began < 5
    answer.set()
    assert answers == ["unknown", "there", "unknown", "unknown"]
    assert promptly(lambda: 1, 0) == 1
    for thread in threading.enumerate():
        if thread.name == "groundwork asking":
            thread.join(10)
