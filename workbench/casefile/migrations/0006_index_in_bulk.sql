-- The words of a whole batch are gathered before they are written out, and what was written is merged less often.
INSERT INTO source_index (source_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO source_index (source_index, rank) VALUES ('automerge', 16);
