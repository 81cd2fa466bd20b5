-- By what words a text can be found again (made from it, so not journalled), and what the user decided.
CREATE TABLE fingerprint (
    hash INTEGER NOT NULL,
    text_n INTEGER NOT NULL,
    PRIMARY KEY (hash, text_n)
) WITHOUT ROWID;
CREATE INDEX fingerprint_by_text ON fingerprint (text_n);
CREATE TABLE fingerprinted (text_n INTEGER PRIMARY KEY, prints INTEGER NOT NULL);
CREATE TABLE not_one_origin (
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    other_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (source_id, other_id)
) WITHOUT ROWID;
