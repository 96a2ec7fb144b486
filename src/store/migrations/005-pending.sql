-- Work that has been promised and is not done yet; "payload" is JSON. Whose lease is over has died.
CREATE TABLE pending (
	key TEXT PRIMARY KEY,
	kind TEXT NOT NULL,
	payload TEXT NOT NULL,
	since INTEGER NOT NULL,
	owner TEXT NOT NULL,
	until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_until ON pending (kind, until);
