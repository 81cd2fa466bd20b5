"""What rests on a source or a claim: statements of today's briefs, and every file that went out with it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from workbench.briefs import Briefs
from workbench.briefs.model import title_of
from workbench.casefile import CaseFile
from workbench.casefile.journal.then import Then, key_of
from workbench.claims import Claims
from workbench.recall.acts import acts_in, of_source
from workbench.recall.as_issued import AsIssued, as_issued
from workbench.recall.correction import correction
from workbench.recall.editions import IssuedEditions, Stated, weighed
from workbench.recall.model import Cause, Issued, IssuedLine, Recall, Resting
from workbench.sources import Sources
from workbench.values.errors import Refused

_IDS = "(SELECT value FROM json_each(?))"
KINDS = ("source", "claim", "publication")


class Recalling:
    """Asks a case what must be corrected when what it rests on turns out differently. It only reads."""

    def __init__(self, case: CaseFile, sources: Sources, claims: Claims, briefs: Briefs) -> None:
        self._case = case
        self._sources = sources
        self._claims = claims
        self._briefs = briefs

    @cached_property
    def _editions(self) -> IssuedEditions:
        return IssuedEditions(self._case)

    def files(self) -> list[Issued]:
        """Every client file that was issued, the newest first."""
        return self._editions.files()

    def as_issued(self, edition_id: str) -> AsIssued:
        """An edition with its ground as the case held it when it was issued. NotFound when it is gone."""
        with self._case.snapshot():
            seq = self._editions.seq_of(edition_id)
            return as_issued(self._case, self._briefs.editions.get(edition_id), seq)

    def of(self, kind: str, thing_id: str) -> Recall:
        """What rests on a source, a claim or an outlet (all of its sources). Raises NotFound or Refused."""
        if kind not in KINDS:
            raise Refused(f"Nothing rests on a “{kind}”.", do=f"Use one of: {', '.join(KINDS)}.")
        with self._case.snapshot():
            if kind == "claim":
                claim = self._claims.get(thing_id)
                return self._recall([Cause("asked", "claim", claim.id, claim.text)])
            sources = (
                [self._sources.get(thing_id)] if kind == "source" else self._sources.of_publication(thing_id)
            )
            return self._recall([of_source("asked", one) for one in sources])

    def after(self, seq: int) -> Recall:
        """What rests on what change set `seq` touched; empty where it touched no ground of any statement."""
        with self._case.snapshot():
            return self._recall(acts_in(self._case, self._sources, seq))

    def _recall(self, causes: Sequence[Cause]) -> Recall:
        if not causes:
            return Recall()
        clips = self._clips(causes)
        retracted = {cause.id for cause in causes if cause.kind == "claim"}
        pairs = self._pairs_ever(clips)
        statements = self._resting(clips, retracted, causes)
        issued = self._issued(causes, clips, retracted, pairs)
        return Recall(tuple(causes), tuple(statements), tuple(issued))

    # -- what the causes touch ----------------------------------------------------------------

    def _clips(self, causes: Sequence[Cause]) -> set[str]:
        """The clips of the sources, those that are gone as well; for a lost passage only that clip."""
        found = {clip for cause in causes for clip in cause.clips}
        sources = [cause.id for cause in causes if cause.kind == "source" and not cause.clips]
        if sources:
            rows = self._case.connection.execute(
                f"SELECT id FROM clip WHERE source_id IN {_IDS}", (json.dumps(sources),)
            )
            found |= {row[0] for row in rows}
            gone = self._case.connection.execute(
                "SELECT row_key FROM change WHERE table_name = 'clip' AND after IS NULL "
                f"AND json_extract(before, '$.source_id') IN {_IDS}",
                (json.dumps(sources),),
            )
            found |= {row[0] for row in gone}
        return found

    def _pairs_ever(self, clips: Collection[str]) -> dict[str, set[str]]:
        """Claim -> those of the clips that are or ever were evidence for it."""
        if not clips:
            return {}
        found: dict[str, set[str]] = {}
        for claim_id, clip_id in self._case.connection.execute(
            f"SELECT claim_id, clip_id FROM evidence WHERE clip_id IN {_IDS}", (json.dumps(sorted(clips)),)
        ):
            found.setdefault(claim_id, set()).add(clip_id)
        for row in self._case.connection.execute(
            "SELECT DISTINCT row_key FROM change WHERE table_name = 'evidence' AND after IS NULL"
        ):
            claim_id, clip_id = json.loads(row[0])
            if clip_id in clips:
                found.setdefault(claim_id, set()).add(clip_id)
        return found

    # -- statements of today ------------------------------------------------------------------

    def _resting(
        self, clips: Collection[str], retracted: Collection[str], causes: Sequence[Cause]
    ) -> list[Resting]:
        lost = self._lost_links(causes)
        rows = self._case.connection.execute(
            "SELECT t.id, t.text, b.id AS brief_id, b.country, b.headline, "
            "EXISTS (SELECT 1 FROM statement_claim l JOIN evidence e ON e.claim_id = l.claim_id "
            "WHERE l.statement_id = t.id AND e.stance = 'supports' "
            f"AND l.claim_id NOT IN {_IDS} AND e.clip_id NOT IN {_IDS}) AS has_other "
            "FROM statement t JOIN section s ON s.id = t.section_id JOIN brief b ON b.id = s.brief_id "
            "WHERE t.id IN (SELECT statement_id FROM statement_claim WHERE claim_id IN "
            f"(SELECT value FROM json_each(?) UNION SELECT claim_id FROM evidence WHERE clip_id IN {_IDS} "
            f"AND stance = 'supports') UNION SELECT value FROM json_each(?)) "
            "ORDER BY b.id DESC, s.position, t.position",
            (
                json.dumps(sorted(retracted)),
                json.dumps(sorted(clips)),
                json.dumps(sorted(retracted)),
                json.dumps(sorted(clips)),
                json.dumps(sorted(lost)),
            ),
        )
        return [
            Resting(
                row["id"],
                row["text"],
                row["brief_id"],
                title_of(row["country"], row["headline"]),
                bool(row["has_other"]),
            )
            for row in rows.fetchall()
        ]

    def _lost_links(self, causes: Iterable[Cause]) -> set[str]:
        """The statements that rested on what was removed: their links went with it."""
        removed = [cause for cause in causes if cause.act in ("removed claim", "removed source")]
        found = set()
        for cause in removed:
            if cause.kind == "claim":
                rows = self._case.connection.execute(
                    "SELECT row_key FROM change WHERE table_name = 'statement_claim' AND after IS NULL "
                    "AND instr(row_key, ?)",
                    (cause.id,),
                )
                found |= {json.loads(row[0])[0] for row in rows}
        claims = self._pairs_ever(self._clips([cause for cause in removed if cause.kind == "source"]))
        rows = self._case.connection.execute(
            f"SELECT statement_id FROM statement_claim WHERE claim_id IN {_IDS}",
            (json.dumps(sorted(claims)),),
        )
        return found | {row[0] for row in rows}

    # -- what went out ------------------------------------------------------------------------

    def _issued(
        self,
        causes: Sequence[Cause],
        clips: Collection[str],
        retracted: Collection[str],
        pairs: dict[str, set[str]],
    ) -> list[Issued]:
        using = self._editions.using({*retracted, *pairs})
        rested: dict[str, list[Stated]] = {}
        for edition_id, stated in using.items():
            then = Then(self._case.connection, self._editions.seq_of(edition_id))
            rested[edition_id] = [
                known
                for known in stated
                if any(
                    claim in retracted or _rested(then, claim, pairs.get(claim, set()))
                    for claim in known.claims
                )
            ]
        lines = self._lines(rested, clips, retracted)
        found = []
        for one in self._editions.files([edition for edition, those in lines.items() if those]):
            told = replace(one, lines=lines[one.edition_id])
            found.append(replace(told, correction=correction(told, causes)))
        return found

    def _texts_now(self, statement_ids: Collection[str]) -> dict[str, str]:
        rows = self._case.connection.execute(
            f"SELECT id, text FROM statement WHERE id IN {_IDS}", (json.dumps(sorted(statement_ids)),)
        )
        texts = {row[0]: row[1] for row in rows}
        for row in self._case.connection.execute(
            f"SELECT id, question FROM matrix WHERE id IN {_IDS}", (json.dumps(sorted(statement_ids)),)
        ):
            texts[row[0]] = weighed(row[1])
        return texts

    def _lines(
        self, rested: Mapping[str, list[Stated]], clips: Collection[str], retracted: Collection[str]
    ) -> dict[str, tuple[IssuedLine, ...]]:
        """The statements of each edition as the recall lists them, read at once for all."""
        stated = [known for several in rested.values() for known in several]
        texts = self._texts_now({known.id for known in stated})
        support = self._support({claim for known in stated for claim in known.claims}, clips, retracted)
        names = {
            source.id: source.name_for_client
            for source in self._sources.of_ids(set().union(*support.values())).values()
        }
        lines: dict[str, tuple[IssuedLine, ...]] = {}
        for edition_id, several in rested.items():
            told = []
            for known in several:
                others = set().union(*(support.get(claim, ()) for claim in known.claims))
                named = tuple(dict.fromkeys(names[source] for source in sorted(others) if source in names))
                told.append(IssuedLine(known.id, known.text, texts.get(known.id, ""), bool(named), named))
            lines[edition_id] = tuple(told)
        return lines

    def _support(
        self, claims: Collection[str], clips: Collection[str], retracted: Collection[str]
    ) -> dict[str, set[str]]:
        """Claim -> the sources that support it today beside these clips; not of claims that were rejected."""
        rows = self._case.connection.execute(
            "SELECT e.claim_id, c.source_id FROM evidence e JOIN clip c ON c.id = e.clip_id "
            f"JOIN claim k ON k.id = e.claim_id WHERE e.claim_id IN {_IDS} AND e.claim_id NOT IN {_IDS} "
            f"AND e.clip_id NOT IN {_IDS} AND e.stance = 'supports' AND k.status <> 'rejected'",
            (json.dumps(sorted(claims)), json.dumps(sorted(retracted)), json.dumps(sorted(clips))),
        )
        found: dict[str, set[str]] = {}
        for claim_id, source_id in rows.fetchall():
            found.setdefault(claim_id, set()).add(source_id)
        return found


def _rested(then: Then, claim_id: str, clips: Collection[str]) -> bool:
    """Whether any of these clips supported a claim at that time."""
    rows = (then.row("evidence", key_of(claim_id, clip)) for clip in clips)
    return any(row is not None and row["stance"] == "supports" for row in rows)
