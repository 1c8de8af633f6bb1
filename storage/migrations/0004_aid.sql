-- Help requests. state: open (nobody is coming), claimed (somebody is on the way), arrived, closed.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER REFERENCES households (id),   -- NULL: somebody who belongs to no household
    user_id INTEGER REFERENCES accounts (user_id),     -- who asked; NULL once forgotten
    group_id INTEGER REFERENCES groups (id),           -- whose neighbours hear it first; NULL: the officials do
    chat_id INTEGER REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE SET NULL,  -- where it was asked
    kind TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    urgency TEXT NOT NULL CHECK (urgency IN ('sos', 'urgent', 'normal')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'arrived', 'closed')),
    quiet INTEGER NOT NULL DEFAULT 0,                  -- only leader and officials may know
    alert_id INTEGER,                                  -- the warning it was asked in
    level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 2),  -- 0 own group, 1 neighbours, 2 officials
    rounds INTEGER NOT NULL DEFAULT 0,                 -- how often it was announced
    opened_at INTEGER NOT NULL,
    announced_at INTEGER,                              -- when it was announced last; NULL: nobody knows of it yet
    widen_at INTEGER NOT NULL,
    officials_at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('helped', 'handed_over', 'false_alarm', 'withdrawn', 'not_reached')),
    closed_at INTEGER,
    closed_by INTEGER,
    CHECK ((state = 'closed') = (outcome IS NOT NULL))
);
-- One open request a household and need. Quiet ones are an account's own: the household need not know.
CREATE UNIQUE INDEX requests_household ON requests (household_id, kind)
    WHERE state <> 'closed' AND quiet = 0 AND household_id IS NOT NULL;
CREATE UNIQUE INDEX requests_stranger ON requests (user_id, kind)
    WHERE state <> 'closed' AND quiet = 0 AND household_id IS NULL;
CREATE UNIQUE INDEX requests_quiet ON requests (user_id, kind) WHERE state <> 'closed' AND quiet = 1;
CREATE INDEX requests_new ON requests (id) WHERE announced_at IS NULL;
CREATE INDEX requests_climbing ON requests (id) WHERE state = 'open' AND level < 2;
CREATE INDEX requests_opened ON requests (opened_at);

-- Who is on the way, or was. A claim ends by dropped, lapsed or closed.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    user_id INTEGER REFERENCES accounts (user_id),
    household_id INTEGER REFERENCES households (id),
    claimed_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,      -- asked about, and then freed, unless arrived
    asked_at INTEGER,             -- when "still on the way?" was asked
    arrived_at INTEGER,
    ended_at INTEGER,
    ending TEXT CHECK (ending IN ('dropped', 'lapsed', 'closed'))
);
CREATE UNIQUE INDEX claims_active ON claims (request_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX claims_due ON claims (due_at) WHERE ended_at IS NULL AND arrived_at IS NULL;
CREATE INDEX claims_user ON claims (user_id);

-- The chats a request was announced in, and the ref of the newest announcement there.
CREATE TABLE request_told (
    request_id INTEGER NOT NULL REFERENCES requests (id),
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    scope TEXT NOT NULL CHECK (scope IN ('own', 'near', 'duty')),
    ref TEXT NOT NULL,
    PRIMARY KEY (request_id, chat_id)
);

-- What the asker sent afterwards: words, a place as "lat,lon", or Telegram's id of a photo or voice message.
CREATE TABLE request_extras (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    kind TEXT NOT NULL CHECK (kind IN ('words', 'location', 'photo', 'voice')),
    content TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX request_extras_of ON request_extras (request_id);
