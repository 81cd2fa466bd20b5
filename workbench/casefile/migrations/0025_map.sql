-- Where actors are, above all places: degrees in WGS 84, north and east positive.
CREATE TABLE position (
    actor_id TEXT PRIMARY KEY NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180)
) WITHOUT ROWID;

-- Outlines that a case brings itself, as GeoJSON. One that is `alone` is drawn in place of the world.
CREATE TABLE map_layer (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    alone INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1)),
    shapes TEXT NOT NULL
);

-- How disputed areas are drawn for a client: '' as the house does, 'un' or 'held'; and areas for which it is
-- otherwise, as “area: country” with semicolons between them.
ALTER TABLE client ADD COLUMN borders TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN border_exceptions TEXT NOT NULL DEFAULT '';
