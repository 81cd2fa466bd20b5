-- Figures that were chosen for a brief. An empty caption or alternative text is drafted from what is drawn.
-- `scope` says whether it shows what the brief rests on or the whole case; `shown_on` is the day it is of.
CREATE TABLE figure (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL REFERENCES brief (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL DEFAULT 'brief' CHECK (scope IN ('brief', 'case')),
    variant TEXT NOT NULL DEFAULT '',
    shown_on TEXT NOT NULL DEFAULT '',
    caption TEXT NOT NULL DEFAULT '',
    alternative TEXT NOT NULL DEFAULT ''
);
CREATE INDEX figure_by_brief ON figure (brief_id, position);
-- Whether outlets and origins behind each fact are counted in print.
ALTER TABLE brief ADD COLUMN counts_origins INTEGER NOT NULL DEFAULT 0;
