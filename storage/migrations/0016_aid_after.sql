-- After a request: a line with the outcome, the question of the next day, opened again, thanks, and names that fade.
ALTER TABLE requests ADD COLUMN ending TEXT NOT NULL DEFAULT '';  -- what whoever ended it added to the outcome
ALTER TABLE requests ADD COLUMN settle_at INTEGER;        -- when both are asked whether it is really settled; NULL: done
ALTER TABLE requests ADD COLUMN first_opened_at INTEGER;  -- of one that was opened again: when it was opened first
ALTER TABLE requests ADD COLUMN faded_at INTEGER;         -- when names, words and places were dropped from it
ALTER TABLE claims ADD COLUMN thanked_at INTEGER;
CREATE INDEX claims_request ON claims (request_id);
CREATE INDEX requests_settle ON requests (settle_at) WHERE settle_at IS NOT NULL;
CREATE INDEX requests_fading ON requests (closed_at) WHERE faded_at IS NULL AND closed_at IS NOT NULL;

-- A household wants to be asked whether it is well, at its hour. Of each answer nothing is kept but the newest.
CREATE TABLE check_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL REFERENCES households (id),
    how TEXT NOT NULL CHECK (how IN ('ask', 'visit')),    -- visit: nobody there has Telegram, the neighbour looks in
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),      -- 0 is Monday; NULL: every day
    clock TEXT NOT NULL,                                  -- the hour in the village, "08:30"
    patience INTEGER NOT NULL,                            -- seconds for an answer, then the neighbour hears of it
    neighbour_id INTEGER REFERENCES households (id),      -- who is told first; NULL: the leader
    agreed INTEGER NOT NULL DEFAULT 0,                    -- that neighbour said yes
    set_by INTEGER,
    set_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,                             -- when it is asked next
    away_until TEXT,                                      -- last day away (ISO date); it is not asked
    asked_at INTEGER,                                     -- the question that waits for an answer; NULL: none does
    level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4),  -- 0 asked, 1 again, 2 neighbour, 3 leader, 4 all
    due_at INTEGER                                        -- when the next one is told; NULL: nobody is left
);
CREATE UNIQUE INDEX check_ins_household ON check_ins (household_id);
CREATE INDEX check_ins_neighbour ON check_ins (neighbour_id) WHERE neighbour_id IS NOT NULL;
CREATE INDEX check_ins_next ON check_ins (next_at);
CREATE INDEX check_ins_due ON check_ins (due_at) WHERE due_at IS NOT NULL;

-- The chats that heard that nobody answers; they hear too when somebody does.
CREATE TABLE check_in_told (
    check_in_id INTEGER NOT NULL REFERENCES check_ins (id) ON DELETE CASCADE,
    chat_id INTEGER NOT NULL REFERENCES chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (check_in_id, chat_id)
);
