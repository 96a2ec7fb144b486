-- What people say about who said something, in the order of their making; "correction" is JSON. An undone one is kept.
CREATE TABLE corrections (
	number INTEGER PRIMARY KEY,
	article TEXT NOT NULL,
	correction TEXT NOT NULL,
	undone INTEGER,
	undone_by TEXT
) STRICT;
CREATE INDEX corrections_of ON corrections (article, number);

-- In how many turns a stem stands, for finding what is nearest by its rarest words.
CREATE VIRTUAL TABLE turn_vocabulary USING fts5vocab (turn_stems, row);
