-- The words of a whole batch are gathered before they are written out, and what was written is merged less often.
INSERT INTO source_index (source_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO source_index (source_index, rank) VALUES ('automerge', 16);
-- What is all ASCII needs no folding, which is told here without leaving the database.
DROP TRIGGER search_source_text_insert;
CREATE TRIGGER search_source_text_insert AFTER INSERT ON source_text BEGIN
    INSERT INTO source_index (rowid, body, folded) VALUES (
        NEW.n, NEW.text,
        CASE WHEN octet_length(NEW.text) = length(NEW.text) THEN '' ELSE search_fold(NEW.text) END
    );
END;
