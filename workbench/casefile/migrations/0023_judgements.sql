-- What an analyst weighs beside a judgement: other outcomes, what it assumes, and what would show which way
-- things go. `seen_on` of a sign is a partial date, '' for that of the claim.
CREATE TABLE alternative (
    id TEXT PRIMARY KEY NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    likelihood TEXT NOT NULL DEFAULT '',
    implication TEXT NOT NULL DEFAULT ''
);
CREATE INDEX alternative_by_statement ON alternative (statement_id, position);
CREATE TABLE assumption (
    id TEXT PRIMARY KEY NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    if_wrong TEXT NOT NULL DEFAULT ''
);
CREATE INDEX assumption_by_statement ON assumption (statement_id, position);
CREATE TABLE indicator (
    id TEXT PRIMARY KEY NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    points TEXT NOT NULL DEFAULT 'more' CHECK (points IN ('more', 'less'))
);
CREATE INDEX indicator_by_statement ON indicator (statement_id, position);
CREATE TABLE indicator_sign (
    indicator_id TEXT NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    seen_on TEXT NOT NULL DEFAULT '',
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    PRIMARY KEY (indicator_id, claim_id)
) WITHOUT ROWID;
CREATE INDEX indicator_sign_by_claim ON indicator_sign (claim_id);

-- What became of a judgement as it was issued. It stays when the statement is rewritten or removed, or the
-- claim is. No version wrote the table that this one replaces.
DROP TABLE outcome;
CREATE TABLE outcome (
    edition_id TEXT NOT NULL REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED,
    statement_id TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('happened', 'did not happen', 'cannot be decided')),
    decided_on TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    PRIMARY KEY (edition_id, statement_id)
) WITHOUT ROWID;
CREATE INDEX outcome_by_statement ON outcome (statement_id);

-- The judgements of the editions, so that they can be listed without reading every edition. Made of the
-- editions alone. `due_on` is the day up to which a judgement may still come true, '' where none is set; of a
-- month it is the 31st, of a year the last day, so that days compare as texts.
CREATE TABLE issued_judgement (
    edition_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    subject TEXT NOT NULL,
    scale TEXT NOT NULL,
    text TEXT NOT NULL,
    likelihood TEXT NOT NULL,
    confidence TEXT NOT NULL,
    horizon_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    PRIMARY KEY (edition_id, statement_id)
) WITHOUT ROWID;
CREATE INDEX issued_judgement_by_statement ON issued_judgement (statement_id);
CREATE VIEW judgement_of_edition AS
    SELECT
        e.id AS edition_id,
        json_extract(t.value, '$.id') AS statement_id,
        coalesce(s.key, 0) * 1000 + t.key AS position,
        CASE coalesce(json_extract(e.snapshot, '$.brief.country'), '') WHEN '' THEN ''
            ELSE json_extract(e.snapshot, '$.brief.country') || ': '
        END || coalesce(json_extract(e.snapshot, '$.brief.headline'), '') AS title,
        coalesce(nullif(json_extract(e.snapshot, '$.brief.country'), ''), json_extract(e.snapshot, '$.brief.headline'), '') AS subject,
        coalesce(json_extract(e.snapshot, '$.brief.scale'), '') AS scale,
        json_extract(t.value, '$.text') AS text,
        coalesce(json_extract(t.value, '$.likelihood'), '') AS likelihood,
        coalesce(json_extract(t.value, '$.confidence'), '') AS confidence,
        coalesce(json_extract(t.value, '$.horizon_on'), '') AS horizon_on,
        CASE coalesce(json_extract(t.value, '$.horizon_on'), '') WHEN '' THEN ''
            ELSE json_extract(t.value, '$.horizon_on') || substr('9999-12-31', length(json_extract(t.value, '$.horizon_on')) + 1)
        END AS due_on
    FROM edition e
    JOIN json_each(CASE WHEN json_valid(e.snapshot) THEN e.snapshot ELSE '{}' END, '$.sections') s
    JOIN json_each(s.value, '$.statements') t
    WHERE json_extract(t.value, '$.kind') = 'judgement' AND trim(json_extract(t.value, '$.text')) != ''
    AND json_extract(t.value, '$.id') IS NOT NULL;
CREATE TRIGGER issued_judgement_insert AFTER INSERT ON edition BEGIN
    INSERT OR IGNORE INTO issued_judgement SELECT * FROM judgement_of_edition WHERE edition_id = NEW.id;
END;
INSERT OR IGNORE INTO issued_judgement SELECT * FROM judgement_of_edition;
