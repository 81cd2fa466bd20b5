-- Whom briefs are written for. What is '' is as the brief has it; `approved_domains` is a list with spaces.
CREATE TABLE client (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    template TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    closing TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    approved_domains TEXT NOT NULL DEFAULT '',
    source_description TEXT NOT NULL DEFAULT '',
    paper TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
);
ALTER TABLE brief ADD COLUMN client_id TEXT REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE brief ADD COLUMN archived_at TEXT NOT NULL DEFAULT '';
-- What was issued: an edition is the brief as it stood, a deliverable one file of it. Both only grow.
CREATE TABLE edition (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    change_set_id TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    released_by TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX edition_by_brief ON edition (brief_id, number);
ALTER TABLE deliverable ADD COLUMN edition_id TEXT REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deliverable ADD COLUMN client_id TEXT REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE deliverable ADD COLUMN override TEXT NOT NULL DEFAULT '';
CREATE INDEX deliverable_by_brief ON deliverable (brief_id);
-- A waiver holds for the words it was given for; `statement_id` is '' for the brief as a whole.
DROP TABLE waiver;
CREATE TABLE waiver (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    statement_id TEXT NOT NULL DEFAULT '',
    check_id TEXT NOT NULL,
    words_hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
);
CREATE INDEX waiver_by_brief ON waiver (brief_id);
-- Emphasis beside the plain text of a statement, in code points.
CREATE TABLE style_span (
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    style TEXT NOT NULL,
    PRIMARY KEY (statement_id, start, "end", style)
) WITHOUT ROWID;
-- Where the letters of a text are on its pages; packed page by page, with a list of the pages in front.
CREATE TABLE page_boxes (
    text_id TEXT PRIMARY KEY NOT NULL REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED,
    pages INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL
);
