-- Films are notes of a patrol too: `patrol_notes` is made anew for two more kinds.
CREATE TABLE patrol_notes_kept AS SELECT * FROM patrol_notes;
DROP TABLE patrol_notes;
CREATE TABLE patrol_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'light', 'water', 'door', 'quiet', 'words', 'photo', 'video', 'video_note', 'voice', 'document', 'location')),
    place TEXT NOT NULL DEFAULT '',                       -- the checkpoint it belongs to
    words TEXT NOT NULL DEFAULT '',
    file_id TEXT NOT NULL DEFAULT '',
    lat REAL,
    lon REAL,
    noted_by INTEGER
);
INSERT INTO patrol_notes SELECT * FROM patrol_notes_kept;
DROP TABLE patrol_notes_kept;
CREATE INDEX patrol_notes_turn ON patrol_notes (turn_id);

-- How often what a household has of a turn has changed, for calendars.
ALTER TABLE duties ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
