-- The night. `turns` is made anew for the state stood_down: a storm warning keeps the patrol at home.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE turns_kept AS SELECT * FROM turns;
DROP TABLE turns;
CREATE TABLE turns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    night TEXT NOT NULL,
    group_id INTEGER NOT NULL REFERENCES groups (id),     -- who serves it now
    planned_id INTEGER NOT NULL REFERENCES groups (id),   -- whom the rota named
    role TEXT NOT NULL CHECK (role IN ('main', 'reserve')),
    backs INTEGER REFERENCES turns (id),                  -- of a reserve: the turn it stands in for
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'started', 'finished', 'missed', 'stood_down')),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    published_at INTEGER,
    changed_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL DEFAULT 0,                  -- grows with each change, for calendars
    started_at INTEGER,
    started_by INTEGER,
    finished_at INTEGER,
    finished_by INTEGER,
    report TEXT NOT NULL DEFAULT '',
    reserve_called INTEGER NOT NULL DEFAULT 0,
    briefed INTEGER NOT NULL DEFAULT 0,                   -- its leader has seen the team
    ask_at INTEGER,
    remind_at INTEGER,
    brief_at INTEGER,
    confirm_at INTEGER,
    late_at INTEGER,
    overdue_at INTEGER,
    alarm_at INTEGER,
    close_at INTEGER,
    UNIQUE (night, group_id, role)
);
INSERT INTO turns SELECT * FROM turns_kept;
DROP TABLE turns_kept;
CREATE INDEX turns_open ON turns (starts_at) WHERE state IN ('planned', 'started', 'stood_down');
CREATE INDEX turns_backs ON turns (backs) WHERE backs IS NOT NULL;

-- Which warning kept which patrol at home, or called it back. Each is done once.
CREATE TABLE stand_downs (
    turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    at INTEGER NOT NULL,
    over_told INTEGER NOT NULL DEFAULT 0,                 -- the leader knows that the warning is over
    PRIMARY KEY (turn_id, alert_id)
);

-- What a patrol saw. Photos stay with Telegram: only their number there is kept.
CREATE TABLE patrol_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('light', 'water', 'door', 'quiet', 'words', 'photo', 'voice', 'document', 'location')),
    place TEXT NOT NULL DEFAULT '',                       -- the checkpoint it belongs to
    words TEXT NOT NULL DEFAULT '',
    file_id TEXT NOT NULL DEFAULT '',
    lat REAL,
    lon REAL,
    noted_by INTEGER
);
CREATE INDEX patrol_notes_turn ON patrol_notes (turn_id);

-- Which checkpoint a patrol has been at: by a tap in the chat, by the code at the place.
CREATE TABLE patrol_points (
    turn_id INTEGER NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('tapped', 'scanned')),
    at INTEGER NOT NULL,
    passed_by INTEGER,
    PRIMARY KEY (turn_id, place, how)
);
