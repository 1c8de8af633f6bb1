-- Answers: where people went, when they were heard of first, how far a silent door climbed and when.
ALTER TABLE alert_households ADD COLUMN went_to TEXT NOT NULL DEFAULT '';  -- moved out: where to, as people read it
ALTER TABLE alert_households ADD COLUMN first_at INTEGER;        -- safe, moved out or help: known since
ALTER TABLE alert_households ADD COLUMN door_since INTEGER;      -- its leader (or, without one, the officials) was sent there
ALTER TABLE alert_households ADD COLUMN official_since INTEGER;  -- it is the officials'
ALTER TABLE alert_households ADD COLUMN tried_at INTEGER;        -- somebody rang last, nobody answered the telephone

-- Who was sent to the doors of a group. Silent until due_at: the next one is sent too.
CREATE TABLE alert_calls (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    group_id INTEGER NOT NULL REFERENCES groups (id),
    user_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('leader', 'liaison')),
    told_at INTEGER NOT NULL,
    due_at INTEGER,                                   -- NULL: no answer is waited for any more
    heard_at INTEGER,                                 -- "I am going", or a door opened or marked
    PRIMARY KEY (alert_id, group_id, user_id)
);
CREATE INDEX alert_calls_due ON alert_calls (alert_id, due_at) WHERE due_at IS NOT NULL;

-- Groups (0: none) whose lists of doors show a house that has answered: they are changed together, once a second.
CREATE TABLE alert_stale_lists (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    group_id INTEGER NOT NULL,
    PRIMARY KEY (alert_id, group_id)
);

-- The messages that count answers and keep themselves up to date. group_id 0: the whole warning, for officials.
CREATE TABLE alert_tallies (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    group_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    shown TEXT NOT NULL DEFAULT '',                   -- the numbers it shows
    PRIMARY KEY (alert_id, group_id, chat_id)
);
CREATE INDEX alerts_tally ON alerts (next_tally_at) WHERE next_tally_at IS NOT NULL;
CREATE INDEX outbox_tallies ON outbox (settled_at) WHERE needs LIKE 'tally:%';
UPDATE alerts SET next_tally_at = NULL WHERE state <> 'live';
INSERT INTO alert_tallies (alert_id, group_id, chat_id)
    SELECT DISTINCT a.id, 0, o.chat_id FROM alerts a JOIN outbox o ON o.ref = 'tally:' || a.id
    WHERE a.state = 'live' AND o.method = 'sendMessage';

-- A change of a live warning that goes to exactly those who got it: another colour, other words.
CREATE TABLE alert_updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    colour TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',                   -- typed by an official; empty: `texts`, or the standard guidance
    texts TEXT NOT NULL DEFAULT '{}',                 -- as the issuer says it. JSON: language → text
    until INTEGER,                                    -- the issuer's own end; NULL: as long as a new warning
    state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'waiting', 'sent', 'dropped')),
    created_at INTEGER NOT NULL,
    created_by INTEGER,                               -- NULL: not by a person
    sent_by INTEGER,
    second_by INTEGER,
    second_until INTEGER,
    sent_at INTEGER
);
CREATE INDEX alert_updates_of ON alert_updates (alert_id);
CREATE INDEX alert_updates_waiting ON alert_updates (second_until) WHERE state = 'waiting';
