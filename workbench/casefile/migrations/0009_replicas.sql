-- Who wrote which change set where, so that copies of a case can be told apart and later exchanged.
-- `replica` is a copy of the case that writes, `n` counts its sets from 1 without a gap, `saw` names the
-- newest set of another replica that this one stands on where the one before it does not say so already,
-- `undoes` is the id of the set that was taken back. `previous` and `hash` are the chain of the replica.
CREATE TABLE authored (
    replica TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    seq INTEGER UNIQUE REFERENCES change_set (seq),
    saw TEXT NOT NULL,
    undoes TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (replica, n)
) WITHOUT ROWID;
-- What was written before: from the case's id, numbers and seals alone, so that every copy says the same.
-- The replica is named after the newest set, so that copies which had parted by then have different ones.
INSERT INTO authored (replica, n, id, seq, saw, undoes, previous, hash)
SELECT
    derived_id('replica', (SELECT value FROM case_info WHERE key = 'id'), newest.seq, newest.hash),
    s.seq,
    derived_id('set', (SELECT value FROM case_info WHERE key = 'id'), s.seq, s.hash),
    s.seq,
    '{}',
    (SELECT derived_id('set', (SELECT value FROM case_info WHERE key = 'id'), u.seq, u.hash)
     FROM change_set u WHERE u.seq = s.undoes),
    s.previous_hash,
    s.hash
FROM change_set s, (SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1) newest
ORDER BY s.seq;
-- One row: whether the file is being written, and the newest change set when it was last put away. By it
-- a copy that was taken in the middle of work is known.
CREATE TABLE file_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    open INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    seal TEXT NOT NULL
);
INSERT INTO file_state (one, open, inode, seq, seal)
SELECT 1, 0, 0, coalesce(max(seq), 0), coalesce((SELECT hash FROM change_set ORDER BY seq DESC LIMIT 1), '')
FROM change_set;
