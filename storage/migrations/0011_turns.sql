-- Swaps of nights between groups: leaders are reminded of open ones; a taken one can be undone before the start.
ALTER TABLE swaps ADD COLUMN remind_at INTEGER;
ALTER TABLE swaps ADD COLUMN undone_at INTEGER;
ALTER TABLE swaps ADD COLUMN undone_by INTEGER;

-- A household offers its duty to the others of its group; the one that takes it goes instead.
CREATE TABLE home_swaps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turns (id),
    household_id INTEGER NOT NULL REFERENCES households (id),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'taken', 'withdrawn', 'lapsed')),
    asked_by INTEGER,
    asked_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    remind_at INTEGER,
    taken_id INTEGER REFERENCES households (id),
    settled_by INTEGER,
    settled_at INTEGER,
    undone_at INTEGER,
    undone_by INTEGER
);
CREATE UNIQUE INDEX home_swaps_open ON home_swaps (turn_id, household_id) WHERE state = 'asked';
CREATE INDEX home_swaps_waiting ON home_swaps (lapses_at) WHERE state = 'asked';

-- Nights a group cannot, as ISO dates, both included. Those that ended were taken back before the nights were published.
CREATE TABLE absences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('harvest', 'funeral', 'flood', 'other')),
    said_by INTEGER,
    said_at INTEGER NOT NULL,
    ended_by INTEGER,
    ended_at INTEGER
);
CREATE INDEX absences_group ON absences (group_id) WHERE ended_at IS NULL;
