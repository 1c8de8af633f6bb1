-- What a household said of itself: an office's list does not write over it. JSON: field → seconds.
ALTER TABLE households ADD COLUMN stated TEXT NOT NULL DEFAULT '{}';
ALTER TABLE households ADD COLUMN phone_shown INTEGER NOT NULL DEFAULT 0;  -- on the neighbour card, by its own wish
ALTER TABLE households ADD COLUMN skills TEXT NOT NULL DEFAULT '';         -- what it can lend a hand with, by its own wish
ALTER TABLE households ADD COLUMN gone TEXT NOT NULL DEFAULT '';           -- why it is not active: moved, ended, forgotten

-- When an account accepted the agreement of `agreement`; NULL: shown, not accepted yet.
ALTER TABLE members ADD COLUMN agreed_at INTEGER;
ALTER TABLE members ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;

-- Agreements by word of mouth, of households that have nobody on Telegram: the leader who heard it wrote it down.
CREATE TABLE spoken_agreements (
    household_id INTEGER PRIMARY KEY REFERENCES households (id),
    agreement TEXT NOT NULL,
    agreed_at INTEGER NOT NULL,
    recorded_by INTEGER
);

-- Whether the bot is administrator and may pin; whether those concerned were told that it cannot write here.
ALTER TABLE chats ADD COLUMN admin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN told INTEGER NOT NULL DEFAULT 0;

-- A group's code was shown in a second chat: a person chooses which one stays.
CREATE TABLE chat_choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    asked_by INTEGER,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'new', 'old')),
    decided_by INTEGER,
    decided_at INTEGER
);

-- A leader hands the group over: it is theirs until the other one takes it.
CREATE TABLE handovers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    user_id INTEGER NOT NULL REFERENCES accounts (user_id),
    asked_by INTEGER,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'taken', 'declined', 'withdrawn')),
    decided_at INTEGER
);
CREATE UNIQUE INDEX handovers_open ON handovers (group_id) WHERE state = 'asked';

-- Work that takes long and is done outside of a transaction: reading a list, drawing a card.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    user_id INTEGER,      -- who asked
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    language TEXT NOT NULL,
    args TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER NOT NULL,
    ended_at INTEGER
);
CREATE INDEX jobs_open ON jobs (id) WHERE state = 'open';
