-- A source captured again gets a new text; the one in force is named, so that undo can go back to the old.
ALTER TABLE source ADD COLUMN text_id TEXT NOT NULL DEFAULT '';
CREATE TABLE capture (
    text_id TEXT PRIMARY KEY NOT NULL,
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES original (sha256) DEFERRABLE INITIALLY DEFERRED,
    file_name TEXT NOT NULL DEFAULT '',
    captured_at TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL
);
CREATE INDEX capture_by_source ON capture (source_id, number);
CREATE INDEX source_by_address ON source (url) WHERE url <> '';
-- How sure the present place of a clip is, and where it was made.
ALTER TABLE clip ADD COLUMN score REAL NOT NULL DEFAULT 1;
ALTER TABLE clip ADD COLUMN made_text_id TEXT NOT NULL DEFAULT '';
ALTER TABLE clip ADD COLUMN made_start INTEGER NOT NULL DEFAULT -1;
ALTER TABLE clip ADD COLUMN made_end INTEGER NOT NULL DEFAULT -1;
