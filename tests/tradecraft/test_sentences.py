"""Recall and false alarms of the checks over words, by rule, on sentences with the findings wanted."""

from collections import Counter
from collections.abc import Sequence

from tests.tradecraft.sentences import Sentence, of_words, own, shared

OWN = ("right.tsv", "wrong.tsv", "more_right.tsv", "more_wrong.tsv")
RECALL, FALSE_ALARMS, PRECISION = 0.95, 0.05, 0.8


class Tally:
    """What was wanted, found, missed and found without being wanted."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.right = [sentence for sentence in sentences if not sentence.wanted]
        self.wrong = [sentence for sentence in sentences if sentence.wanted]
        self.hits: Counter[str] = Counter()
        self.missed: list[str] = []
        self.alarms: Counter[str] = Counter()
        self.alarmed: list[str] = []
        for sentence in self.right:
            for one in of_words(sentence):
                self.alarms[one.check_id] += 1
                self.alarmed.append(f"{sentence.kind} | {sentence.text} | {one.check_id}: {one.message}")
        for sentence in self.wrong:
            found = {one.check_id for one in of_words(sentence)}
            for group in sentence.wanted:
                if found & group:
                    self.hits[min(found & group)] += 1
                else:
                    wanted = "|".join(sorted(group))
                    self.missed.append(f"{sentence.kind} | {sentence.text} | {wanted}, found {sorted(found)}")

    @property
    def recall(self) -> float:
        """The part of what was wanted that was found."""
        return sum(self.hits.values()) / (sum(self.hits.values()) + len(self.missed))

    @property
    def false_alarms(self) -> float:
        """Findings a right sentence."""
        return sum(self.alarms.values()) / max(1, len(self.right))

    @property
    def precision(self) -> dict[str, float]:
        """By rule: how much of what it found was wanted."""
        every = self.hits.keys() | self.alarms.keys()
        return {rule: self.hits[rule] / (self.hits[rule] + self.alarms[rule]) for rule in sorted(every)}

    def report(self) -> str:
        """The figures by rule, what was missed, and what was found in right sentences."""
        rows = [
            f"{rule}  found {self.hits[rule]:3}  false {self.alarms[rule]:2}  precision {known:.2f}"
            for rule, known in self.precision.items()
        ]
        head = f"recall {self.recall:.3f}, {self.false_alarms:.3f} false alarms a sentence"
        return "\n".join([head, *rows, "missed:", *self.missed, "false alarms:", *self.alarmed])


def assert_good(tally: Tally) -> None:
    print(tally.report())  # Shown where it fails, and with `pytest -s`.
    assert tally.recall >= RECALL, tally.report()
    assert tally.false_alarms <= FALSE_ALARMS, tally.report()


def test_the_shared_sentences() -> None:
    tally = Tally(shared())
    assert len(tally.right) >= 25
    assert len(tally.wrong) >= 40
    assert_good(tally)


def test_our_own_sentences() -> None:
    tally = Tally([known for name in OWN for known in own(name)])
    assert len(tally.right) >= 200
    assert len(tally.wrong) >= 200
    assert_good(tally)
    poor = {rule for rule, known in tally.precision.items() if known < PRECISION and rule[0] == "L"}
    assert not poor, tally.report()
