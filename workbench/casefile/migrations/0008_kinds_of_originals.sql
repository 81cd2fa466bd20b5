-- Which documents are of a kind, without touching the page where the bytes of each begin.
CREATE INDEX original_kind ON original (media_type, sha256);
