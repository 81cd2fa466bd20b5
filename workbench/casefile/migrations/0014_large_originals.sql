-- The bytes of large originals, in pieces packed one by one; `data` of such an original is empty. Pieces are
-- written before the row of their original, whose fingerprint and size in the history cover them. From then
-- on they stay.
CREATE TABLE original_part (
    sha256 TEXT NOT NULL,
    n INTEGER NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, n)
);
CREATE TRIGGER original_part_insert BEFORE INSERT ON original_part
WHEN EXISTS (SELECT 1 FROM original WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'an original is never altered'); END;
CREATE TRIGGER original_part_update BEFORE UPDATE ON original_part
BEGIN SELECT RAISE(ABORT, 'an original is never altered'); END;
CREATE TRIGGER original_part_delete BEFORE DELETE ON original_part
WHEN EXISTS (SELECT 1 FROM original WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'an original is never altered'); END;
CREATE INDEX source_by_parent ON source (parent_id);
