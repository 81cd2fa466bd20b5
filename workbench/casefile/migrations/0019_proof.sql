-- One checkable piece of a statement that stands in one clip: said by a person, or found by the program
-- (`analyst_id` ''). `start` and `end` are code points of the statement's text, `words` what is there.
-- `wording` is what it is bound to, as JSON: the text of the statement, the quote and the translation of
-- the clip. It no longer counts once they are others.
CREATE TABLE proof (
    id TEXT PRIMARY KEY NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    analyst_id TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    wording TEXT NOT NULL
);
CREATE INDEX proof_by_statement ON proof (statement_id);
CREATE INDEX proof_by_clip ON proof (clip_id);
