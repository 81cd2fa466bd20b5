-- The first released schema. Frozen: later versions add steps beside this file and never edit it.
-- Ids are UUIDv7 text; times UTC ISO 8601; dates partial ISO; '' means unknown. A reference that may
-- be empty is loose, one that may not is owned and goes with what it points to.

CREATE TABLE change_set (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    analyst_id TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER,
    undoable INTEGER NOT NULL DEFAULT 1,
    previous_hash TEXT NOT NULL,
    hash TEXT
);
CREATE UNIQUE INDEX one_open_change_set ON change_set (hash IS NULL) WHERE hash IS NULL;
CREATE TABLE change (
    change_set_seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change_set_seq, n)
) WITHOUT ROWID;
CREATE INDEX change_by_row ON change (table_name, row_key, change_set_seq, n);

CREATE TABLE case_info (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE analyst (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL DEFAULT '');

CREATE TABLE publication (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'outlet',
    affiliation TEXT NOT NULL DEFAULT '',
    reliability TEXT NOT NULL DEFAULT 'F' CHECK (reliability IN ('A','B','C','D','E','F')),
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE origin_group (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '');
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE source (
    id TEXT PRIMARY KEY NOT NULL,
    publication_id TEXT REFERENCES publication (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    published_on TEXT NOT NULL DEFAULT '',
    captured_at TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL REFERENCES original (sha256) DEFERRABLE INITIALLY DEFERRED,
    reliability TEXT NOT NULL DEFAULT '' CHECK (reliability IN ('','A','B','C','D','E','F')),
    origin_group_id TEXT REFERENCES origin_group (id) DEFERRABLE INITIALLY DEFERRED,
    handling TEXT NOT NULL DEFAULT '',
    protection TEXT NOT NULL DEFAULT 'open' CHECK (protection IN ('open','protected')),
    descriptor TEXT NOT NULL DEFAULT '',
    warnings TEXT NOT NULL DEFAULT '[]',
    file_name TEXT NOT NULL DEFAULT '',
    unread_reason TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    active TEXT NOT NULL DEFAULT '{}',
    parent_id TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX source_by_original ON source (sha256);
CREATE INDEX source_by_publication ON source (publication_id);
CREATE TABLE source_text (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    reader TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    structure_sha256 TEXT NOT NULL,
    structure TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (source_id, version)
);

CREATE TABLE clip (
    id TEXT PRIMARY KEY NOT NULL,
    text_id TEXT NOT NULL REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED,
    source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    page TEXT NOT NULL DEFAULT '',
    translation TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    anchored TEXT NOT NULL DEFAULT 'exact' CHECK (anchored IN ('exact','moved','orphan')),
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL
);
CREATE INDEX clip_by_source ON clip (source_id, start);
CREATE TABLE region (
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
    PRIMARY KEY (clip_id, page, x0, y0)
) WITHOUT ROWID;

CREATE TABLE actor (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT 'person',
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE alias (
    id TEXT PRIMARY KEY NOT NULL,
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    script TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT ''
);
CREATE INDEX alias_by_actor ON alias (actor_id);
CREATE TABLE post (
    id TEXT PRIMARY KEY NOT NULL,
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    body_id TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    exclusive INTEGER NOT NULL DEFAULT 0,
    from_on TEXT NOT NULL DEFAULT '',
    to_on TEXT NOT NULL DEFAULT ''
);
CREATE INDEX post_by_actor ON post (actor_id);
CREATE TABLE post_evidence (
    post_id TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (post_id, clip_id)
) WITHOUT ROWID;
CREATE TABLE relation (
    id TEXT PRIMARY KEY NOT NULL,
    subject_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    object_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    from_on TEXT NOT NULL DEFAULT '',
    to_on TEXT NOT NULL DEFAULT ''
);
CREATE TABLE relation_evidence (
    relation_id TEXT NOT NULL REFERENCES relation (id) DEFERRABLE INITIALLY DEFERRED,
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (relation_id, clip_id)
) WITHOUT ROWID;
CREATE TABLE not_same (
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    other_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (actor_id, other_id)
) WITHOUT ROWID;
CREATE TABLE mention (
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (clip_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX mention_by_actor ON mention (actor_id);

CREATE TABLE claim (
    id TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'event',
    event_on TEXT NOT NULL DEFAULT '',
    event_to TEXT NOT NULL DEFAULT '',
    place_id TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    credibility TEXT NOT NULL DEFAULT '6' CHECK (credibility IN ('1','2','3','4','5','6')),
    status TEXT NOT NULL DEFAULT 'open',
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE claim_actor (
    claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (claim_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX claim_actor_by_actor ON claim_actor (actor_id);
CREATE TABLE evidence (
    claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    clip_id TEXT NOT NULL REFERENCES clip (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL CHECK (stance IN ('supports','contradicts','context')),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (claim_id, clip_id)
) WITHOUT ROWID;
CREATE INDEX evidence_by_clip ON evidence (clip_id);

CREATE TABLE brief (
    id TEXT PRIMARY KEY NOT NULL,
    country TEXT NOT NULL DEFAULT '',
    headline TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'draft',
    scale TEXT NOT NULL DEFAULT 'icd203',
    handling TEXT NOT NULL DEFAULT 'TLP:AMBER',
    template TEXT NOT NULL DEFAULT 'house-brief',
    information_cutoff TEXT NOT NULL DEFAULT '',
    closing TEXT NOT NULL DEFAULT '',
    previous_brief_id TEXT REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL
);
CREATE TABLE section (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('summary','outlook','other')),
    position INTEGER NOT NULL
);
CREATE INDEX section_by_brief ON section (brief_id, position);
CREATE TABLE statement (
    id TEXT PRIMARY KEY NOT NULL,
    section_id TEXT NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'fact' CHECK (kind IN ('fact','judgement','assumption','context')),
    text TEXT NOT NULL DEFAULT '',
    likelihood TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('','low','moderate','high')),
    confidence_basis TEXT NOT NULL DEFAULT '',
    horizon_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX statement_by_section ON statement (section_id, position);
CREATE TABLE statement_claim (
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (statement_id, claim_id)
) WITHOUT ROWID;
CREATE INDEX statement_claim_by_claim ON statement_claim (claim_id);
CREATE TABLE waiver (
    statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    check_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    PRIMARY KEY (statement_id, check_id)
) WITHOUT ROWID;

CREATE TABLE review (
    id TEXT PRIMARY KEY NOT NULL,
    target_table TEXT NOT NULL,
    target_id TEXT NOT NULL,
    target_hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
);
CREATE INDEX review_by_target ON review (target_table, target_id);
CREATE TABLE remark (
    id TEXT PRIMARY KEY NOT NULL,
    review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id TEXT REFERENCES remark (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    analyst_id TEXT NOT NULL REFERENCES analyst (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL,
    resolved_at TEXT NOT NULL DEFAULT ''
);
CREATE TABLE deliverable (
    id TEXT PRIMARY KEY NOT NULL,
    brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    template TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    file_name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL,
    hygiene TEXT NOT NULL,
    snapshot TEXT NOT NULL
);
CREATE TABLE outcome (
    statement_id TEXT PRIMARY KEY NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    happened INTEGER NOT NULL,
    decided_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Search. What the index cannot fold by itself (Arabic marks, scripts without spaces) stands a second
-- time in the column `folded`; the views give the index its text without storing it twice.
CREATE VIEW source_text_folded AS SELECT n, text AS body, search_fold(text) AS folded FROM source_text;
CREATE VIRTUAL TABLE source_index USING fts5 (
    body, folded, content='source_text_folded', content_rowid='n',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER search_source_text_insert AFTER INSERT ON source_text BEGIN
    INSERT INTO source_index (rowid, body, folded) VALUES (NEW.n, NEW.text, search_fold(NEW.text));
END;
CREATE TABLE search_entry (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, target_id)
);
CREATE VIEW search_entry_folded AS SELECT n, text AS body, search_fold(text) AS folded, fold(text) AS parts FROM search_entry;
CREATE VIRTUAL TABLE entry_index USING fts5 (
    body, folded, content='search_entry_folded', content_rowid='n',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE entry_parts USING fts5 (
    parts, content='search_entry_folded', content_rowid='n', tokenize="trigram"
);
CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN
    INSERT INTO entry_index (rowid, body, folded) VALUES (NEW.n, NEW.text, search_fold(NEW.text));
    INSERT INTO entry_parts (rowid, parts) VALUES (NEW.n, fold(NEW.text));
END;
CREATE TRIGGER search_entry_update AFTER UPDATE ON search_entry BEGIN
    INSERT INTO entry_index (entry_index, rowid, body, folded) VALUES ('delete', OLD.n, OLD.text, search_fold(OLD.text));
    INSERT INTO entry_parts (entry_parts, rowid, parts) VALUES ('delete', OLD.n, fold(OLD.text));
    INSERT INTO entry_index (rowid, body, folded) VALUES (NEW.n, NEW.text, search_fold(NEW.text));
    INSERT INTO entry_parts (rowid, parts) VALUES (NEW.n, fold(NEW.text));
END;
CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN
    INSERT INTO entry_index (entry_index, rowid, body, folded) VALUES ('delete', OLD.n, OLD.text, search_fold(OLD.text));
    INSERT INTO entry_parts (entry_parts, rowid, parts) VALUES ('delete', OLD.n, fold(OLD.text));
END;
