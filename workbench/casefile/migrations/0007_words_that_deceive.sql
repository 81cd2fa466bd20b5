-- Words that deceive the eye are indexed as what they look like: what the index was given before may differ.
INSERT INTO source_index (source_index) VALUES ('rebuild');
INSERT INTO entry_index (entry_index) VALUES ('rebuild');
INSERT INTO entry_parts (entry_parts) VALUES ('rebuild');
