"""The kinds of things a case is made of: said here once, read by everything that needs to know.

Data only, at the bottom of the imports. History's words and filters, deletions, going back, search,
what a change touches and what the window shows of it all come from this catalogue. Each content
table of the schema belongs to exactly one kind, which a test holds against the live schema: adding
a table takes one `Table(...)` line here.

The order of `KINDS` is the order in which a person meets them in the window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a kind: what its rows are called, and how a row leads to the thing it belongs to.

    `thing` is the column with the id of that thing. Where the rows have no such column, `pointed_by`
    is the column of the kind's first table that points to the row. `names` are the columns that say
    what a row is called, the best first; `searched` those that search looks in, and `opens` the
    column with what a hit opens. `references` says where a column points whose name does not say it
    (`source_id` does); not all of these are foreign keys.
    """

    name: str
    noun: str
    nouns: str
    thing: str = "id"
    pointed_by: str = ""
    names: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    opens: str = "id"
    restorable: bool = False
    """Whether a person deletes such a row for its own sake, so that it is listed to be brought back."""
    stays: bool = False
    """Whether it stays on record when the case goes back to an earlier point."""
    references: Mapping[str, str] = field(default_factory=dict)
    target: bool = False
    """Whether `target_table` and `target_id` say what the row is about."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing. The first of its tables holds the things themselves.

    `bears_on` are the kinds whose standing rests on this one, step by step: a grade of an outlet
    bears on its sources, those on their clips and so on. `shown_in` are the kinds that only show its
    words, and no further: a step with a dot starts from what an earlier step reached.
    """

    name: str
    tables: tuple[Table, ...]
    owner: str = ""
    """The kind of the thing it belongs to and goes with."""
    place: str = ""
    """The kind of place in the window that shows one of them; "" when none does."""
    picture: str = ""
    within: str = ""
    """The kind under whose name it is listed and filtered; "" its own."""
    bears_on: tuple[str, ...] = ()
    shown_in: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """What one is called."""
        return self.tables[0].noun

    @property
    def nouns(self) -> str:
        """What several are called."""
        return self.tables[0].nouns


