"""Checks of review (R01-R05): what nobody else has read, what a colleague does not share, what is open.

A file for a client needs a review where the client or the template asks for one; elsewhere the same
is a warning, as far as there are verdicts or somebody was asked.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from workbench.briefs import Brief
from workbench.briefs.layouts import review_asked_by
from workbench.review import REASONS, Standing, Target, Verdict
from workbench.review.wording import evidence_target
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedStatement
from workbench.values.text import counted, one_line, with_and

if TYPE_CHECKING:
    from workbench.case import Case

UNREVIEWED, EARLIER_WORDING, DISAGREED, QUESTION, OWN = "R01", "R02", "R03", "R04", "R05"
REVIEW_CHECKS = frozenset({UNREVIEWED, EARLIER_WORDING, DISAGREED, QUESTION, OWN})
GROUND_CHECKS = frozenset({"K01", "K02", "K04"})
"""Checks that compare a sentence with claims: a waiver of them lapses when those change again."""
_SHOWN = 60
_SAID = {"agree": "agreed with", "disagree": "disagreed with", "ask": "asked about"}


class _Thing(NamedTuple):
    """Something that is judged, under a statement, and what it is called in a sentence."""

    target: Target
    noun: str
    words: str

    @property
    def called(self) -> str:
        return f"the {self.noun} “{one_line(self.words, _SHOWN)}”" if self.words else self.noun


def check_review(case: "Case", ground: Ground, profile: str, client: str, template: str) -> Iterator[Finding]:
    """R01-R05 for a file of `profile` for a client (an id or "") in a template ("" for the usual one)."""
    wanted = required_review(case, ground.brief, client, template)
    standings = case.reviews.standings()
    asked = _asked(case, ground.brief.id)
    if wanted == "none" and not standings and not asked:
        return
    teller = _Teller(case, standings, asked, profile)
    for known in ground.statements:
        if known.statement.text.strip():
            needed = wanted == "everything" or (wanted == "facts" and known.statement.kind == "fact")
            yield from teller.about(known, needed)


def required_review(case: "Case", brief: Brief, client: str = "", template: str = "") -> str:
    """What must be reviewed before a client file leaves: none, facts or everything.

    The client says so, else the template: the one given, the client's, or the brief's own.
    """
    client = client or brief.client_id or ""
    known = case.clients.get(client) if client else None
    if known and known.review:
        return known.review
    return review_asked_by(template or (known.template if known else "") or brief.template)


def waived_words(case: "Case", statement_id: str, check_id: str, text: str) -> str:
    """What a waiver of a finding in a statement is bound to: its text, for review what lies beneath as well.

    A waived question does not cover the next one.
    """
    if check_id in GROUND_CHECKS:
        return "\n".join([text, *map(repr, case.briefs.claims_of(statement_id))])
    if check_id not in REVIEW_CHECKS:
        return text
    target = Target("statement", statement_id)
    bound = [text, *case.reviews.hashes(target)]
    if check_id == QUESTION:
        standings = case.reviews.standings()
        for one in dict.fromkeys([target, *case.reviews.beneath(target)]):
            standing = standings.get(one)
            bound += (
                [verdict.id for verdict in standing.verdicts if verdict.verdict == "ask"] if standing else []
            )
    return "\n".join(bound)


def _asked(case: "Case", brief_id: str) -> dict[Target, str]:
    """What rounds over a brief ask for -> who was asked; "" where the round is closed."""
    found: dict[Target, str] = {}
    for one in case.reviews.rounds.all():
        if one.brief_id == brief_id:
            for target in case.reviews.rounds.items(one):
                found[target] = found.get(target, "") or (one.reviewer if one.is_open else "")
    return found


class _Teller:
    def __init__(
        self, case: "Case", standings: Mapping[Target, Standing], asked: Mapping[Target, str], profile: str
    ) -> None:
        self._standings = standings
        self._asked = asked
        self._profile = profile
        self._has_evidence = any(target.table == "evidence" for target in standings)
        told = any(standing.state in ("disagreed", "question open") for standing in standings.values())
        threads = case.reviews.threads() if told else []
        self._remarks = {thread.remark.review_id: thread.remark.text for thread in threads}

    def about(self, known: GroundedStatement, needed: bool) -> Iterator[Finding]:
        """What there is to say of the review of a statement and of what lies beneath it."""
        nobody: list[_Thing] = []
        for thing in dict.fromkeys(self._things(known)):
            standing = self._standings.get(thing.target)
            if standing is None or standing.state == "unreviewed":
                if (needed or thing.target in self._asked) and thing.target.table != "evidence":
                    nobody.append(thing)
            elif standing.state != "agreed":
                yield from self._told(known.statement.id, needed, thing, standing)
        if nobody:
            yield self._unreviewed(known.statement.id, needed, nobody)

    def _things(self, known: GroundedStatement) -> Iterator[_Thing]:
        yield _Thing(Target("statement", known.statement.id), "this statement", "")
        for grounded in known.claims:
            claim = grounded.claim
            yield _Thing(Target("claim", claim.id), "claim", claim.text)
            for voice in grounded.voices:
                if self._has_evidence:
                    judged = evidence_target(claim.id, voice.clip.id)
                    yield _Thing(judged, "evidence for", claim.text)
                yield _Thing(Target("clip", voice.clip.id), "clip", voice.clip.quote)

    def _unreviewed(self, statement_id: str, needed: bool, things: list[_Thing]) -> Finding:
        people = sorted({name for thing in things if (name := self._asked.get(thing.target, ""))})
        fix = "Ask a colleague who wrote none of it for a review."
        if people:
            verb = "was" if len(people) == 1 else "were"
            fix = f"{' and '.join(people)} {verb} asked; wait for the review."
        return self._finding(
            UNREVIEWED, statement_id, needed, f"Nobody has reviewed {_listed(things)}.",
            "A second reader finds errors that the author no longer sees.", fix,
            things,
        )  # fmt: skip

    def _told(self, statement_id: str, needed: bool, thing: _Thing, standing: Standing) -> Iterator[Finding]:
        counting = [one for one in standing.verdicts if not one.by_author]
        match standing.state:
            case "disagreed":
                for one in _holding(counting, "disagree"):
                    yield self._finding(DISAGREED, statement_id, needed, self._disagreement(one, thing),
                        "A colleague who looked at the evidence does not agree.",
                        f"Reword it, or settle it with {one.analyst}.", [thing])  # fmt: skip
            case "question open":
                for one in _holding(counting, "ask"):
                    yield self._finding(QUESTION, statement_id, needed, self._question(one, thing),
                        "A client may ask the same, and nobody has answered.",
                        f"Answer {one.analyst} in the review.", [thing])  # fmt: skip
            case "question answered" if needed:
                asker = next(iter(_holding(counting, "ask")))
                yield self._finding(UNREVIEWED, statement_id, needed,
                    f"The question of {asker.analyst} about {thing.called} was answered; nobody has agreed "
                    "since.",
                    "An answer may raise another question.",
                    f"Ask {asker.analyst} to look at the answer.", [thing])  # fmt: skip
            case "reworded" | "evidence changed":
                yield self._earlier(statement_id, needed, thing, standing, counting[0])
            case "own verdict":
                names = " and ".join(dict.fromkeys(one.analyst for one in standing.verdicts))
                yield self._finding(OWN, statement_id, needed,
                    f"Only {names} reviewed {thing.called}, and wrote part of it.",
                    "Nobody finds the gaps in their own work.",
                    "Ask a colleague who wrote none of it for a review.", [thing])  # fmt: skip

    def _earlier(
        self, statement_id: str, needed: bool, thing: _Thing, standing: Standing, one: Verdict
    ) -> Finding:
        what = (
            "which was reworded since"
            if standing.state == "reworded"
            else "whose evidence changed or was disputed since"
        )
        if thing.target.table == "clip" and standing.state != "reworded":
            what = "which is not in the newer version of its source"
        return self._finding(
            EARLIER_WORDING, statement_id, needed,
            f"{one.analyst} {_SAID[one.verdict]} {thing.called}, {what}.",
            "The verdict is about what was there before.",
            f"Ask {one.analyst} to look at what changed.", [thing],
        )  # fmt: skip

    def _disagreement(self, one: Verdict, thing: _Thing) -> str:
        reason = REASONS.get(one.reason, "").lower()
        remark = one_line(self._remarks.get(one.id, ""), 2 * _SHOWN)
        why = ": ".join(filter(None, (f" ({reason})" if reason else "", f"“{remark}”" if remark else "")))
        return f"{one.analyst} disagrees with {thing.called}{why}."

    def _question(self, one: Verdict, thing: _Thing) -> str:
        question = one_line(self._remarks.get(one.id, ""), 2 * _SHOWN)
        return f"{one.analyst} asks about {thing.called}: “{question}”"

    def _finding(
        self, check_id: str, statement_id: str, needed: bool, message: str, why: str, fix: str,
        things: list[_Thing],
    ) -> Finding:  # fmt: skip
        if message.endswith((".”.", "?”.", "!”.", "…”.")):
            # The words that are quoted have brought their own end.
            message = message[:-1]
        blocks = needed and self._profile != "internal"
        return Finding(
            check_id, "error" if blocks else "warning", message, why, fix, statement_id,
            evidence=tuple(thing.target.id for thing in things if thing.target.table in ("claim", "clip")),
            profile="client" if blocks else "",
            lift="override" if check_id == DISAGREED else "waive",
        )  # fmt: skip


def _holding(verdicts: list[Verdict], verdict: str) -> list[Verdict]:
    return [one for one in verdicts if one.holds and one.verdict == verdict]


def _listed(things: list[_Thing]) -> str:
    """`this statement, the claim “…” and 2 clips under it`."""
    pieces = [thing.called for thing in things if thing.target.table == "statement"]
    for table in ("claim", "clip"):
        found = [thing for thing in things if thing.target.table == table]
        if found:
            pieces.append(found[0].called if len(found) == 1 else counted(len(found), table))
    return with_and(pieces)
