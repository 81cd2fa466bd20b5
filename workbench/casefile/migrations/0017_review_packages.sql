-- Copies of what a round of review needs, sent to a reviewer elsewhere. `seal` is that of the first change
-- set of the copy, `content` that of the one with everything it holds: a file with other seals is not the
-- one that was sent. `seen` maps rows that the reviewer altered or took back to the change of the copy in
-- which that was done last (JSON).
CREATE TABLE review_package (
    seal TEXT PRIMARY KEY NOT NULL,
    content TEXT NOT NULL,
    round_id TEXT NOT NULL REFERENCES review_round (id) DEFERRABLE INITIALLY DEFERRED,
    file_name TEXT NOT NULL DEFAULT '',
    items INTEGER NOT NULL,
    given_by TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    given_at TEXT NOT NULL,
    seen TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX review_package_by_round ON review_package (round_id);
