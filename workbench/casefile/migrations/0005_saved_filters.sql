-- What a list of sources was narrowed down to, under a name.
CREATE TABLE saved_filter (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    criteria TEXT NOT NULL
);
