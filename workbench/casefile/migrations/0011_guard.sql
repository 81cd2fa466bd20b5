-- Words that must stay in the house, and what was answered about others. `verdict` says which: never (in
-- a client file), client (another client, from a list of the house), confirmed (may pass, with a reason),
-- lifted (`words` is the id of a source that was protected and need not be any more).
CREATE TABLE guard_word (
    id TEXT PRIMARY KEY NOT NULL,
    words TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('never', 'client', 'confirmed', 'lifted')),
    reason TEXT NOT NULL DEFAULT '',
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
);
CREATE INDEX guard_word_by_verdict ON guard_word (verdict);
-- Who a protected source is: an actor of the register, all of whose names are kept back.
CREATE TABLE source_identity (
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (source_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX source_identity_by_actor ON source_identity (actor_id);
