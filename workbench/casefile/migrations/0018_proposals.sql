-- What was decided about something the program proposed. `target_table` and `target_id` say where it was
-- proposed, both empty for the whole case; `value` is what was proposed in the form in which it is compared,
-- `reason` as it is written.
CREATE TABLE proposal (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    target_table TEXT NOT NULL DEFAULT '',
    target_id TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'dismissed')),
    decided_by TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
);
CREATE INDEX proposal_by_target ON proposal (kind, target_id);