KINDS: tuple[Kind, ...] = (
    Kind(
        "source",
        (
            Table(
                "source", "source", "sources", names=("title", "file_name"), restorable=True,
                searched=("title", "author", "url", "file_name"),
                references={
                    "text_id": "source_text", "parent_id": "source", "reports_id": "publication",
                },
            ),
            Table("original", "original file", "original files", "", "sha256", names=("media_type",)),
            Table("source_text", "text of a source", "texts of a source", "source_id"),
            Table(
                "page_boxes", "places of letters", "places of letters", "text_id",
                references={"text_id": "source_text"},
            ),
            Table(
                "capture", "version of a source", "versions of sources", "source_id", names=("file_name",),
                references={"text_id": "source_text"},
            ),
            Table("source_identity", "name of a source", "names of sources", "source_id"),
            Table("origin_group", "origin", "origins", "", "origin_group_id", names=("name",)),
            Table(
                "not_one_origin", "decision to keep two sources apart", "decisions to keep two sources apart",
                "source_id", references={"other_id": "source"},
            ),
        ),
        place="source", picture="sources", bears_on=("clip",), shown_in=("source",),
    ),
    Kind(
        "clip",
        (
            Table(
                "clip", "clip", "clips", names=("quote",), restorable=True, opens="source_id",
                searched=("quote", "note", "translation", "tags"),
                references={"text_id": "source_text", "made_text_id": "source_text"},
            ),
            Table("region", "region of a page", "regions of a page", "clip_id"),
            Table("mention", "mention", "mentions", "clip_id"),
        ),
        owner="source", place="source", picture="clip", bears_on=("claim", "actor"), shown_in=("source",),
    ),
    Kind(
        "actor",
        (
            Table(
                "actor", "actor", "actors", names=("name",), restorable=True,
                searched=("name", "description", "notes"),
            ),
            Table(
                "alias", "spelling", "spellings", "actor_id", names=("text",), restorable=True,
                searched=("text",), opens="actor_id",
            ),
            Table(
                "post", "post", "posts", "actor_id", names=("title",), restorable=True,
                references={"body_id": "actor"},
            ),
            Table("position", "coordinates", "coordinates", "actor_id"),
            Table("post_evidence", "evidence of a post", "evidence of posts", "post_id"),
            Table(
                "relation", "relation", "relations", "subject_id", restorable=True,
                references={"subject_id": "actor", "object_id": "actor"},
            ),
            Table("relation_evidence", "evidence of a relation", "evidence of relations", "relation_id"),
            Table(
                "not_same", "decision to keep two actors apart", "decisions to keep two actors apart",
                "actor_id", references={"other_id": "actor"},
            ),
        ),
        place="actor", picture="actors",
        shown_in=("actor", "clip", "claim", "claim.statement", "statement.brief"),
    ),
    Kind(
        "claim",
        (
            Table(
                "claim", "claim", "claims", names=("text",), restorable=True,
                searched=("text", "notes", "tags"), references={"place_id": "actor"},
            ),
            Table("claim_actor", "actor of a claim", "actors of a claim", "claim_id", names=("role",)),
            Table("evidence", "piece of evidence", "pieces of evidence", "claim_id", names=("stance",)),
        ),
        place="claim", picture="claims", bears_on=("statement",),
        shown_in=("clip", "clip.claim", "actor", "matrix", "matrix.brief"),
    ),
    Kind(
        "matrix",
        (
            Table(
                "matrix", "question", "questions", names=("question",), restorable=True,
                searched=("question",),
            ),
            Table(
                "hypothesis", "hypothesis", "hypotheses", "matrix_id", names=("text",), restorable=True,
                searched=("text",), opens="matrix_id",
            ),
            Table(
                "weighed_claim", "claim of a question", "claims of a question", "matrix_id", restorable=True
            ),
            Table(
                "matrix_cell", "judged cell", "judged cells", "weighed_id", names=("value",),
                references={"weighed_id": "weighed_claim"},
            ),
        ),
        place="matrix", picture="hypotheses", shown_in=("brief",),
    ),
    Kind(
        "brief",
        (
            Table(
                "brief", "brief", "briefs", names=("headline",), restorable=True,
                searched=("country", "headline"), references={"previous_brief_id": "brief"},
            ),
            Table("section", "section", "sections", "brief_id", names=("title",), restorable=True),
            Table("waiver", "waived finding", "waived findings", "brief_id", names=("reason",)),
            Table("figure", "figure", "figures", "brief_id", names=("caption", "kind"), restorable=True),
            Table("brief_matrix", "question in an annex", "questions in annexes", "brief_id"),
        ),
        place="brief", picture="briefs", shown_in=("statement", "statement.claim", "deliverable", "matrix"),
    ),
    Kind(
        "statement",
        (
            Table(
                "statement", "statement", "statements", names=("text",), restorable=True,
                searched=("text", "note"), opens="section_id",
            ),
            Table("statement_claim", "link of a statement", "links of statements", "statement_id"),
            Table("style_span", "emphasis", "emphases", "statement_id"),
            Table(
                "alternative", "alternative", "alternatives", "statement_id", names=("text",),
                restorable=True, searched=("text", "implication"), opens="statement_id",
            ),
            Table(
                "assumption", "assumption", "assumptions", "statement_id", names=("text",), restorable=True,
                searched=("text", "if_wrong"), opens="statement_id",
            ),
            Table(
                "indicator", "indicator", "indicators", "statement_id", names=("text",), restorable=True,
                searched=("text",), opens="statement_id",
            ),
            Table("indicator_sign", "sign of an indicator", "signs of an indicator", "indicator_id"),
            Table("proof", "proof", "proofs", "statement_id", names=("words",)),
        ),
        owner="brief", place="statement", picture="briefs", within="brief", bears_on=("brief",),
        shown_in=("claim",),
    ),
    Kind(
        "deliverable",
        (
            Table("deliverable", "issued file", "issued files", names=("file_name",), stays=True),
            Table("edition", "edition", "editions", "brief_id", stays=True),
            Table(
                "outcome", "outcome of a judgement", "outcomes of judgements", "edition_id",
                names=("result",), stays=True, references={"decided_by": "analyst"},
            ),
        ),
        owner="brief", picture="briefs", shown_in=("brief",),
    ),
    Kind(
        "publication",
        (
            Table(
                "publication", "outlet", "outlets", names=("name",), restorable=True,
                searched=("name", "affiliation", "notes"), references={"origin_id": "publication"},
            ),
        ),
        place="outlet", picture="outlets", bears_on=("source",),
    ),
    Kind(
        "map_layer",
        (Table("map_layer", "map layer", "map layers", names=("name",), restorable=True),),
        picture="figures", shown_in=("brief",),
    ),
    Kind(
        "client",
        (Table("client", "client", "clients", names=("name",), stays=True),),
        picture="briefs", shown_in=("brief", "deliverable"),
    ),
    Kind(
        "review",
        (
            Table(
                "review", "verdict", "verdicts", names=("verdict",), references={"round_id": "review_round"},
                stays=True, target=True,
            ),
            Table(
                "reading_mark", "mark of a second reading", "marks of a second reading", "source_id",
                names=("quote",), stays=True,
                references={"text_id": "source_text", "round_id": "review_round"},
            ),
        ),
        place="review", picture="check",
    ),
    Kind(
        "review_round",
        (
            Table(
                "review_round", "round of review", "rounds of review", names=("note",), stays=True,
                references={"reviewer_id": "analyst", "asked_by": "analyst"},
            ),
            Table(
                "review_package", "copy sent for review", "copies sent for review", "round_id",
                names=("file_name",), stays=True,
                references={"round_id": "review_round", "given_by": "analyst"},
            ),
        ),
        place="round", picture="check", within="review", shown_in=("review",),
    ),
    Kind(
        "remark",
        (
            Table(
                "remark", "remark", "remarks", names=("text",), searched=("text",),
                references={"parent_id": "remark", "round_id": "review_round"}, stays=True, target=True,
            ),
        ),
        place="remark", picture="check", within="review", shown_in=("review",),
    ),
    Kind(
        "saved_filter",
        (Table("saved_filter", "saved filter", "saved filters", names=("name",), restorable=True),),
    ),
    Kind(
        "guard_word",
        (
            Table(
                "guard_word", "decision about words", "decisions about words", names=("words",), stays=True,
            ),
        ),
        picture="check", bears_on=("brief",),
    ),
    Kind(
        "proposal",
        (
            Table(
                "proposal", "decision about a proposal", "decisions about proposals", names=("reason",),
                target=True,
            ),
        ),
        picture="check",
    ),
    Kind(
        "case",
        (
            Table("case_info", "fact about the case", "facts about the case", "key", names=("key",)),
            Table("analyst", "analyst", "analysts", names=("name",), stays=True),
        ),
    ),
)  # fmt: skip

