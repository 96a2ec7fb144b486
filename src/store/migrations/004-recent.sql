-- Who was quoted lately: read from the newest backwards, without touching the rows.
CREATE INDEX appearances_recent ON appearances (moment, visible_from, person, quotes);
