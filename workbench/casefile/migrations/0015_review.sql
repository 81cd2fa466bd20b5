-- A second pair of eyes. A verdict is bound to what was judged: `target_hash` and `ground_hash` are of the
-- words and fields of the thing and of what lies beneath it, `wording` is what they are the hash of.
-- Verdicts: agree, disagree, ask, and none where one was withdrawn. The newest of each analyst counts.
ALTER TABLE review ADD COLUMN round_id TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN ground_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN seconds REAL NOT NULL DEFAULT 0;
CREATE INDEX review_by_round ON review (round_id);
-- Who was asked to look at what: a brief, a source, or the things in `targets` (JSON pairs of table and
-- id). `choice` is all, sample (the share `sample`, drawn by `seed`) or risk.
CREATE TABLE review_round (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL DEFAULT '',
    source_id TEXT NOT NULL DEFAULT '',
    targets TEXT NOT NULL DEFAULT '[]',
    choice TEXT NOT NULL DEFAULT 'all' CHECK (choice IN ('all', 'sample', 'risk')),
    sample REAL NOT NULL DEFAULT 1.0,
    seed INTEGER NOT NULL DEFAULT 0,
    blind INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    asked_by TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    reviewer_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    opened_at TEXT NOT NULL,
    closed_at TEXT NOT NULL DEFAULT ''
);
-- Remarks stand on the thing they are about, with or without a verdict. `proposal` is a JSON object of
-- fields and values that the author may take over; `decision` is what the author did: accepted or declined.
DROP TABLE remark;
CREATE TABLE remark (
    id TEXT PRIMARY KEY NOT NULL,
    target_table TEXT NOT NULL,
    target_id TEXT NOT NULL,
    review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT REFERENCES remark (id) DEFERRABLE INITIALLY DEFERRED,
    round_id TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    proposal TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'accepted', 'declined')),
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    resolved_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX remark_by_target ON remark (target_table, target_id);
CREATE INDEX remark_by_review ON remark (review_id);
-- A second reading of a source, made without sight of the first: passages and whom they name. They are no
-- clips, so that nothing of them is seen while the round is blind.
CREATE TABLE reading_mark (
    id TEXT PRIMARY KEY NOT NULL,
    round_id TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    text_id TEXT NOT NULL REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    actors TEXT NOT NULL DEFAULT '[]',
    note TEXT NOT NULL DEFAULT '',
    taken TEXT NOT NULL DEFAULT '' CHECK (taken IN ('', 'first', 'second', 'both')),
    clip_id TEXT NOT NULL DEFAULT '',
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
);
CREATE INDEX reading_mark_by_source ON reading_mark (source_id, round_id);
