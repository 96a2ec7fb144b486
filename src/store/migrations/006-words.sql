-- Where words stand in a text nobody asks, so the indexes need not tell it.
DROP TABLE article_stems;
DROP TABLE turn_stems;
CREATE VIRTUAL TABLE article_stems USING fts5 (
	stems, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none, prefix = '4'
);
CREATE VIRTUAL TABLE turn_stems USING fts5 (
	stems, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none, prefix = '4'
);

-- The words of names, and their trigrams with the length of the word: for words that are typed nearly so.
DROP TABLE word_grams;
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE name_grams USING fts5 (
	grams, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none
);

-- Hardly anybody is under an embargo.
DROP INDEX people_settled;
CREATE INDEX people_settled ON people (settled) WHERE settled > 0;
