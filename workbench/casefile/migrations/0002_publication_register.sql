-- What the register of outlets knows of a publication; `languages` and `domains` are lists with spaces.
ALTER TABLE publication ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE publication ADD COLUMN domains TEXT NOT NULL DEFAULT '';
