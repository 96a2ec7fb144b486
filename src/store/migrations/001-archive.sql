-- What was read. "moment" is milliseconds since 1970, the very lowest for an article without a date; "visible_from" is
-- the end of an embargo (0 without one), and never comes for what is withheld or canceled.
CREATE TABLE articles (
	number INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	revision INTEGER NOT NULL,
	language TEXT NOT NULL,
	headline TEXT,
	publisher TEXT,
	url TEXT,
	published_at TEXT,
	day TEXT,
	moment INTEGER NOT NULL,
	visible_from INTEGER NOT NULL,
	quotes INTEGER NOT NULL,
	people INTEGER NOT NULL,
	fact_boxes INTEGER NOT NULL,
	derivation TEXT NOT NULL
) STRICT;
CREATE INDEX articles_newest ON articles (moment DESC, number DESC, visible_from, day);
CREATE INDEX articles_derivation ON articles (derivation);

-- Both columns are JSON, so that every UTF-16 code unit of a text comes back as it was.
CREATE TABLE bodies (
	article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
	body TEXT NOT NULL,
	text TEXT NOT NULL
) STRICT;

CREATE TABLE revisions (
	id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	replaced INTEGER NOT NULL,
	body TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (id, revision)
) STRICT;

CREATE TABLE origins (
	place TEXT PRIMARY KEY,
	digest TEXT NOT NULL,
	id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE languages (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- All tables below are made from the bodies and can be made again.
CREATE TABLE headline_words (
	word TEXT NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (word, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX headline_words_of ON headline_words (article, word);

-- Counts are over all appearances; they hold for a reader once "settled" has come, when the last embargo has ended.
CREATE TABLE people (
	number INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,
	quotes INTEGER NOT NULL,
	articles INTEGER NOT NULL,
	settled INTEGER NOT NULL
) STRICT;
CREATE INDEX people_quoted ON people (quotes DESC, key);
CREATE INDEX people_settled ON people (settled);

-- One person in one article. "words" is JSON: the words by which the article lets the person be found.
CREATE TABLE appearances (
	article INTEGER NOT NULL,
	person INTEGER NOT NULL,
	place INTEGER NOT NULL,
	name TEXT NOT NULL,
	role TEXT,
	quotes INTEGER NOT NULL,
	moment INTEGER NOT NULL,
	visible_from INTEGER NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (article, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_newest ON appearances (person, moment DESC, article DESC, visible_from);

-- "named": a word of the name or of an alias, not of a role alone.
CREATE TABLE name_words (
	word TEXT NOT NULL,
	person INTEGER NOT NULL,
	named INTEGER NOT NULL,
	visible_from INTEGER NOT NULL,
	PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_words_of ON name_words (person, word);

-- Trigrams of the words of names, with the length of the word.
CREATE TABLE word_grams (
	gram TEXT NOT NULL,
	size INTEGER NOT NULL,
	word TEXT NOT NULL,
	PRIMARY KEY (gram, size, word)
) STRICT, WITHOUT ROWID;

-- "place" counts down within an article: one descending index then gives the newest article first and its turns in the
-- order of reading.
CREATE TABLE turns (
	number INTEGER PRIMARY KEY,
	article INTEGER NOT NULL,
	place INTEGER NOT NULL,
	person INTEGER,
	day TEXT,
	moment INTEGER NOT NULL,
	visible_from INTEGER NOT NULL,
	turn TEXT NOT NULL
) STRICT;
CREATE INDEX turns_newest ON turns (person, moment DESC, article DESC, place DESC, visible_from, day);
CREATE INDEX turns_of ON turns (article, place DESC);

CREATE TABLE fact_boxes (
	number INTEGER PRIMARY KEY,
	article INTEGER NOT NULL,
	place INTEGER NOT NULL,
	day TEXT,
	moment INTEGER NOT NULL,
	visible_from INTEGER NOT NULL,
	box TEXT NOT NULL
) STRICT;
CREATE INDEX fact_boxes_newest ON fact_boxes (moment DESC, article DESC, place DESC, visible_from, day);
CREATE INDEX fact_boxes_of ON fact_boxes (article);

-- Stems, made by the program and parted by blanks; what is shown never comes from here.
CREATE VIRTUAL TABLE article_stems USING fts5 (stems, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '4');
CREATE VIRTUAL TABLE turn_stems USING fts5 (stems, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '4');

-- What processes tell each other. Values are JSON.
CREATE TABLE claims (key TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX claims_expiry ON claims (expires);
CREATE TABLE kept (token TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX kept_expiry ON kept (expires);
CREATE TABLE remembered (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
