-- Warnings of other offices: the feeds that are polled, what was found in them, and the village's own messages for others.

CREATE TABLE cap_feeds (
    url TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL,                          -- when it is polled next
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',                -- Last-Modified, as the server wrote it
    failures INTEGER NOT NULL DEFAULT 0,              -- in a row
    failing_since INTEGER,                            -- NULL: the last poll worked
    problem TEXT NOT NULL DEFAULT '',                 -- a code: why the last poll did not work
    told_at INTEGER                                   -- when the admins were told that it is dead; NULL: not so
);

-- The messages a feed points to. `mark` is what the feed says of its version: another mark, and it is fetched anew.
CREATE TABLE cap_links (
    feed TEXT NOT NULL REFERENCES cap_feeds (url) ON DELETE CASCADE,
    link TEXT NOT NULL,
    mark TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'given-up')),
    tries INTEGER NOT NULL DEFAULT 0,
    seen_at INTEGER NOT NULL,                         -- when the feed last named it
    PRIMARY KEY (feed, link)
);
CREATE INDEX cap_links_open ON cap_links (feed) WHERE state = 'open';

-- Every message with an identity, once, whatever was done with it.
CREATE TABLE cap_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,
    sent TEXT NOT NULL,                               -- ISO 8601 in UTC
    feed TEXT NOT NULL,                               -- where it was found first
    received_at INTEGER NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,                             -- a code of domain/cap_codes.py
    defects TEXT NOT NULL DEFAULT '[]',               -- JSON list of codes
    link TEXT NOT NULL DEFAULT '',                    -- JSON: what ties it to others (domain/cap_chain.py); empty: it acts on nothing
    proposal TEXT NOT NULL DEFAULT '',                -- JSON: the warning it would become; empty: none
    alert_id INTEGER REFERENCES alerts (id),          -- the warning that was made of it, or that it updated or ended
    UNIQUE (sender, identifier, sent)
);
CREATE INDEX cap_messages_received ON cap_messages (received_at);
CREATE INDEX cap_messages_alert ON cap_messages (alert_id) WHERE alert_id IS NOT NULL;

-- What the village itself tells others, written once and never changed.
CREATE TABLE cap_out (
    identifier TEXT PRIMARY KEY,
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    kind TEXT NOT NULL CHECK (kind IN ('alert', 'update', 'clear', 'error')),
    subject INTEGER NOT NULL DEFAULT 0,               -- update: which one
    sender TEXT NOT NULL,
    sent TEXT NOT NULL,                               -- as it stands in the message, with its offset
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    xml TEXT NOT NULL,
    UNIQUE (alert_id, kind, subject)
);
CREATE INDEX cap_out_at ON cap_out (at);
CREATE INDEX alerts_issued ON alerts (issued_at);
CREATE INDEX alerts_from_elsewhere ON alerts (until) WHERE origin = 'cap' AND state IN ('draft', 'waiting');
