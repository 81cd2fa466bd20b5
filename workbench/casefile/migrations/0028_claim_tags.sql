-- Claims have tags of their own, beside those of the clips under them.
ALTER TABLE claim ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
-- They are searched: their line in the entries of claims, empty as yet.
UPDATE search_entry SET text = text || char(10) WHERE kind = 'claim';
