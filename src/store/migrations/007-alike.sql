-- Whether a source gave the article an address or an id of its own; what nobody named may be another's copy.
ALTER TABLE articles ADD COLUMN named INTEGER NOT NULL DEFAULT 1;

-- A few numbers of each text, by which its copies find it. In the article's row the same as JSON.
ALTER TABLE articles ADD COLUMN prints TEXT NOT NULL DEFAULT '[]';
CREATE TABLE prints (
	print INTEGER NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (print, article)
) STRICT, WITHOUT ROWID;
