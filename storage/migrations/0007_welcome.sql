-- When an account is reminded of the agreement it has not accepted yet, or its leader is told; NULL: never again.
ALTER TABLE members ADD COLUMN remind_at INTEGER;
CREATE INDEX members_remind ON members (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX members_agreement ON members (agreement);

-- Whether the bot may pin in a chat.
ALTER TABLE chats ADD COLUMN can_pin INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX chat_choices_open ON chat_choices (group_id, chat_id) WHERE state = 'asked';

-- Who could act for a group when it was looked at last: 3 its leader, 2 a deputy, 1 only neighbours, 0 nobody on
-- Telegram. NULL: not looked at yet.
ALTER TABLE groups ADD COLUMN acting INTEGER;

-- Whether the household had somebody whom the bot can write to when it was looked at last.
ALTER TABLE households ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;
