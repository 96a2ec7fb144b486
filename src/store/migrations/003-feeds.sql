-- Feeds that are read again and again. "state" is JSON.
CREATE TABLE feeds (
	url TEXT PRIMARY KEY,
	added INTEGER NOT NULL,
	state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was read of each, so that only what changed is read again. "saved" is milliseconds since 1970.
CREATE TABLE feed_items (
	feed TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE,
	key TEXT NOT NULL,
	saved INTEGER NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_items_saved ON feed_items (feed, saved);
