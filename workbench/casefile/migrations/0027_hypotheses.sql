-- Hypotheses weighed against claims: one matrix for a question, with the same hypotheses and claims for every
-- analyst. Each analyst has cells of their own; a cell that nobody has judged has no row. An empty weight
-- follows the credibility of the claim.
CREATE TABLE matrix (
    id TEXT PRIMARY KEY NOT NULL,
    question TEXT NOT NULL,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL
);
CREATE TABLE hypothesis (
    id TEXT PRIMARY KEY NOT NULL,
    matrix_id TEXT NOT NULL REFERENCES matrix (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX hypothesis_by_matrix ON hypothesis (matrix_id, position);
CREATE TABLE weighed_claim (
    id TEXT PRIMARY KEY NOT NULL,
    matrix_id TEXT NOT NULL REFERENCES matrix (id) DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    weight TEXT NOT NULL DEFAULT '' CHECK (weight IN ('', 'low', 'medium', 'high'))
);
CREATE INDEX weighed_claim_by_matrix ON weighed_claim (matrix_id, position);
CREATE INDEX weighed_claim_by_claim ON weighed_claim (claim_id);
CREATE TABLE matrix_cell (
    weighed_id TEXT NOT NULL REFERENCES weighed_claim (id) DEFERRABLE INITIALLY DEFERRED,
    hypothesis_id TEXT NOT NULL REFERENCES hypothesis (id) DEFERRABLE INITIALLY DEFERRED,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL CHECK (value IN ('consistent', 'inconsistent', 'not applicable')),
    PRIMARY KEY (weighed_id, hypothesis_id, analyst_id)
) WITHOUT ROWID;
CREATE INDEX matrix_cell_by_hypothesis ON matrix_cell (hypothesis_id);
-- The matrices in the annex of a brief; in files for clients only where that was chosen.
CREATE TABLE brief_matrix (
    brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    matrix_id TEXT NOT NULL REFERENCES matrix (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    for_client INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (brief_id, matrix_id)
) WITHOUT ROWID;
CREATE INDEX brief_matrix_by_matrix ON brief_matrix (matrix_id);

-- What is weighed beside judgements is searched from now on, also what was written before.
INSERT INTO search_entry (kind, target_id, owner_id, text)
    SELECT 'alternative', id, statement_id, text || char(10) || implication FROM alternative;
INSERT INTO search_entry (kind, target_id, owner_id, text)
    SELECT 'assumption', id, statement_id, text || char(10) || if_wrong FROM assumption;
INSERT INTO search_entry (kind, target_id, owner_id, text)
    SELECT 'indicator', id, statement_id, text FROM indicator;
