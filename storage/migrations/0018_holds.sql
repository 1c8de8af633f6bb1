-- How long Telegram asked a chat to wait, for the process after this one; `meta.held_from`, `meta.held_until`: everything.
ALTER TABLE chats ADD COLUMN held_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
