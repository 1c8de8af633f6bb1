-- The patrol room. A night is named by the day it begins on (ISO date); times are whole seconds since 1970 UTC.

-- One group's duty on one night. The *_at columns from ask_at to close_at are deadlines: NULL once they are done with.
CREATE TABLE turns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    night TEXT NOT NULL,
    group_id INTEGER NOT NULL REFERENCES groups (id),     -- who serves it now
    planned_id INTEGER NOT NULL REFERENCES groups (id),   -- whom the rota named
    role TEXT NOT NULL CHECK (role IN ('main', 'reserve')),
    backs INTEGER REFERENCES turns (id),                  -- of a reserve: the turn it stands in for
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'started', 'finished', 'missed')),
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
CREATE INDEX turns_open ON turns (starts_at) WHERE state IN ('planned', 'started');
CREATE INDEX turns_backs ON turns (backs) WHERE backs IS NOT NULL;

-- Who was asked to go on a turn. excused: said no in time. missed: was asked and never answered.
-- released: the group does not go after all, or nobody could be asked.
CREATE TABLE duties (
    turn_id INTEGER NOT NULL REFERENCES turns (id),
    household_id INTEGER NOT NULL REFERENCES households (id),
    state TEXT NOT NULL DEFAULT 'asked'
        CHECK (state IN ('asked', 'confirmed', 'excused', 'served', 'missed', 'released')),
    makes_up INTEGER NOT NULL DEFAULT 0,   -- it owed a turn when it was asked
    told INTEGER NOT NULL DEFAULT 0,       -- the question went out to somebody
    asked_at INTEGER NOT NULL,
    answered_at INTEGER,
    answered_by INTEGER,
    PRIMARY KEY (turn_id, household_id)
);
CREATE INDEX duties_household ON duties (household_id);
CREATE INDEX duties_untold ON duties (turn_id) WHERE state = 'asked' AND told = 0;

-- Turns a household is taken to have served before it joined its group: it owes nothing for before.
CREATE TABLE patrol_credits (
    household_id INTEGER PRIMARY KEY REFERENCES households (id),
    credit INTEGER NOT NULL
);

CREATE TABLE swaps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turns (id),
    from_id INTEGER NOT NULL REFERENCES groups (id),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'taken', 'withdrawn', 'lapsed')),
    asked_by INTEGER,
    asked_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    taken_id INTEGER REFERENCES groups (id),
    settled_by INTEGER,
    settled_at INTEGER
);
CREATE UNIQUE INDEX swaps_open ON swaps (turn_id) WHERE state = 'asked';

-- Which chat was told its group's nights of which month ("2026-08").
CREATE TABLE rota_told (
    month TEXT NOT NULL,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (month, group_id, chat_id)
);
