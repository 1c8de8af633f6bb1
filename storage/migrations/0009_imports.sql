-- What the official was shown of a file: confirmed is only that. And who is missing from it: a JSON list of numbers.
ALTER TABLE imports ADD COLUMN shown TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN missing TEXT NOT NULL DEFAULT '[]';
