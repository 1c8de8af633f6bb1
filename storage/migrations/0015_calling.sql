-- Help requests climb in four steps: 1 the own group again, 2 neighbouring groups, 3 leader and deputy, 4 officials.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE requests_kept AS SELECT * FROM requests;
DROP TABLE requests;
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER REFERENCES households (id),   -- NULL: somebody who belongs to no household
    user_id INTEGER REFERENCES accounts (user_id),     -- who asked; NULL once forgotten, or with for_door
    reported_by INTEGER REFERENCES accounts (user_id), -- who asked for the household's door
    for_door INTEGER NOT NULL DEFAULT 0,               -- asked by somebody else for the household
    group_id INTEGER REFERENCES groups (id),           -- whose neighbours hear it first; NULL: the officials do
    chat_id INTEGER REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE SET NULL,  -- where it was asked
    kind TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    urgency TEXT NOT NULL CHECK (urgency IN ('sos', 'urgent', 'normal')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'arrived', 'closed')),
    quiet INTEGER NOT NULL DEFAULT 0,                  -- only leader and officials may know
    alone INTEGER NOT NULL DEFAULT 0,                  -- whoever asked is muted: only the leader hears
    alert_id INTEGER,                                  -- the warning it was asked in
    level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4),
    rounds INTEGER NOT NULL DEFAULT 0,                 -- how often it was announced
    opened_at INTEGER NOT NULL,
    announced_at INTEGER,                              -- when it was announced last; NULL: nobody knows of it yet
    unheard_at INTEGER,                                -- it reached nobody: from then on somebody is looked for again
    again_at INTEGER,                                  -- when nobody has come: the steps; NULL: that step is not taken
    widen_at INTEGER,
    leaders_at INTEGER,
    officials_at INTEGER,
    outcome TEXT CHECK (outcome IN ('helped', 'handed_over', 'false_alarm', 'withdrawn', 'not_reached')),
    closed_at INTEGER,
    closed_by INTEGER,
    CHECK ((state = 'closed') = (outcome IS NOT NULL))
);
INSERT INTO requests (id, household_id, user_id, group_id, chat_id, kind, text, urgency, state, quiet, alert_id, level,
    rounds, opened_at, announced_at, widen_at, officials_at, outcome, closed_at, closed_by)
SELECT id, household_id, user_id, group_id, chat_id, kind, text, urgency, state, quiet, alert_id, level * 2,
    rounds, opened_at, announced_at, CASE WHEN quiet = 0 THEN widen_at END, officials_at, outcome, closed_at, closed_by
FROM requests_kept;
DROP TABLE requests_kept;
-- One open request a household and need. Quiet ones are an account's own: the household need not know.
CREATE UNIQUE INDEX requests_household ON requests (household_id, kind)
    WHERE state <> 'closed' AND quiet = 0 AND household_id IS NOT NULL;
CREATE UNIQUE INDEX requests_stranger ON requests (user_id, kind)
    WHERE state <> 'closed' AND quiet = 0 AND household_id IS NULL;
CREATE UNIQUE INDEX requests_quiet ON requests (user_id, kind) WHERE state <> 'closed' AND quiet = 1;
CREATE INDEX requests_new ON requests (id) WHERE announced_at IS NULL;
CREATE INDEX requests_open ON requests (id) WHERE state = 'open';
CREATE INDEX requests_opened ON requests (opened_at);
CREATE INDEX requests_user ON requests (user_id);

-- patrol: whoever is out tonight.
CREATE TABLE told_kept AS SELECT * FROM request_told;
DROP TABLE request_told;
CREATE TABLE request_told (
    request_id INTEGER NOT NULL REFERENCES requests (id),
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    scope TEXT NOT NULL CHECK (scope IN ('own', 'near', 'patrol', 'duty')),
    ref TEXT NOT NULL,
    PRIMARY KEY (request_id, chat_id)
);
INSERT INTO request_told SELECT request_id, chat_id, scope, ref FROM told_kept;
DROP TABLE told_kept;

-- What the asker sent afterwards: words, a place as "lat,lon", or Telegram's id of a file.
CREATE TABLE extras_kept AS SELECT * FROM request_extras;
DROP TABLE request_extras;
CREATE TABLE request_extras (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    kind TEXT NOT NULL CHECK (kind IN ('words', 'location', 'photo', 'voice', 'audio', 'video', 'video_note')),
    content TEXT NOT NULL,
    at INTEGER NOT NULL
);
INSERT INTO request_extras SELECT id, request_id, kind, content, at FROM extras_kept;
DROP TABLE extras_kept;
CREATE INDEX request_extras_of ON request_extras (request_id);

ALTER TABLE claims ADD COLUMN eta_at INTEGER;          -- when they said they would be there

-- Whether a group hears what its neighbouring groups need; an emergency it always hears.
ALTER TABLE groups ADD COLUMN lends INTEGER NOT NULL DEFAULT 1;

-- SOS presses of the last minutes: the third asks whether it is one. Kept no longer than that.
CREATE TABLE sos_calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES accounts (user_id),
    at INTEGER NOT NULL
);
