-- Words written in parts are indexed as one as well, and more letters are folded; in plain ASCII too.
DROP TRIGGER search_source_text_insert;
CREATE TRIGGER search_source_text_insert AFTER INSERT ON source_text BEGIN
    INSERT INTO source_index (rowid, body, folded) VALUES (NEW.n, NEW.text, search_fold(NEW.text));
END;
INSERT INTO source_index (source_index) VALUES ('rebuild');
INSERT INTO entry_index (entry_index) VALUES ('rebuild');
INSERT INTO entry_parts (entry_parts) VALUES ('rebuild');
