-- Warnings. `alerts` is made anew: an area may be houses near a point or in shapes, and a warning may come from elsewhere.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE alerts_kept AS SELECT * FROM alerts;
DROP TABLE alerts;
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    drill INTEGER NOT NULL CHECK (drill IN (0, 1)),   -- never changes: a drill cannot become a real warning
    hazard TEXT NOT NULL,
    colour TEXT NOT NULL,
    source TEXT NOT NULL,                             -- who warns, as people read it
    area_kind TEXT CHECK (area_kind IN ('all', 'dangerous', 'groups', 'hamlet', 'near', 'shapes')),  -- NULL: not chosen yet
    area TEXT NOT NULL DEFAULT '',                    -- groups: ids with commas; hamlet: names, a line each; near: lat,lon,metres;
                                                      -- shapes: JSON {"circles": [[lat, lon, metres]], "polygons": [[[lat, lon]]]}
    place TEXT NOT NULL DEFAULT '',                   -- where, as people read it; empty: the name of the kind of area
    words TEXT NOT NULL DEFAULT '',                   -- what to do, typed by an official; empty: `texts`, or the standard guidance
    state TEXT NOT NULL DEFAULT 'draft'
        CHECK (state IN ('draft', 'waiting', 'live', 'expired', 'cleared', 'error', 'dropped')),
    created_at INTEGER NOT NULL,
    created_by INTEGER,                               -- NULL: not by a person
    sent_by INTEGER,                                  -- the official who pressed send
    second_until INTEGER,                             -- waiting: until when the second official may press
    second_by INTEGER,
    issued_at INTEGER,
    expires_at INTEGER,
    held_until INTEGER,                               -- when the copies held by quiet hours go out; NULL: none are held
    next_tally_at INTEGER,
    tally TEXT NOT NULL DEFAULT '',                   -- the numbers shown last
    ended_at INTEGER,
    ended_by INTEGER
);
INSERT INTO alerts SELECT * FROM alerts_kept;
DROP TABLE alerts_kept;
CREATE INDEX alerts_open ON alerts (state) WHERE state IN ('waiting', 'live');
CREATE TRIGGER alerts_drill_stays BEFORE UPDATE OF drill ON alerts WHEN NEW.drill <> OLD.drill
BEGIN
    SELECT RAISE(ABORT, 'a drill stays a drill');
END;
ALTER TABLE alerts ADD COLUMN origin TEXT NOT NULL DEFAULT 'official' CHECK (origin IN ('official', 'cap'));
ALTER TABLE alerts ADD COLUMN texts TEXT NOT NULL DEFAULT '{}';  -- what to do as the issuer says it. JSON: language → text
ALTER TABLE alerts ADD COLUMN lasts INTEGER;                      -- seconds it holds once sent; NULL: as the settings say
ALTER TABLE alerts ADD COLUMN until INTEGER;                      -- the issuer's own end, whatever `lasts`

-- A house marked dangerous while the warning runs: its plan counts from then. It may have been outside the area until then.
ALTER TABLE alert_households ADD COLUMN marked_at INTEGER;
ALTER TABLE alert_households ADD COLUMN marked_by INTEGER;
ALTER TABLE alert_households ADD COLUMN outside INTEGER NOT NULL DEFAULT 0;  -- was not in the area when it was issued
