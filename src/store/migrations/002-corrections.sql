-- What people say about who said something, in the order of their making; "correction" is JSON. An undone one is kept.
CREATE TABLE corrections (
	number INTEGER PRIMARY KEY,
	article TEXT NOT NULL,
	correction TEXT NOT NULL,
	undone INTEGER,
	undone_by TEXT
) STRICT;
CREATE INDEX corrections_of ON corrections (article, number);