KIND: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
TABLE: Mapping[str, Table] = {table.name: table for kind in KINDS for table in kind.tables}
KIND_OF: Mapping[str, Kind] = {table.name: kind for kind in KINDS for table in kind.tables}
"""Which kind a table belongs to."""


def noun_of(table: str, count: int = 1) -> str:
    """What a row of a table is called: `clip`, `clips`, `pieces of evidence`."""
    known = TABLE.get(table)
    if known is None:
        # A table that a later version adds may stand in an old history that is read here.
        return table.replace("_", " ") if count == 1 else f"{table.replace('_', ' ')}s"
    return known.noun if count == 1 else known.nouns


def names_of(table: str) -> tuple[str, ...]:
    """The columns that say what a row of a table is called, the best first."""
    known = TABLE.get(table)
    return known.names if known else ()


def restorable() -> tuple[str, ...]:
    """The tables whose rows a person deletes; links between them come back with what they hung on."""
    return tuple(name for name, table in TABLE.items() if table.restorable)


def staying() -> tuple[str, ...]:
    """The tables that stay as they are when the case goes back."""
    return tuple(name for name, table in TABLE.items() if table.stays)


def searched() -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each table that search looks in: the column with what a hit opens, and the columns searched."""
    return {name: (table.opens, table.searched) for name, table in TABLE.items() if table.searched}


def listed() -> dict[str, tuple[str, ...]]:
    """The kinds as they are listed for a person, each with all kinds that count under its name."""
    return {
        kind.name: tuple(one.name for one in KINDS if (one.within or one.name) == kind.name)
        for kind in KINDS
        if not kind.within
    }


def behind(table: str, column: str) -> str:
    """The table that a column points to by id; "" when it points to none."""
    known = TABLE.get(table)
    if known is not None and column in known.references:
        return known.references[column]
    said = column.removesuffix("_id")
    return said if said != column and said in TABLE else ""


def tables_of(*kinds: str) -> tuple[str, ...]:
    """The tables of some kinds."""
    return tuple(table.name for name in kinds for table in KIND[name].tables)
