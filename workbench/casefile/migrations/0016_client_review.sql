-- What must be reviewed before a file leaves for a client: none, facts, everything; '' is as its template asks.
ALTER TABLE client ADD COLUMN review TEXT NOT NULL DEFAULT '' CHECK (review IN ('', 'none', 'facts', 'everything'));
