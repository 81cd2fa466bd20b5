"""PDFs in Arabic that were read wrongly once: what must come out of each."""

import pytest

from tests.corpora.locations import corpus
from workbench.sources.sandbox.guard import Limits, read_guarded

PATIENT = Limits(seconds=120)
"""A busy machine decides no test."""

WORDS = (
    "السلام على الأهالي في الجلاء، والاتفاق لا يزال قائما بين الطرفين.",
    "يوم 18 فبراير 2025 إن 40 ضابطا سيتدربون في مينسك (بيلاروس) خلال الشتاء.",
    "بلغت الكلفة ١٬٢٥٠٬٠٠٠ دينار أي 25% من الميزانية، وفق شركة Tatneft الروسية.",
    "إنّ اللّه مع الصابرين الله والإسلام",
)


@pytest.mark.parametrize("name", ["arabic_lamalef.pdf", "arabic_brackets.pdf"])
def test_arabic_is_in_the_order_of_reading(name: str) -> None:
    reading = read_guarded((corpus("own-intake-faults") / name).read_bytes(), name, limits=PATIENT)
    for words in WORDS:
        assert words in reading.text
    assert reading.warnings == ()
