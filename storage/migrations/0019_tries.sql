-- How often the program began with an update that it had not ended before it was itself ended: an update that kills
-- the program is set aside after three times.
ALTER TABLE inbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
