CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    drill INTEGER NOT NULL CHECK (drill IN (0, 1)),   -- never changes: a drill cannot become a real warning
    hazard TEXT NOT NULL,
    colour TEXT NOT NULL,
    source TEXT NOT NULL,                             -- who warns, as people read it
    area_kind TEXT CHECK (area_kind IN ('all', 'dangerous', 'groups', 'hamlet')),  -- NULL: not chosen yet
    area TEXT NOT NULL DEFAULT '',                    -- groups: their ids with commas; hamlet: its name
    place TEXT NOT NULL DEFAULT '',                   -- groups: their names as people read them; hamlet: its name
    words TEXT NOT NULL DEFAULT '',                   -- what to do, typed by the official; empty: the standard guidance
    state TEXT NOT NULL DEFAULT 'draft'
        CHECK (state IN ('draft', 'waiting', 'live', 'expired', 'cleared', 'error', 'dropped')),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
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
CREATE INDEX alerts_open ON alerts (state) WHERE state IN ('waiting', 'live');

-- The audience and its escalation, frozen when the warning is issued.
CREATE TABLE alert_households (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    household_id INTEGER NOT NULL REFERENCES households (id),
    group_id INTEGER REFERENCES groups (id),
    danger INTEGER NOT NULL,
    watched INTEGER NOT NULL,                         -- its silence is the officials' business too
    door_at INTEGER,                                  -- silent until then: a door for the leader; NULL: never
    official_at INTEGER,                              -- then the officials'; NULL: never
    level TEXT NOT NULL DEFAULT 'waiting' CHECK (level IN ('waiting', 'door', 'official')),
    unreachable INTEGER NOT NULL DEFAULT 0,           -- no chat of its accounts can be written to
    answer TEXT CHECK (answer IN ('safe', 'moved', 'help', 'nobody', 'refuses')),
    answered_at INTEGER,
    answered_by INTEGER,
    how TEXT CHECK (how IN ('tap', 'door', 'phone')),
    late INTEGER NOT NULL DEFAULT 0,                  -- first answered after the warning had ended
    PRIMARY KEY (alert_id, household_id)
);
CREATE INDEX alert_households_household ON alert_households (household_id);
CREATE INDEX alert_households_group ON alert_households (alert_id, group_id);
CREATE INDEX alert_households_waiting ON alert_households (alert_id, door_at) WHERE level = 'waiting';

-- The chats the warning goes to, in the order of sending.
CREATE TABLE alert_recipients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('home', 'chat', 'leader')),  -- leader: outside the audience, with doors in it
    lane INTEGER NOT NULL,
    danger INTEGER NOT NULL,                          -- of the most dangerous house of this account
    held INTEGER NOT NULL DEFAULT 0,                  -- by quiet hours, until alerts.held_until
    UNIQUE (alert_id, chat_id)
);
