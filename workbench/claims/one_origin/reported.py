"""Whose reports the texts of a case give; each text is gone through once and remembered."""

import threading
from collections.abc import Iterable

from workbench.casefile import CaseFile
from workbench.claims.one_origin.model import Known
from workbench.claims.one_origin.reading import texts_of, texts_with
from workbench.extraction.reports import Report, reports_in, reports_in_author
from workbench.sources.store.outlets import outlet_named
from workbench.values.job import Job

_PORTION = 200
"""Texts that are read at once."""
HEAD = 700
"""Code points of a text in which it says what it is about."""


class Reported:
    """What each source says of whose report it gives."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._texts: dict[int, list[Report]] = {}
        self._labels: dict[tuple[str, str], list[Report]] = {}
        self._outlets: frozenset[str] = frozenset()
        self._lock = threading.RLock()

    def of(
        self, sources: Iterable[Known], outlets: Iterable[str], job: Job | None = None
    ) -> dict[str, list[Report]]:
        """The reports by source: what says it of the whole first, then in the order of the text.

        `outlets` are those of the case. Raises Cancelled once the job is.
        """
        job = job or Job()
        with self._lock:
            self._know(frozenset(outlets))
            known = list(sources)
            self._read([source for source in known if source.text_n not in self._texts], job)
            return {source.id: self._of(source) for source in known}

    def _know(self, outlets: frozenset[str]) -> None:
        """Look again where an outlet is named that was not known before."""
        if outlets == self._outlets:
            return
        for name in outlets - self._outlets if self._outlets else ():
            if outlet_named(name) is None:
                for number in texts_with(self._case, name[:-1] if len(name) > 4 else name):
                    self._texts.pop(number, None)
        self._outlets = outlets
        self._labels.clear()

    def _read(self, sources: list[Known], job: Job) -> None:
        outlets = tuple(sorted(self._outlets))
        for start in range(0, len(sources), _PORTION):
            job.check()
            languages = {source.text_n: source.language for source in sources[start : start + _PORTION]}
            for number, text in texts_of(self._case, languages).items():
                job.check()
                self._texts[number] = reports_in(text, languages[number], outlets)

    def _of(self, source: Known) -> list[Report]:
        label = (source.author, source.title)
        if label not in self._labels:
            outlets = tuple(sorted(self._outlets))
            by_title = reports_in(source.title, source.language, outlets)
            self._labels[label] = [*reports_in_author(source.author, outlets), *by_title]
        found = [*self._labels[label], *self._texts.get(source.text_n, ())]
        return sorted(found, key=lambda report: report.place != "line")
