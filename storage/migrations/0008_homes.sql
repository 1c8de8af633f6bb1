-- When a household that is not active any more left; what it told is erased some days after. NULL: it is here.
ALTER TABLE households ADD COLUMN gone_at INTEGER;
CREATE INDEX households_gone ON households (gone_at) WHERE gone_at IS NOT NULL;

-- A leader wrote it down without the office's number: `number` is made up until an official sets the right one.
ALTER TABLE households ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;

-- Whether the others of the household heard of the account, and it was asked whether it moved or speaks for both.
ALTER TABLE members ADD COLUMN introduced INTEGER NOT NULL DEFAULT 0;
UPDATE members SET introduced = 1;
CREATE INDEX members_new ON members (since) WHERE introduced = 0;

-- A wish nobody decides: when its leader is reminded, or the officials are asked, next; NULL: never again.
ALTER TABLE join_requests ADD COLUMN due_at INTEGER;
ALTER TABLE join_requests ADD COLUMN chased INTEGER NOT NULL DEFAULT 0;  -- 1: the leader was reminded, 2: officials were asked
UPDATE join_requests SET due_at = asked_at + 86400 WHERE state = 'asked';
CREATE INDEX join_requests_due ON join_requests (due_at) WHERE state = 'asked' AND due_at IS NOT NULL;
