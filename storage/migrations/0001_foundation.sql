-- Times are whole seconds since 1970 UTC. Lists and free detail are JSON text.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed')),
    done_at INTEGER,
    note TEXT
);
CREATE INDEX inbox_new ON inbox (received_at, update_id) WHERE state = 'new';
CREATE INDEX inbox_old ON inbox (received_at);

-- Every place the bot can write to. A group that becomes a supergroup changes chat_id here, and
-- everything that refers to it follows.
CREATE TABLE chats (
    chat_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('private', 'group', 'supergroup')),
    title TEXT NOT NULL DEFAULT '',
    language TEXT,
    reachable INTEGER NOT NULL DEFAULT 1,
    why TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE,
    lane INTEGER NOT NULL CHECK (lane BETWEEN 0 AND 4),
    method TEXT NOT NULL,
    payload TEXT NOT NULL,
    file_name TEXT,
    file BLOB,
    ref TEXT,             -- the name later rows use for the message this row sends
    needs TEXT,           -- the ref of the message this row answers, edits, pins or deletes
    vital INTEGER NOT NULL DEFAULT 0,   -- sent again, marked as a repeat, when nobody knows whether it arrived
    language TEXT NOT NULL DEFAULT 'zh',
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'uncertain', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    repeats INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    message_id INTEGER,
    error TEXT
);
CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_ref ON outbox (chat_id, ref) WHERE ref IS NOT NULL;
CREATE INDEX outbox_edits ON outbox (chat_id, needs) WHERE state = 'queued' AND method LIKE 'edit%';
CREATE INDEX outbox_by_ref ON outbox (ref) WHERE ref IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- What happened, without names: actor is an account's id, or NULL for the bot itself.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    room TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject INTEGER,
    actor INTEGER,
    household_id INTEGER,
    group_id INTEGER,
    detail TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX journal_subject ON journal (room, subject);
CREATE INDEX journal_household ON journal (household_id);

CREATE TABLE accounts (
    user_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT,
    language_chosen INTEGER NOT NULL DEFAULT 0,
    banned INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);

CREATE TABLE groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    hamlet TEXT NOT NULL DEFAULT '',
    chat_id INTEGER UNIQUE REFERENCES chats (chat_id) ON UPDATE CASCADE,
    active INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
);

CREATE TABLE households (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    head TEXT NOT NULL,
    people INTEGER,
    phone TEXT NOT NULL DEFAULT '',
    lat REAL,
    lon REAL,
    hazard TEXT NOT NULL DEFAULT '',
    danger INTEGER NOT NULL DEFAULT 0,  -- rank from domain/danger.py; 0 is no danger
    needs TEXT NOT NULL DEFAULT '',
    hamlet TEXT NOT NULL DEFAULT '',
    group_id INTEGER REFERENCES groups (id),
    active INTEGER NOT NULL DEFAULT 1,
    exempt INTEGER NOT NULL DEFAULT 0,  -- from patrols, by agreement of the group
    changed_at INTEGER NOT NULL
);
CREATE INDEX households_group ON households (group_id);

CREATE TABLE members (
    household_id INTEGER NOT NULL REFERENCES households (id),
    user_id INTEGER NOT NULL REFERENCES accounts (user_id),
    since INTEGER NOT NULL,
    agreement TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (household_id, user_id)
);
CREATE INDEX members_user ON members (user_id);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES accounts (user_id),
    role TEXT NOT NULL CHECK (role IN ('official', 'leader', 'liaison')),
    group_id INTEGER REFERENCES groups (id),
    title TEXT NOT NULL DEFAULT '',
    since INTEGER NOT NULL,
    until INTEGER
);
CREATE INDEX roles_user ON roles (user_id) WHERE until IS NULL;
CREATE INDEX roles_group ON roles (group_id, role) WHERE until IS NULL;

-- One-time codes are kept as SHA-256: a copied database lets nobody in.
CREATE TABLE codes (
    digest TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('official', 'leader', 'household', 'group')),
    household_id INTEGER REFERENCES households (id),
    group_id INTEGER REFERENCES groups (id),
    title TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    used_by INTEGER
);

CREATE TABLE guesses (
    user_id INTEGER PRIMARY KEY,
    wrong INTEGER NOT NULL,
    wait_until INTEGER NOT NULL
);

CREATE TABLE join_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES accounts (user_id),
    household_id INTEGER NOT NULL REFERENCES households (id),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
    asked_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER
);
CREATE UNIQUE INDEX join_requests_open ON join_requests (user_id, household_id) WHERE state = 'asked';

-- What the bot asked a person last and waits to hear, one question a chat and person.
CREATE TABLE dialogues (
    chat_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    data TEXT NOT NULL DEFAULT '{}',
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, user_id)
);
