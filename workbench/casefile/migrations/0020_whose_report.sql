-- Whose report a source gives, where it says so itself and a person agreed: it counts with that outlet.
ALTER TABLE source ADD COLUMN reports_id TEXT REFERENCES publication (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX source_by_reports ON source (reports_id);
-- Who owns an outlet, and the outlet as whose origin it counts, where a person said so.
ALTER TABLE publication ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN origin_id TEXT REFERENCES publication (id) DEFERRABLE INITIALLY DEFERRED;
