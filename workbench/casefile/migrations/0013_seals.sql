-- What each file was written of: number, id and seal of the change set after which the case held it. A file
-- for the house bears the seal in print, so that a history rewritten since can be told by it.
ALTER TABLE deliverable ADD COLUMN change_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliverable ADD COLUMN change_set_id TEXT NOT NULL DEFAULT '';
ALTER TABLE deliverable ADD COLUMN seal TEXT NOT NULL DEFAULT '';
