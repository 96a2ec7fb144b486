-- What was read. "moment" is milliseconds since 1970, the very lowest for an article without a date; "visible_from" is
-- the end of an embargo (0 without one), and never comes for what is withheld or canceled. A "ref" is a text of any
-- length as an index can hold it. Texts have an escape for what PostgreSQL cannot store; the program makes both.
-- "stems" are made by the program, too; what is shown never comes from them.
CREATE TABLE articles (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ref text COLLATE "C" NOT NULL UNIQUE,
	id text NOT NULL,
	revision integer NOT NULL,
	language text NOT NULL,
	headline text,
	publisher text,
	url text,
	published_at text,
	day text COLLATE "C",
	moment bigint NOT NULL,
	visible_from bigint NOT NULL,
	quotes integer NOT NULL,
	people integer NOT NULL,
	fact_boxes integer NOT NULL,
	derivation text NOT NULL,
	stems tsvector NOT NULL
);
CREATE INDEX articles_newest ON articles (moment DESC, number DESC) INCLUDE (visible_from, day);
CREATE INDEX articles_derivation ON articles (derivation);
CREATE INDEX articles_stems ON articles USING gin (stems) WITH (fastupdate = off);
-- Without it the planner takes every word for a rare one, or for a common one.
ALTER TABLE articles ALTER COLUMN stems SET STATISTICS 2000;

-- Both columns are JSON, so that every UTF-16 code unit of a text comes back as it was.
CREATE TABLE bodies (
	article bigint PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
	body text NOT NULL,
	text text NOT NULL
);

CREATE TABLE revisions (
	ref text COLLATE "C" NOT NULL,
	revision integer NOT NULL,
	replaced bigint NOT NULL,
	body text NOT NULL,
	text text NOT NULL,
	PRIMARY KEY (ref, revision)
);

CREATE TABLE origins (
	ref text COLLATE "C" PRIMARY KEY,
	digest text NOT NULL,
	id text NOT NULL
);

CREATE TABLE languages (ref text COLLATE "C" PRIMARY KEY, code text NOT NULL);

-- All tables below are made from the bodies and can be made again.
CREATE TABLE headline_words (
	word text COLLATE "C" NOT NULL,
	article bigint NOT NULL,
	PRIMARY KEY (word, article)
);
CREATE INDEX headline_words_of ON headline_words (article, word);

-- Counts are over all appearances; they hold for a reader once "settled" has come, when the last embargo has ended.
CREATE TABLE people (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ref text COLLATE "C" NOT NULL UNIQUE,
	key text NOT NULL,
	quotes integer NOT NULL,
	articles integer NOT NULL,
	settled bigint NOT NULL
);
CREATE INDEX people_quoted ON people (quotes DESC, ref);
CREATE INDEX people_settled ON people (settled);

-- One person in one article. "words" is JSON: the words by which the article lets the person be found.
CREATE TABLE appearances (
	article bigint NOT NULL,
	person bigint NOT NULL,
	place integer NOT NULL,
	name text NOT NULL,
	role text,
	quotes integer NOT NULL,
	moment bigint NOT NULL,
	visible_from bigint NOT NULL,
	words text NOT NULL,
	PRIMARY KEY (article, person)
);
CREATE INDEX appearances_newest ON appearances (person, moment DESC, article DESC) INCLUDE (visible_from);
CREATE INDEX appearances_recent ON appearances (moment) INCLUDE (visible_from, person, quotes);

-- "named": a word of the name or of an alias, not of a role alone.
CREATE TABLE name_words (
	word text COLLATE "C" NOT NULL,
	person bigint NOT NULL,
	named boolean NOT NULL,
	visible_from bigint NOT NULL,
	PRIMARY KEY (word, person)
);
CREATE INDEX name_words_of ON name_words (person, word);

-- Trigrams of the words of names, with the length of the word.
CREATE TABLE word_grams (
	gram text COLLATE "C" NOT NULL,
	size integer NOT NULL,
	word text COLLATE "C" NOT NULL,
	PRIMARY KEY (gram, size, word)
);

-- "place" counts down within an article: one descending index then gives the newest article first and its turns in the
-- order of reading.
CREATE TABLE turns (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	article bigint NOT NULL,
	place integer NOT NULL,
	person bigint,
	day text COLLATE "C",
	moment bigint NOT NULL,
	visible_from bigint NOT NULL,
	turn text NOT NULL,
	stems tsvector NOT NULL
);
CREATE INDEX turns_newest ON turns (person, moment DESC, article DESC, place DESC) INCLUDE (visible_from, day, number);
CREATE INDEX turns_of ON turns (article, place DESC);
CREATE INDEX turns_stems ON turns USING gin (stems) WITH (fastupdate = off);
ALTER TABLE turns ALTER COLUMN stems SET STATISTICS 2000;

CREATE TABLE fact_boxes (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	article bigint NOT NULL,
	place integer NOT NULL,
	day text COLLATE "C",
	moment bigint NOT NULL,
	visible_from bigint NOT NULL,
	box text NOT NULL
);
CREATE INDEX fact_boxes_newest ON fact_boxes (moment DESC, article DESC, place DESC) INCLUDE (visible_from, day);
CREATE INDEX fact_boxes_of ON fact_boxes (article);

-- What processes tell each other. Values are JSON.
CREATE TABLE claims (ref text COLLATE "C" PRIMARY KEY, expires bigint NOT NULL);
CREATE INDEX claims_expiry ON claims (expires);
CREATE TABLE kept (token text COLLATE "C" PRIMARY KEY, value text NOT NULL, expires bigint NOT NULL);
CREATE INDEX kept_expiry ON kept (expires);
CREATE TABLE remembered (ref text COLLATE "C" PRIMARY KEY, value text NOT NULL);

-- What people say about who said something, in the order of their making; "correction" is JSON. An undone one is kept.
CREATE TABLE corrections (
	number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	article text COLLATE "C" NOT NULL,
	correction text NOT NULL,
	undone bigint,
	undone_by text
);
CREATE INDEX corrections_of ON corrections (article, number);

-- Feeds that are read again and again, and what was read of each. "state" is JSON; "saved" is milliseconds since 1970.
CREATE TABLE feeds (
	ref text COLLATE "C" PRIMARY KEY,
	added bigint NOT NULL,
	state text NOT NULL
);
CREATE TABLE feed_items (
	feed text COLLATE "C" NOT NULL REFERENCES feeds ON DELETE CASCADE,
	ref text COLLATE "C" NOT NULL,
	saved bigint NOT NULL,
	state text NOT NULL,
	PRIMARY KEY (feed, ref)
);
CREATE INDEX feed_items_saved ON feed_items (feed, saved);

-- Work that has been promised and is not done yet; "payload" is JSON. Whose lease is over has died.
CREATE TABLE pending (
	ref text COLLATE "C" PRIMARY KEY,
	key text NOT NULL,
	kind text NOT NULL,
	payload text NOT NULL,
	since bigint NOT NULL,
	owner text NOT NULL,
	until bigint NOT NULL
);
CREATE INDEX pending_until ON pending (until);
